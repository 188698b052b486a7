import type { MemoryRecord } from "./memory-record.ts";

/**
 * Turns an insert into a hit when an active record already stands for the same thing. Records that expired by time
 * are active here: governance decides what that means. Equality of keys was bound to subject and type by core.
 */
export interface Match {
  /** `merge_hint.if_match_memory_id`: wins over every key; absent from the store or not active: ignored. */
  readonly memoryId?: string;
  /** Ascending. Any of them counts; of several records the one with the smallest memoryId (code points) is the hit. */
  readonly keys: readonly string[];
}

/**
 * What an insert found. `by` says why an existing record stands in the way, in the order in which they are tested:
 * `id` (the same id, in any state), `preferred` (`Match.memoryId`), `key` (one of `Match.keys`).
 */
export type InsertResult =
  | { readonly kind: "inserted"; readonly record: MemoryRecord }
  | { readonly kind: "exists"; readonly by: "id" | "preferred" | "key"; readonly record: MemoryRecord };

/**
 * What one item of `insertMany` came to. Of a record in its way it says which one that is and who wrote it, and nothing
 * of what is in it: a batch may meet a thousand of them, each as large as may be.
 */
export type BatchInsertResult =
  | Extract<InsertResult, { readonly kind: "inserted" }>
  | {
      readonly kind: "exists";
      readonly by: "id" | "preferred" | "key";
      readonly memoryId: string;
      readonly writeIds: readonly string[];
    };

/** `stale`: another revision is stored, and here it is. `absent`: no record, or only a tombstone. */
export type ReplaceResult =
  | { readonly kind: "replaced" | "stale"; readonly record: MemoryRecord }
  | { readonly kind: "absent" };

/** What a compare-and-purge did. */
export interface RemoveResult {
  readonly kind: "removed" | "stale" | "absent";
  /** What the backend keeps in spite of it (the derived facts of a memory service), in words for the operator. */
  readonly residue?: readonly string[];
}

/** The last write that touched an id, tombstones included. */
export interface WriteTrace {
  readonly revision: number;
  readonly writeIds: readonly string[];
  readonly purged: boolean;
}
