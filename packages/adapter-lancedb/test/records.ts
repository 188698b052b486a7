import { type Call, draftOf, type MemoryObject, type RecordDraft, type Searchable, searchableOf } from "@mgp/core";

/** A call that nothing hurries. */
export function call(over: Partial<Call> = {}): Call {
  return { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER, ...over };
}

/** A memory with plain defaults. */
export function memoryOf(memoryId: string, over: Partial<MemoryObject> = {}): MemoryObject {
  return {
    memory_id: memoryId,
    subject: { kind: "user", id: "someone" },
    scope: "user",
    type: "profile",
    content: { statement: "Lives in Oslo." },
    source: { kind: "chat", ref: "chat:1" },
    created_at: "2026-01-02T03:04:05Z",
    ...over,
  };
}

/** The arguments of an insert. */
export interface Item {
  readonly draft: RecordDraft;
  readonly searchable: Searchable;
}

/** What core makes of a memory, with record fields of one's own. */
export function itemOf(memory: MemoryObject, over: Partial<RecordDraft> = {}): Item {
  const draft = draftOf(memory, { state: "active", writeIds: ["write-1"], now: 0 });
  return { draft: { ...draft, ...over }, searchable: searchableOf(memory) };
}
