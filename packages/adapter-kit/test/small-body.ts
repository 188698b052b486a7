import { Gate, type OperatorBody, type StoreBody, type StoreOptions } from "@mgp/adapter-kit";
import type { Call, InsertItem, InsertResult, MemoryRecord, RecordDraft, InsertRequest } from "@mgp/core";

/** A call that has a minute by the tests' clock, which stands at 0 unless it is moved. */
export function callFor(signal: AbortSignal = new AbortController().signal): Call {
  return { signal, deadline: 60_000 };
}

export function draftOf(memoryId: string, change: Partial<RecordDraft> = {}): RecordDraft {
  return {
    memoryId,
    state: "active",
    body: "{}",
    subject: { kind: "user", id: "ada" },
    scope: "user",
    type: "preference",
    createdAt: 1,
    updatedAt: 1,
    matchKeys: [],
    personKeys: [],
    labelKeys: [],
    hidden: false,
    writeIds: ["w"],
    ...change,
  };
}

export function itemOf(memoryId: string, change: Partial<RecordDraft> = {}): InsertItem {
  return { draft: draftOf(memoryId, change), searchable: { tokens: [], lengths: { open: 0, full: 0 }, text: "" } };
}

export function gateAt(clock: { readonly now: number } = { now: 0 }): Gate {
  return new Gate("small", () => clock.now);
}

export function optionsWith(change: Partial<StoreOptions> = {}): StoreOptions {
  return { gate: gateAt(), guarantees: { limits: { bodyBytes: 8, searchDepth: 1 } }, ...change };
}

/** A body of one tenant in a map, with what a test puts in its place. */
export function smallBody(
  change: Partial<StoreBody> = {},
  operator: Partial<OperatorBody> = {},
): StoreBody & { readonly records: Map<string, MemoryRecord> } {
  const records = new Map<string, MemoryRecord>();
  const insert = ({ draft }: InsertRequest): InsertResult => {
    const held = records.get(draft.memoryId);
    if (held !== undefined) return { kind: "exists", by: "id", record: held };
    const record = { ...draft, revision: 1 };
    records.set(draft.memoryId, record);
    return { kind: "inserted", record };
  };
  return {
    records,
    get: ({ memoryIds }) => memoryIds.map((memoryId) => records.get(memoryId)),
    insert,
    replace: () => ({ kind: "absent" }),
    remove: () => ({ kind: "absent" }),
    search: () => ({ items: [] }),
    list: () => ({ items: [...records.values()] }),
    health: () => [],
    close: () => undefined,
    ...change,
    operator: { heldElsewhere: () => true, lastWrite: () => undefined, ...operator },
  };
}
