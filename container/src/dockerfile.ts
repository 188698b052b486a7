/** One instruction of a Dockerfile, its continued lines joined. */
export interface Instruction {
  /** In capitals. */
  readonly keyword: string;
  /** `--from=build` as `from`, `build`; of a flag that is given twice, the last one. */
  readonly flags: ReadonlyMap<string, string>;
  /** What follows the keyword and its flags. */
  readonly words: string;
}

/** What begins with a `FROM`. */
export interface Stage {
  readonly base: string;
  /** Behind `AS`. */
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** @throws Error where there is something before the first `FROM` */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { base: string; name: string | undefined; instructions: Instruction[] }[] = [];
  for (const line of logicalLines(text)) {
    const instruction = parseInstruction(line);
    if (instruction.keyword === "FROM") {
      const [base = "", , name] = instruction.words.split(/\s+/);
      stages.push({ base, name, instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new Error(`A Dockerfile begins with FROM, not with ${line}`);
    stage.instructions.push(instruction);
  }
  return stages;
}

/** Without comments and empty lines, those within an instruction too. */
function logicalLines(text: string): readonly string[] {
  return text
    .split("\n")
    .filter((line) => !/^\s*(#|$)/.test(line))
    .join("\n")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .map((line) => line.trim());
}

function parseInstruction(line: string): Instruction {
  const [, keyword = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
  const [given = ""] = /^(?:--\S+\s+)*/.exec(rest) ?? [];
  const flags = given
    .split(/\s+/)
    .filter(Boolean)
    .map((flag) => {
      const [name = "", ...value] = flag.slice(2).split("=");
      return [name, value.join("=")] as const;
    });
  return { keyword: keyword.toUpperCase(), flags: new Map(flags), words: rest.slice(given.length) };
}

/** The words of `["program", "word"]`. @throws Error for the form that a shell would read */
export function execForm(words: string): readonly string[] {
  const parsed: unknown = words.startsWith("[") ? JSON.parse(words) : undefined;
  if (Array.isArray(parsed) && parsed.every((word) => typeof word === "string")) return parsed;
  throw new Error(`Write a program and its words as a JSON list, so that signals reach it: ${words}`);
}

/** `NAME=value NAME="value of words"`; `${NAME}` stands for what is known. */
export function assignments(words: string, known: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const pairs = [...words.matchAll(/([\w.]+)=(?:"([^"]*)"|(\S*))/g)].map(
    ([, name = "", quoted, bare = ""]) => [name, expand(quoted ?? bare, known)] as const,
  );
  return Object.fromEntries(pairs);
}

function expand(text: string, known: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => known[name] ?? "");
}
