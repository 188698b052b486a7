import {
  compareCodePoints,
  type Filter,
  type InsertItem,
  type InsertResult,
  type ListOrder,
  matchesFilter,
  type MemoryRecord,
  type RecordDraft,
  type RemoveResult,
  type ReplaceResult,
} from "@mgp/core";

interface Kept {
  readonly record: MemoryRecord;
  readonly tokens: readonly string[];
}

/** A store of one tenant as simple as can be: one array, walked over for everything. */
export class StoreModel {
  readonly tombstones: Map<string, { readonly revision: number; readonly writeId: string }> = new Map();
  #kept: readonly Kept[] = [];
  /** The ids in the order of their last change. */
  #changed: readonly string[] = [];

  get records(): readonly MemoryRecord[] {
    return this.#kept.map((kept) => kept.record);
  }

  get(memoryId: string): MemoryRecord | undefined {
    return this.#kept.find((kept) => kept.record.memoryId === memoryId)?.record;
  }

  insert({ draft, searchable, unless }: InsertItem): InsertResult {
    const same = this.get(draft.memoryId);
    if (same !== undefined) return { kind: "exists", by: "id", record: same };
    const active = this.list({ states: ["active"] });
    const preferred = active.find((record) => record.memoryId === unless?.memoryId);
    if (preferred !== undefined) return { kind: "exists", by: "preferred", record: preferred };
    const match = active.find((record) => unless?.keys.some((key) => record.matchKeys.includes(key)) === true);
    if (match !== undefined) return { kind: "exists", by: "key", record: match };
    const record = { ...draft, revision: (this.tombstones.get(draft.memoryId)?.revision ?? 0) + 1 };
    this.tombstones.delete(draft.memoryId);
    this.#put({ record, tokens: searchable.tokens });
    return { kind: "inserted", record };
  }

  replace(draft: RecordDraft, tokens: readonly string[] | undefined, expected: number): ReplaceResult {
    const kept = this.#kept.find((other) => other.record.memoryId === draft.memoryId);
    if (kept === undefined) return { kind: "absent" };
    if (kept.record.revision !== expected) return { kind: "stale", record: kept.record };
    const record = { ...draft, revision: expected + 1 };
    this.#put({ record, tokens: tokens ?? kept.tokens });
    return { kind: "replaced", record };
  }

  remove(memoryId: string, expected: number, writeId: string): RemoveResult {
    const record = this.get(memoryId);
    if (record === undefined) return { kind: "absent" };
    if (record.revision !== expected) return { kind: "stale" };
    this.#kept = this.#kept.filter((kept) => kept.record !== record);
    this.tombstones.set(memoryId, { revision: expected + 1, writeId });
    this.#touch(memoryId);
    return { kind: "removed" };
  }

  list(filter: Filter, order: ListOrder = "id"): readonly MemoryRecord[] {
    return this.records
      .filter((record) => matchesFilter(record, filter))
      .toSorted(
        (left, right) =>
          (order === "id" ? 0 : right.updatedAt - left.updatedAt) || compareCodePoints(left.memoryId, right.memoryId),
      );
  }

  /** Every record that holds one of the tokens. */
  holders(tokens: readonly string[]): readonly MemoryRecord[] {
    return this.#kept.filter((kept) => kept.tokens.some((token) => tokens.includes(token))).map((kept) => kept.record);
  }

  changes(): readonly (MemoryRecord | { readonly memoryId: string; readonly revision: number })[] {
    return this.#changed.map(
      (memoryId) => this.get(memoryId) ?? { memoryId, revision: this.tombstones.get(memoryId)?.revision ?? 0 },
    );
  }

  #put(kept: Kept): void {
    this.#kept = [...this.#kept.filter((other) => other.record.memoryId !== kept.record.memoryId), kept];
    this.#touch(kept.record.memoryId);
  }

  #touch(memoryId: string): void {
    this.#changed = [...this.#changed.filter((other) => other !== memoryId), memoryId];
  }
}
