import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import type { TestContext } from "vitest";

/** The folder of the programs of a virtual environment, or why there is none. */
type Programs = { readonly folder: string } | { readonly missing: string };

const run = promisify(execFile);
const repository = path.join(import.meta.dirname, "../../../..");
const BUILD_DEADLINE_MS = 170_000;
const isWindows = process.platform === "win32";

/** A virtual environment with exactly the packages of a requirements file, made once and kept. */
export class PythonEnvironment {
  readonly #requirements: string;
  readonly #what: string;
  #programs: Promise<Programs> | undefined;

  /** @param what the packages, for the reason why a test is skipped */
  constructor(requirements: string, what: string) {
    this.#requirements = requirements;
    this.#what = what;
  }

  /** The path of a program in it, or why there is none. */
  async find(program: string): Promise<{ readonly program: string } | { readonly missing: string }> {
    this.#programs ??= findOrBuild(this.#requirements);
    const found = await this.#programs;
    return "missing" in found ? found : { program: path.join(found.folder, isWindows ? `${program}.exe` : program) };
  }

  /** The path of a program in it. Without one the test is skipped with the reason; with CI=true it fails. */
  async require(context: Pick<TestContext, "skip">, program: string): Promise<string> {
    const found = await this.find(program);
    if ("program" in found) return found.program;
    const reason = `${this.#what} cannot be had: ${found.missing}`;
    if (process.env["CI"] === "true") throw new Error(reason);
    return context.skip(reason);
  }
}

async function findOrBuild(requirements: string): Promise<Programs> {
  const hash = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16);
  const folder = path.join(repository, ".cache/python", hash);
  const ready = path.join(folder, "ready");
  const programs = path.join(folder, isWindows ? "Scripts" : "bin");
  mkdirSync(path.dirname(folder), { recursive: true });
  const deadline = Date.now() + BUILD_DEADLINE_MS;
  while (!existsSync(ready)) {
    if (Date.now() > deadline) return { missing: "another process has been installing them for too long" };
    const release = takeLock(`${folder}.lock`);
    if (release === undefined) {
      // Another process installs them; its `ready` file or its end is what we wait for.
      await pause(200);
      continue;
    }
    try {
      if (!existsSync(ready)) await build(folder, path.join(programs, "python"), requirements);
      writeFileSync(ready, "");
    } catch (error) {
      return { missing: reasonOf(error) };
    } finally {
      release();
    }
  }
  return { folder: programs };
}

async function build(folder: string, interpreter: string, requirements: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await run("python3", ["-m", "venv", folder], { timeout: BUILD_DEADLINE_MS });
  const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement", requirements];
  await run(interpreter, install, { timeout: BUILD_DEADLINE_MS });
}

/** A folder is the lock, since making one is atomic; one whose owner is gone is taken over. */
function takeLock(lock: string): (() => void) | undefined {
  const owner = path.join(lock, "owner");
  try {
    mkdirSync(lock);
  } catch {
    if (existsSync(owner) && !isAlive(Number(readFileSync(owner, "utf8"))))
      rmSync(lock, { recursive: true, force: true });
    return undefined;
  }
  writeFileSync(owner, String(process.pid));
  return () => rmSync(lock, { recursive: true, force: true });
}

function isAlive(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

/** The last line that a program said is the one that names the fault. */
function reasonOf(error: unknown): string {
  const stderr = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  const text = stderr || (error instanceof Error ? error.message : String(error));
  return text.split("\n").at(-1) ?? text;
}
