import { StoreError, type StoreErrorCode } from "@mgp/core";
import { isReadFailure, primaryCodeOf } from "./result-codes.ts";
import { SqliteError, type SqliteErrorReason } from "./sqlite-error.ts";

type Words = (database: string) => string;

const meanings: ReadonlyMap<number, readonly [StoreErrorCode, Words]> = new Map<
  number,
  readonly [StoreErrorCode, Words]
>([
  [5, ["busy", (name) => `another process is writing to the ${name}`]],
  [6, ["busy", (name) => `the ${name} is locked`]],
  [7, ["unavailable", () => "SQLite ran out of memory"]],
  [8, ["unwritable", (name) => `the ${name} cannot be written: make the file and its folder writable`]],
  [10, ["unwritable", (name) => `the disk of the ${name} failed or is full`]],
  [11, ["damaged", (name) => `the ${name} is damaged: restore it from a backup`]],
  [13, ["unwritable", (name) => `the disk of the ${name} is full`]],
  [14, ["unavailable", (name) => `the ${name} cannot be opened`]],
  [18, ["too_large", () => "the memory is larger than SQLite accepts"]],
  [26, ["damaged", (name) => `the ${name} file is not an SQLite database`]],
]);

const codes: Readonly<Record<SqliteErrorReason, StoreErrorCode>> = {
  file: "misconfigured",
  pragma: "unavailable",
  foreign: "misconfigured",
  newer: "misconfigured",
  locked: "unavailable",
  cell: "damaged",
  unknown: "unknown_outcome",
  stopped: "unwritable",
};

/**
 * Any error in an adapter's words; a store error stays what it is, the driver's own error becomes the cause.
 *
 * @param database what the adapter calls its database, as in "graph database"
 * @returns `unavailable` where nothing better is known
 */
export function storeErrorOf(error: unknown, database: string): StoreError {
  if (StoreError.isInstance(error)) return error;
  if (error instanceof SqliteError)
    return new StoreError(codes[error.reason], `the ${database} ${error.predicate}`, { cause: error });
  if (isReadFailure(error))
    return new StoreError("unavailable", `the disk of the ${database} cannot be read`, { cause: error });
  const meaning = meanings.get(primaryCodeOf(error));
  if (meaning === undefined) return new StoreError("unavailable", `the ${database} failed`, { cause: error });
  const [code, words] = meaning;
  return new StoreError(code, words(database), { cause: error });
}
