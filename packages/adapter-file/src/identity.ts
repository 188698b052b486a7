import { StoreError } from "@mgp/core";
import type { Folder } from "./folder.ts";

const FILE = "store.json";
/** 1 had a journal of its own beside the index; 2 knew no labels. */
const FORMAT = 3;

/** What is true of a store as a whole. */
export interface Identity {
  /** Tells its change cursors from those of other stores. */
  readonly feed: string;
  /** No tombstone with a position beyond this was forgotten. */
  readonly horizon: number;
}

/** @throws StoreError `misconfigured` when the folder is not one of ours, or of another version */
export async function readIdentity(folder: Folder): Promise<Identity> {
  const text = folder.read(FILE);
  if (text !== undefined) return identityOf(text);
  const identity = { feed: crypto.randomUUID(), horizon: 0 };
  await writeIdentity(folder, identity);
  return identity;
}

export async function writeIdentity(folder: Folder, { feed, horizon }: Identity): Promise<void> {
  await folder.write(FILE, `${JSON.stringify({ mgp_file_store: FORMAT, feed, horizon }, undefined, 2)}\n`);
}

function identityOf(text: string): Identity {
  const value = parsed(text);
  if (
    typeof value === "object" &&
    value !== null &&
    "mgp_file_store" in value &&
    "feed" in value &&
    "horizon" in value
  ) {
    const { mgp_file_store: format, feed, horizon } = value;
    if (format === FORMAT && typeof feed === "string" && typeof horizon === "number") return { feed, horizon };
  }
  throw new StoreError(
    "misconfigured",
    `${FILE} in the folder of the file adapter is damaged, or another version wrote it: run that version, restore ` +
      "the file, or name another folder (MGP_FILE_STORAGE_DIR, --file-storage-dir)",
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
