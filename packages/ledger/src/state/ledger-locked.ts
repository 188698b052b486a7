import { lockFile, type Lock, SqliteError } from "@mgp/sqlite";

/** Another process holds what this one needs. */
export class LedgerLocked extends Error {
  override readonly name = "LedgerLocked";
}

/**
 * Takes a lock that the operating system drops with the process.
 *
 * @throws LedgerLocked with this message when another process, or this one, holds it
 */
export function lockOrRefuse(file: string, messageWhenHeld: string): Lock {
  try {
    return lockFile(file);
  } catch (error) {
    if (error instanceof SqliteError && error.reason === "locked")
      throw new LedgerLocked(messageWhenHeld, { cause: error });
    throw error;
  }
}
