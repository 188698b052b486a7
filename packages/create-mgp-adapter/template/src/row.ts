import type { MemoryRecord, Searchable } from "@mgp/core";

/**
 * A record and what is kept beside it. In a database: the fields of `record` as columns (`body` as text, never as a
 * parsed document), `matchKeys`, `personKeys` and the tokens as rows of index tables.
 */
export interface RecordRow {
  readonly kind: "record";
  readonly record: MemoryRecord;
  /** How often each token occurs in it. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** How many tokens it has, repetitions counted. */
  readonly length: number;
  /** Of its last change, among the changes of all tenants. */
  readonly position: number;
}

/** What a purge leaves: nothing of the memory, only that its id was purged, and when. */
export interface Tombstone {
  readonly kind: "purged";
  readonly memoryId: string;
  readonly revision: number;
  readonly writeId: string;
  readonly position: number;
  /** Epoch milliseconds. */
  readonly purgedAt: number;
}

export type Row = RecordRow | Tombstone;

export function newRow(record: MemoryRecord, searchable: Searchable, position: number): RecordRow {
  const frequencies = new Map<string, number>();
  for (const token of searchable.tokens) frequencies.set(token, (frequencies.get(token) ?? 0) + 1);
  return { kind: "record", record, frequencies, length: searchable.tokens.length, position };
}
