import { closeSync, openSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { StoreError } from "@mgp/core";
import { isCode } from "./system-error.ts";

/** Held until it is released, or until the process ends, however it ends. */
export interface Lock {
  release(): void;
}

/**
 * Takes a lock that the operating system drops with the process: an open exclusive transaction in an empty database.
 * A file with a process id in it would outlive a crash, and the id would soon be another process's.
 *
 * @throws StoreError `unavailable` when another store, of this process or another, holds it
 */
export function lockFile(file: string): Lock {
  createPrivately(file);
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    throw new StoreError(
      "unavailable",
      "another process uses the folder of the file adapter: stop it, or give this one a folder of its own " +
        "(MGP_FILE_STORAGE_DIR, --file-storage-dir)",
      { cause: error },
    );
  }
  return { release: () => database.close() };
}

/** Makes an empty file for its owner only. Leaves one that is there: closing it would drop the locks of this process on it. */
function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, "wx", 0o600));
  } catch (error) {
    if (!isCode(error, "EEXIST")) throw error;
  }
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}
