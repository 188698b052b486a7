import { closeSync, openSync } from "node:fs";

/**
 * Makes an empty file that only its owner may read, before SQLite makes it readable for all. Leaves a file that is
 * there untouched: closing a file drops all locks of its process on it.
 */
export function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
}
