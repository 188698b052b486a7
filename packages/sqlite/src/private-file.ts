import { closeSync, mkdirSync, openSync, statSync } from "node:fs";
import path from "node:path";
import { SqliteError } from "./sqlite-error.ts";

/**
 * Makes an empty file with mode 0600, and its folder with mode 0700, before SQLite makes a file that all may read. A
 * file that is there is left untouched: closing a file drops all locks that its process holds on it.
 *
 * @throws SqliteError `file` when it cannot be made, or when what stands there is no file
 */
export function createPrivately(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    if (!isFile(file)) closeSync(openSync(file, "wx", 0o600));
  } catch (cause) {
    // Another process made it between the two looks.
    if (isFile(file)) return;
    throw new SqliteError("file", "cannot be made: use a folder that this process may write to", { cause });
  }
}

function isFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
