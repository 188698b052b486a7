import { StoreError } from "@mgp/core";
import { DamagedFile } from "./memory-file.ts";
import { isCode } from "./system-error.ts";

/** SQLite: the file is damaged, or no database. */
const DAMAGED_INDEX: ReadonlySet<unknown> = new Set([11, 26]);

/** What the caller hears of any error; the error itself is the cause, for the log. */
export function storeErrorOf(error: unknown): StoreError {
  if (StoreError.isInstance(error)) return error;
  if (error instanceof DamagedFile) {
    return new StoreError("damaged", "the file of this memory is damaged; the log names it", { cause: error });
  }
  if (isDamagedIndex(error)) {
    const message = "the index of the file adapter is damaged: restart, and it is made again from the files";
    return new StoreError("damaged", message, { cause: error });
  }
  if (isCode(error, "ENOSPC", "EDQUOT", "EFBIG")) {
    return new StoreError("unavailable", "there is no room for the files of the file adapter", { cause: error });
  }
  return new StoreError("unavailable", "the folder of the file adapter cannot be used just now", { cause: error });
}

export function isDamagedIndex(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && DAMAGED_INDEX.has(error.errcode);
}
