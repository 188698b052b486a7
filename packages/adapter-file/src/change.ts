import { memoryPath, nameOf, tombstonePath } from "./folder.ts";
import type { JournalEntry } from "./journal-entry.ts";
import { formatStored, type Stored } from "./memory-file.ts";

/** A change on its way: into the index, into the journal, and at last into its file. */
export interface Change {
  readonly name: string;
  readonly stored: Stored;
  readonly entry: JournalEntry;
}

export function changeOf(stored: Stored): Change {
  const name = nameOf(stored.tenant, stored.memoryId);
  const entry = { name, kind: stored.kind, position: stored.position, text: formatStored(stored) };
  return { name, stored, entry };
}

/** The file that says it. */
export function fileOf(entry: Pick<JournalEntry, "kind" | "name">): string {
  return entry.kind === "memory" ? memoryPath(entry.name) : tombstonePath(entry.name);
}

/** The file that must be gone then. */
export function counterpartOf(entry: Pick<JournalEntry, "kind" | "name">): string {
  return entry.kind === "memory" ? tombstonePath(entry.name) : memoryPath(entry.name);
}
