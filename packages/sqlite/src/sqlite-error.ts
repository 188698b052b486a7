/**
 * What the engine room refuses by itself:
 *
 * - `file`: the file or its folder cannot be made.
 * - `pragma`: SQLite does not run with a setting that durability or erasure depends on.
 * - `foreign`: the database belongs to another program.
 * - `newer`: a newer release has written the database.
 * - `locked`: another owner holds the lock.
 * - `cell`: a column of a row does not hold what was written to it.
 * - `unknown`: a change may or may not be on disk.
 * - `stopped`: nothing is written any more since the disk failed.
 */
export type SqliteErrorReason = "file" | "pragma" | "foreign" | "newer" | "locked" | "cell" | "unknown" | "stopped";

/** An error of the engine room, in words that hold no path, driver text or content. Errors of `node:sqlite` pass as they are. */
export class SqliteError extends Error {
  override readonly name = "SqliteError";
  readonly reason: SqliteErrorReason;
  /** What is wrong and the fix, as it goes on behind a name of the database: "is damaged: …". */
  readonly predicate: string;

  constructor(reason: SqliteErrorReason, predicate: string, options?: ErrorOptions) {
    super(`the database ${predicate}`, options);
    this.reason = reason;
    this.predicate = predicate;
  }
}
