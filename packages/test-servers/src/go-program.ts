import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const cache = path.join(import.meta.dirname, "../../..", ".cache/go");
const run = promisify(execFile);

/** Milliseconds: the first build on a machine compiles the standard library too. */
const BUILD_MS = 300_000;

/** Why no Go program can be built here; `undefined`: it can. */
export function goMissing(): string | undefined {
  if (spawnSync("go", ["version"]).status === 0) return undefined;
  return "there is no Go; any from 1.19 on will do (on Debian: apt-get install golang-go)";
}

/** Where a Go program comes from. */
export type GoSource =
  /** A folder with a `go.mod` and a `main` package. */
  | { readonly folder: string }
  /** A published `main` package, with its version: `example.com/tool/cmd/tool@v1.2.3`. */
  | { readonly published: string };

/**
 * Builds a Go program and keeps it in the checkout's cache. Returns its path.
 *
 * @param name of the file; names the version as well, since a program that is there is not built again
 * @throws Error with what the compiler said
 */
export async function goProgram(name: string, source: GoSource): Promise<string> {
  const program = path.join(cache, process.platform === "win32" ? `${name}.exe` : name);
  if (existsSync(program)) return program;
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "build-"));
  try {
    // A process that builds it at the same time builds the same; the last one stays.
    renameSync(await build(source, folder), program);
    return program;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function build(source: GoSource, output: string): Promise<string> {
  const target = path.join(output, "program");
  if ("folder" in source) {
    await runGo(["build", "-buildvcs=false", "-o", target, "."], source.folder);
    return target;
  }
  await runGo(["install", "-buildvcs=false", source.published], output, { GOBIN: output });
  const [tool = ""] = source.published.split("@");
  return path.join(output, path.basename(tool) + (process.platform === "win32" ? ".exe" : ""));
}

async function runGo(words: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = {}): Promise<void> {
  // Settings of a workspace or a module around the checkout are none of the program's; without C no compiler is needed.
  const env = { ...process.env, GOFLAGS: "", GOWORK: "off", CGO_ENABLED: "0", ...environment };
  await run("go", [...words], { cwd, env, timeout: BUILD_MS });
}
