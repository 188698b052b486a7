import { existsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { allCases } from "../all-cases.ts";
import type { CaseGroup } from "../case.ts";
import { chosenCases } from "../chosen-cases.ts";
import { messageOf } from "../conformance-failure.ts";
import { type ConformanceOptions, runConformance } from "../run-conformance.ts";
import type { ConformanceTarget } from "../target.ts";
import { findPackage } from "./find-package.ts";
import { importAdapter } from "./import-adapter.ts";
import { readOptions } from "./options-file.ts";
import { listLines, resultLines, slowLine, summaryLines } from "./print-report.ts";

const USAGE = `Usage: mgp-conformance <package> [--options file.json] [--json report.json] [--case id]... [--seed number]
       mgp-conformance --list

Proves that the adapter that <package> exports by default keeps the adapter contract.

  --options file.json  { "settings": { "MGP_…": "…" } }: what the adapter is opened with. In a value {folder} stands
                       for an empty folder of its own for each case, and {id} for a word of its own.
                       Never point it at a backend that holds anything.
  --json report.json   writes the report as JSON
  --case id            runs this case only; may be repeated
  --list               shows every case: its id, what holds when it passes, and when it applies
  --seed number        repeats the random sequences of an earlier run

Exits with 0 when every case that applies passed, with 1 when one failed, with 2 when nothing could be run.
`;

/** What the command needs of its process. */
export interface CommandContext {
  readonly workingDirectory: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** With which packages are resolved. @default process.execArgv */
  readonly execArgv?: readonly string[];
}

interface Arguments {
  readonly target: ConformanceTarget<unknown>;
  readonly options: ConformanceOptions;
  readonly json: string | undefined;
}

/** Runs the command and answers with its exit code. */
export async function run(args: readonly string[], context: CommandContext): Promise<number> {
  let given: Arguments | string;
  try {
    given = await read(args, context);
  } catch (error) {
    context.err(`${messageOf(error)}\n`);
    return 2;
  }
  const print = (lines: readonly string[]): void => context.out(`${lines.join("\n")}\n`);
  if (typeof given === "string") {
    context.out(given);
    return 0;
  }
  let group: CaseGroup | undefined;
  const report = await runConformance(given.target, {
    ...given.options,
    onSlow: (one, runningMs) => print([slowLine(one, runningMs)]),
    onResult: (result) => {
      if (result.group !== group) print([result.group]);
      ({ group } = result);
      print(resultLines(result));
    },
  });
  print(summaryLines(report));
  if (given.json !== undefined) {
    writeFileSync(given.json, `${JSON.stringify(report, undefined, 2)}\n`);
  }
  return report.failed === 0 ? 0 : 1;
}

/** A text: it is all that was asked for. */
async function read(
  args: readonly string[],
  { workingDirectory, execArgv }: CommandContext,
): Promise<Arguments | string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      options: { type: "string" },
      json: { type: "string" },
      case: { type: "string", multiple: true },
      seed: { type: "string" },
      list: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return USAGE;
  if (values.list === true) return `${listLines(allCases).join("\n")}\n`;
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0) throw new Error(USAGE);
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw new Error("--seed has to be a whole number.");
  // Says what is wrong with an id before anything is opened.
  chosenCases(values.case);
  const json = values.json === undefined ? undefined : path.resolve(workingDirectory, values.json);
  if (json !== undefined && !existsSync(path.dirname(json))) {
    throw new Error(`--json: there is no folder ${path.dirname(json)}. Make it first.`);
  }
  const module = findPackage(name, workingDirectory, execArgv);
  const adapter = await importAdapter(module);
  const settings = values.options === undefined ? {} : readOptions(path.resolve(workingDirectory, values.options));
  return {
    target: { adapter, processes: { module }, ...settings },
    options: { ...(values.case === undefined ? {} : { cases: values.case }), ...(seed === undefined ? {} : { seed }) },
    json,
  };
}
