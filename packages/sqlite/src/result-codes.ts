const BUSY = 5;
const DAMAGED: ReadonlySet<number> = new Set([11, 26]);

/** `SQLITE_IOERR_READ`, `SQLITE_IOERR_SHORT_READ`, `SQLITE_IOERR_FSTAT`, `SQLITE_IOERR_CORRUPTFS`. */
const READ_FAILURES: ReadonlySet<number> = new Set([266, 522, 1802, 8458]);

/** `SQLITE_IOERR_FSYNC` and `SQLITE_IOERR_DIR_FSYNC`. */
const SYNC_FAILURES: ReadonlySet<number> = new Set([1034, 1290]);

/**
 * The extended result code of an error of `node:sqlite`; `undefined` for any other error.
 *
 * @see https://sqlite.org/rescode.html
 */
export function resultCodeOf(error: unknown): number | undefined {
  return error instanceof Error && "errcode" in error && typeof error.errcode === "number" ? error.errcode : undefined;
}

/** The part of the result code that says what kind of failure it is; 0 for an error of another origin. */
export function primaryCodeOf(error: unknown): number {
  return (resultCodeOf(error) ?? 0) & 0xff;
}

/** Does another connection hold a lock that was needed? */
export function isBusy(error: unknown): boolean {
  return primaryCodeOf(error) === BUSY;
}

/** Is the file damaged, or no database at all? */
export function isDamaged(error: unknown): boolean {
  return DAMAGED.has(primaryCodeOf(error));
}

/** Did a read from the disk fail? */
export function isReadFailure(error: unknown): boolean {
  return READ_FAILURES.has(resultCodeOf(error) ?? 0);
}

/** Did a sync fail? It is then unknown what is on disk. */
export function isSyncFailure(error: unknown): boolean {
  return SYNC_FAILURES.has(resultCodeOf(error) ?? 0);
}
