import { textsWithoutNul } from "@mgp/adapter-kit";
import type { InsertItem, RecordDraft, Searchable } from "@mgp/core";
import type { Names } from "./sql/names.ts";
import { toWords } from "./words.ts";

/** The match keys that a record may have: each has a column. */
export const MOST_MATCH_KEYS = 3;

/** One write that shares a statement with others. */
export interface Write {
  readonly draft: RecordDraft;
  /** Absent: a replace that leaves tokens as they are. */
  readonly searchable?: Searchable | undefined;
  /** As pgvector reads it. Absent: there is none, or a replace leaves it as it is. */
  readonly vector?: string | undefined;
  /** The revision that a replace expects. */
  readonly expected?: number;
}

/** An insert with the vector of its text. */
export interface VectorItem extends InsertItem {
  readonly vector?: string | undefined;
}

/**
 * Writes of different ids, in the order of their ids, in which every statement locks rows. Their places keep the order
 * in which they came.
 */
export function toItems(writes: readonly Write[], names: Names): string {
  const items = writes.map((write, seq) => ({ ...toItem(seq, write, names), expected: write.expected }));
  return JSON.stringify(items.toSorted((left, right) => (left.memory_id < right.memory_id ? -1 : 1)));
}

/** Inserts with hints, in the order in which they are to be tried. */
export function toHintedItems(items: readonly VectorItem[], names: Names): string {
  return JSON.stringify(
    items.map(({ unless, ...write }, seq) => ({
      ...toItem(seq, write, names),
      unless_id:
        unless?.memoryId !== undefined && textsWithoutNul.isKept(unless.memoryId) ? unless.memoryId : undefined,
      unless_keys: unless === undefined || unless.keys.length === 0 ? undefined : unless.keys,
    })),
  );
}

/**
 * A write as PostgreSQL reads it from JSON; its members are named as the columns are.
 *
 * @param seq its place among what is written together: the order of the change feed within a transaction
 */
function toItem(seq: number, { draft, searchable, vector }: Write, { vectors, analyser }: Names) {
  const [key1, key2, key3] = draft.matchKeys;
  return {
    seq,
    memory_id: draft.memoryId,
    state: draft.state,
    state_changed_at: draft.stateChangedAt,
    state_reason: draft.stateReason,
    subject_kind: draft.subject.kind,
    subject_id: draft.subject.id,
    scope: draft.scope,
    type: draft.type,
    sensitivity: draft.sensitivity,
    hidden: draft.hidden,
    created_at: draft.createdAt,
    updated_at: draft.updatedAt,
    expires_at: draft.expiresAt,
    valid_from: draft.validFrom,
    valid_to: draft.validTo,
    key1,
    key2,
    key3,
    person_keys: draft.personKeys,
    label_keys: draft.labelKeys,
    thread: draft.thread,
    place: draft.place,
    write_ids: draft.writeIds,
    ...(searchable === undefined ? {} : { analyser, ...foundBy(searchable) }),
    body: draft.body,
    ...(vectors === undefined ? {} : { [vectors.column]: vector }),
  };
}

/** What search keeps of a searchable, named as its columns are. */
interface FoundBy {
  readonly open_length: number;
  readonly full_length: number;
  readonly tokens: string;
}

export function foundBy({ tokens, lengths }: Searchable): FoundBy {
  return { open_length: lengths.open, full_length: lengths.full, tokens: toWords(tokens) };
}
