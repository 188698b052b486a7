import { type InsertItem, type RecordDraft, type Searchable, StoreError } from "@mgp/core";
import { guarantees } from "./guarantees.ts";
import { isKept } from "./kept-text.ts";
import { toWords } from "./words.ts";

/** The keys that a record may have. */
const MOST_KEYS = 3;

/** One write that shares a statement with others. */
export interface Write {
  readonly draft: RecordDraft;
  /** Absent: a replace that leaves tokens as they are. */
  readonly searchable?: Searchable | undefined;
  /** The revision that a replace expects. */
  readonly expected?: number;
}

/**
 * Writes of different ids, in the order of their ids, in which every statement locks rows. Their places keep the order
 * in which they came.
 */
export function toItems(writes: readonly Write[]): string {
  const items = writes.map(({ draft, searchable, expected }, seq) => ({ ...toItem(seq, draft, searchable), expected }));
  return JSON.stringify(items.toSorted((left, right) => (left.memory_id < right.memory_id ? -1 : 1)));
}

/** Inserts with hints, in the order in which they are to be tried. */
export function toHintedItems(items: readonly InsertItem[]): string {
  return JSON.stringify(
    items.map(({ draft, searchable, unless }, seq) => ({
      ...toItem(seq, draft, searchable),
      unless_id: unless?.memoryId !== undefined && isKept(unless.memoryId) ? unless.memoryId : undefined,
      unless_keys: unless === undefined || unless.keys.length === 0 ? undefined : unless.keys,
    })),
  );
}

/** Throws where PostgreSQL could not keep the record as it is. */
export function checkDraft(tenant: string, draft: RecordDraft): void {
  const { bodyBytes } = guarantees.limits;
  // No UTF-16 unit takes more than three bytes of UTF-8, so most bodies need no counting.
  if (draft.body.length * 3 > bodyBytes && Buffer.byteLength(draft.body) > bodyBytes)
    throw new StoreError("too_large", `the memory is larger than ${String(bodyBytes)} bytes`);
  if (draft.matchKeys.length > MOST_KEYS) throw new StoreError("invalid", "the memory has more than three match keys");
  const texts = [tenant, draft.memoryId, draft.body, draft.subject.id, draft.stateReason ?? "", ...draft.writeIds];
  if (![...texts, ...draft.matchKeys, ...draft.personKeys].every(isKept))
    throw new StoreError("invalid", "the memory has a NUL or an unpaired surrogate, which PostgreSQL cannot keep");
}

/**
 * A write as PostgreSQL reads it from JSON; its members are named as the columns are.
 *
 * @param seq its place among what is written together: the order of the change feed within a transaction
 */
function toItem(seq: number, draft: RecordDraft, searchable: Searchable | undefined) {
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
    created_at: draft.createdAt,
    updated_at: draft.updatedAt,
    expires_at: draft.expiresAt,
    key1,
    key2,
    key3,
    person_keys: draft.personKeys,
    write_ids: draft.writeIds,
    length: searchable?.tokens.length,
    tokens: searchable === undefined ? undefined : toWords(searchable.tokens),
    body: draft.body,
  };
}
