import { DatabaseSync } from "node:sqlite";
import { createPrivately } from "./private-file.ts";
import { isBusy } from "./result-codes.ts";
import { SqliteError } from "./sqlite-error.ts";

/** Held until it is released, or until the process ends, however it ends. */
export interface Lock {
  release(): void;
}

/**
 * Takes the lock of one owner on a folder. The operating system drops it with the process: it is an open exclusive
 * transaction in an empty database. A file with a process id in it would outlive a crash, and another process would
 * soon have that id.
 *
 * @param file a file for the lock alone, made when it is missing; on a local disk
 * @throws SqliteError `locked` when another process, or this one, holds it; `file` when the file cannot be made
 */
export function lockFile(file: string): Lock {
  createPrivately(file);
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (cause) {
    database.close();
    if (!isBusy(cause)) throw cause;
    throw new SqliteError("locked", "is held by another process: stop it, or use another folder", { cause });
  }
  return { release: () => database.close() };
}
