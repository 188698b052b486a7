import { StoreError } from "@mgp/core";

/** What LanceDB's messages say, in our words; it has no codes. The first that fits counts. */
const meanings: readonly (readonly [RegExp, () => [ConstructorParameters<typeof StoreError>[0], string]])[] = [
  [/Query timeout/i, () => ["deadline", "LanceDB did not answer before the deadline"]],
  [/No field named|does not exist in schema|fields did not match/i, () => ["unavailable", SEALED]],
  [/Table '.*' was not found|Dataset at path .* was not found|Not found: .*_versions/i, () => ["unavailable", SEALED]],
  [
    /commit conflict|conflicting|too many concurrent/i,
    () => ["busy", "other processes are changing the LanceDB table"],
  ],
  [/No space left|disk (is )?full|quota/i, () => ["unwritable", "the disk of the LanceDB folder is full"]],
  [/read-only file system/i, () => ["unwritable", "the LanceDB folder is on a read-only file system"]],
];

const SEALED = "the LanceDB table was taken over by a reindex: restart this gateway after the reindex";

/**
 * A driver's error in our words; its own are the cause.
 *
 * @param effect what was being done, where that is known
 */
export function toStoreError(error: unknown, effect: "read" | "write" = "read"): StoreError {
  if (StoreError.isInstance(error)) return error;
  const words = error instanceof Error ? error.message : String(error);
  if (/permission denied/i.test(words)) return forbidden(effect, error);
  const [, meaning] = meanings.find(([pattern]) => pattern.test(words)) ?? [];
  const [code, message] = meaning?.() ?? ["unavailable", "LanceDB failed, or its storage cannot be reached"];
  return new StoreError(code, message, { cause: error });
}

/** Another process, or the upkeep of this one, removed files of the version that was just being read. */
export function isGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    /not found|No such file/i.test(error.message) &&
    /\.(lance|manifest|txn|idx)/.test(error.message)
  );
}

/** Nothing was committed: another commit came first too often. */
export function isConflict(error: unknown): boolean {
  return error instanceof Error && /conflict|too many concurrent/i.test(error.message);
}

function forbidden(effect: "read" | "write", cause: unknown): StoreError {
  return effect === "write"
    ? new StoreError("unwritable", "the LanceDB folder cannot be written: check its owner and its permissions", {
        cause,
      })
    : new StoreError("unavailable", "the LanceDB folder cannot be read: check its owner and its permissions", {
        cause,
      });
}
