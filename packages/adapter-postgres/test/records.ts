import { type Call, draftOf, type InsertItem, type MemoryObject, type RecordDraft } from "@mgp/core";

/** A call that nothing hurries. */
export function call(over: Partial<Call> = {}): Call {
  return { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER, ...over };
}

/** A record that is found by these tokens and nothing else, with plain defaults. */
export function withTokens(memoryId: string, tokens: readonly string[], over: Partial<RecordDraft> = {}): InsertItem {
  const memory: MemoryObject = {
    memory_id: memoryId,
    subject: { kind: "user", id: "someone" },
    scope: "user",
    type: "profile",
    content: { statement: "Lives in Oslo." },
    source: { kind: "chat", ref: "chat:1" },
    created_at: "2026-01-02T03:04:05Z",
  };
  const draft = draftOf(memory, { state: "active", writeIds: ["write-1"], now: 0 });
  return { draft: { ...draft, ...over }, searchable: { tokens, text: tokens.join(" ") } };
}
