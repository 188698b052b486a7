import type { MemoryObject } from "../../src/generated/types.ts";

/** A memory that says something and is otherwise without words of its own. */
export function memoryOf(statement: string, over: Partial<MemoryObject> = {}): MemoryObject {
  return {
    memory_id: "m0",
    subject: { kind: "user", id: "someone" },
    scope: "user",
    type: "profile",
    content: { statement },
    source: { kind: "chat", ref: "chat:1" },
    created_at: "2026-01-02T03:04:05Z",
    ...over,
  };
}
