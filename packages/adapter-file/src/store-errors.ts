import { StoreError } from "@mgp/core";
import { isDamaged, resultCodeOf, storeErrorOf as databaseErrorOf, SqliteError } from "@mgp/sqlite";
import { FilesRefused } from "./filer.ts";
import { DamagedFile } from "./memory-file.ts";
import { isCode } from "./system-error.ts";

/** What the caller is shown of any error; the error itself is the cause, for the log. */
export function storeErrorOf(error: unknown): StoreError {
  if (StoreError.isInstance(error)) return error;
  if (error instanceof FilesRefused) return unwritten(error.cause);
  if (error instanceof DamagedFile) {
    return new StoreError("damaged", "the file of this memory is damaged; the log names it", { cause: error });
  }
  if (isDamaged(error)) {
    const message = "the index of the file adapter is damaged: restart, which rebuilds it from the files";
    return new StoreError("damaged", message, { cause: error });
  }
  if (error instanceof SqliteError || resultCodeOf(error) !== undefined) {
    return databaseErrorOf(error, "index of the file adapter");
  }
  if (isCode(error, "ENOSPC", "EDQUOT", "EFBIG")) {
    return new StoreError("unwritable", "the disk of the file adapter is full", { cause: error });
  }
  if (isCode(error, "EROFS"))
    return new StoreError("unwritable", "the folder of the file adapter is on a read-only file system", {
      cause: error,
    });
  return new StoreError("unavailable", "the folder of the file adapter cannot be used at the moment", { cause: error });
}

function unwritten(cause: unknown): StoreError {
  if (!isCode(cause, "EACCES", "EPERM")) return storeErrorOf(cause);
  return new StoreError(
    "unwritable",
    "the folder of the file adapter cannot be written: check its owner and its permissions",
    {
      cause,
    },
  );
}

/** What messages call the place of the files. */
export const FILES = "folder of the file adapter";
