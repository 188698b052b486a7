import { mkdirSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createPrivately } from "../private-file.ts";

/** Another process holds what this one needs. */
export class LedgerLocked extends Error {
  override readonly name = "LedgerLocked";
}

/** Held until it is released, or until the process ends, however it ends. */
export interface Lock {
  release(): void;
}

/**
 * Takes a lock that the operating system drops with the process: an open exclusive transaction in a small database.
 * A file with a process id in it would outlive a crash, and the id would soon be another process's.
 *
 * @throws LedgerLocked with this message when another process, or this one, holds it
 */
export function lockFile(file: string, messageWhenHeld: string): Lock {
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  createPrivately(file);
  const database = new DatabaseSync(file);
  try {
    database.exec("PRAGMA busy_timeout = 0; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  } catch (error) {
    database.close();
    if (isBusy(error)) throw new LedgerLocked(messageWhenHeld, { cause: error });
    throw error;
  }
  return { release: () => database.close() };
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}
