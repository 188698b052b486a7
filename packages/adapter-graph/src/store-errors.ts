import { StoreError, type StoreErrorCode } from "@mgp/core";

/** SQLite's primary result codes. @see https://sqlite.org/rescode.html */
const meanings: ReadonlyMap<number, readonly [StoreErrorCode, string]> = new Map([
  [5, ["busy", "another process is writing to the graph database"]],
  [6, ["busy", "the graph database is locked"]],
  [7, ["unavailable", "SQLite ran out of memory"]],
  [8, ["unavailable", "the graph database cannot be written: make the file and its folder writable"]],
  [10, ["unavailable", "the disk of the graph database failed or is full"]],
  [11, ["damaged", "the graph database is damaged: restore it from a backup"]],
  [13, ["unavailable", "the disk of the graph database is full"]],
  [14, ["unavailable", "the graph database cannot be opened"]],
  [18, ["too_large", "the memory is larger than SQLite takes"]],
  [26, ["damaged", "the graph database file is no SQLite database"]],
]);

const SYNC_FAILURES: ReadonlySet<number> = new Set([1034, 1290]);
const BUSY = 5;

/** A driver's error in our words; its own are the cause. */
export function toStoreError(error: unknown): StoreError {
  if (StoreError.isInstance(error)) return error;
  const meaning = meanings.get((resultCode(error) ?? 0) & 0xff);
  const [code, message] = meaning ?? ["unavailable", "the graph database failed"];
  return new StoreError(code, message, { cause: error });
}

export function isBusy(error: unknown): boolean {
  return ((resultCode(error) ?? 0) & 0xff) === BUSY;
}

/** After a sync that failed nobody knows what is on disk. */
export function isSyncFailure(error: unknown): boolean {
  return SYNC_FAILURES.has(resultCode(error) ?? 0);
}

function resultCode(error: unknown): number | undefined {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode : undefined;
}
