import { closeSync, openSync, type Stats, statSync } from "node:fs";
import path from "node:path";
import { makeFolder, UnusablePath } from "@mgp/adapter-kit";
import { SqliteError } from "./sqlite-error.ts";

/**
 * Makes an empty file with mode 0600, and its folder with mode 0700, before SQLite makes a file that all may read. A
 * file that is there is left untouched: closing a file drops all locks that its process holds on it.
 *
 * @throws SqliteError `file` when it cannot be made, or when what stands there is no file
 */
export function createPrivately(file: string): void {
  try {
    makeFolder(path.dirname(file));
    if (!isFile(file)) closeSync(openSync(file, "wx", 0o600));
  } catch (cause) {
    // Another process made it between the two looks.
    if (isFile(file)) return;
    throw new SqliteError("file", faultOf(file, cause), { cause });
  }
}

function faultOf(file: string, cause: unknown): string {
  if (cause instanceof UnusablePath) return `cannot be created, since its folder ${cause.message}`;
  if (statsOf(file)?.isDirectory() === true) return "is a folder: name a file in it";
  return "cannot be created: use a folder that this process may write to";
}

function isFile(file: string): boolean {
  return statsOf(file)?.isFile() === true;
}

function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
