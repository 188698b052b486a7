import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { repository } from "./repository.ts";

const runFile = promisify(execFile);

export interface BuildOptions {
  /** An empty folder. */
  readonly folder: string;
  /** `--build-arg`. */
  readonly buildArguments: Readonly<Record<string, string>>;
}

/**
 * Runs the steps of the Dockerfile's first stage in their order, on this machine, over what `COPY . .` would copy. Each
 * has a home of its own, so that a cache which another step filled is not there, as when that one comes out of an
 * engine's cache; what is mounted is kept.
 *
 * @returns the working directory of the stage
 * @throws Error for a step that fails, with what it printed
 */
export async function runBuildSteps({ folder, buildArguments }: BuildOptions): Promise<string> {
  const [, stage = ""] = readFileSync(path.join(repository, "Dockerfile"), "utf8")
    .replaceAll(/^\s*#.*\n/gm, "")
    .replaceAll(/\\\n\s*/g, "")
    .split(/^FROM .*$/m);
  const declared = [...stage.matchAll(/^ARG (\w+)="(.*)"$/gm)].map(
    ([, name = "", value = ""]) => [name, value] as const,
  );
  const workingDirectory = path.join(folder, "build");
  copyContext(workingDirectory);
  for (const [, mount, command = ""] of stage.matchAll(/^RUN (?:--mount=type=cache,target=\/root\/(\S+) )?(.*)$/gm)) {
    const environment = { ...environmentOf(folder, mount), ...Object.fromEntries(declared), ...buildArguments };
    await runStep(command, workingDirectory, environment);
  }
  return workingDirectory;
}

/** The repository without what `.dockerignore` names. */
function copyContext(destination: string): void {
  const patterns = readFileSync(path.join(repository, ".dockerignore"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  cpSync(repository, destination, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => !patterns.some((pattern) => path.matchesGlob(path.relative(repository, source), pattern)),
  });
}

async function runStep(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<void> {
  try {
    await runFile("sh", ["-c", command], { cwd, env, maxBuffer: 64 * 1024 * 1024 });
  } catch (error) {
    const said = error instanceof Error && "stdout" in error && "stderr" in error ? [error.stdout, error.stderr] : [];
    throw new Error(`RUN ${command} failed.\n${said.join("\n")}`, { cause: error });
  }
}

/** This machine's, for its programs and its way to the registry, without its caches and what the tests' runner set. */
function environmentOf(folder: string, mount: string | undefined): NodeJS.ProcessEnv {
  const foreign = /^(?:CI|NODE_ENV|NODE_OPTIONS|(?:MGP|VITEST|TURBO|XDG|PNPM|COREPACK)\w*|npm_(?!config_registry).*)$/i;
  const home = mkdtempSync(path.join(folder, "home-"));
  if (mount !== undefined) link(path.join(folder, "mounts", mount), path.join(home, mount));
  const prefix = path.join(folder, "usr");
  const programs = [path.join(prefix, "bin"), path.dirname(process.execPath), process.env["PATH"] ?? ""];
  return {
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name))),
    HOME: home,
    PATH: programs.join(path.delimiter),
    // Where packages go that are installed for all.
    npm_config_prefix: prefix,
    npm_config_userconfig: path.join(homedir(), ".npmrc"),
  };
}

function link(kept: string, place: string): void {
  for (const folder of [kept, path.dirname(place)]) mkdirSync(folder, { recursive: true });
  symlinkSync(kept, place);
}
