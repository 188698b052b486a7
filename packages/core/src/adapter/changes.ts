import type { MemoryRecord } from "./memory-record.ts";

/** The latest change of one id: the record as it is now, or the tombstone that a purge left. */
export type Change =
  | { readonly kind: "record"; readonly record: MemoryRecord }
  | { readonly kind: "purged"; readonly memoryId: string; readonly revision: number };

/**
 * One page of the change feed. Each id appears once, at its last change, in commit order; an id that changes while
 * a reader is under way is seen again later, never missed.
 */
export interface ChangePage {
  readonly items: readonly Change[];
  /** Always there: where to resume, now or in a month. */
  readonly cursor: string;
  /** More is there already; ask again at once. */
  readonly more: boolean;
}
