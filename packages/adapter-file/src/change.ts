import { memoryPath, nameOf, tombstonePath } from "./folder.ts";
import { formatStored, type Stored } from "./memory-file.ts";

/** Where a memory or a tombstone belongs. */
export interface Place {
  readonly name: string;
  /** The file that says it. */
  readonly file: string;
  /** The file that must be gone then. */
  readonly counterpart: string;
}

/** A change on its way: into the database, and from there into its file. */
export interface FileChange extends Place {
  readonly stored: Stored;
  /** The whole file. */
  readonly text: string;
}

export function placeOf({ kind, tenant, memoryId }: Stored): Place {
  const name = nameOf(tenant, memoryId);
  return kind === "memory"
    ? { name, file: memoryPath(name), counterpart: tombstonePath(name) }
    : { name, file: tombstonePath(name), counterpart: memoryPath(name) };
}

export function changeOf(stored: Stored): FileChange {
  return { ...placeOf(stored), stored, text: formatStored(stored) };
}
