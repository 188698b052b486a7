import type { MemoryRecord } from "@mgp/core";

/** A record in its place: the one object that every index of its tenant points to. */
export interface Entry {
  record: MemoryRecord;
  /** Of its last change, in the order of all changes of the store. */
  position: number;
  /** Its number in the lexical index. */
  document: number;
}

/** What a purge leaves, so that the revisions of the id go on and a reader of the changes finds the purge. */
export interface Tombstone {
  readonly memoryId: string;
  readonly revision: number;
  readonly writeId: string;
  readonly position: number;
  /** Epoch milliseconds. */
  readonly purgedAt: number;
}
