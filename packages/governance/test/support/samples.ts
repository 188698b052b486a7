import type { MemoryCandidate, MemoryObject, PolicyContext } from "@mgp/core";
import type { Caller } from "../../src/caller/caller.ts";
import { anonymousCaller } from "../../src/caller/caller.ts";

/** A memory with plain defaults. */
export function memoryOf(memoryId: string, over: Partial<MemoryObject> = {}): MemoryObject {
  return {
    memory_id: memoryId,
    subject: { kind: "user", id: "user-1" },
    scope: "user",
    type: "profile",
    content: { statement: `Statement of ${memoryId}.` },
    source: { kind: "chat", ref: "chat:1" },
    created_at: "2026-11-01T00:00:00Z",
    ...over,
  };
}

export function candidateOf(over: Partial<MemoryCandidate> = {}): MemoryCandidate {
  return {
    candidate_kind: "assertion",
    subject: { kind: "user", id: "user-1" },
    scope: "user",
    proposed_type: "preference",
    statement: "Drinks tea.",
    source: { kind: "chat", ref: "chat:1" },
    ...over,
  };
}

/** A caller with an entry of its own: one tenant, every agent and action, no rights. */
export function namedCaller(id: string, over: Partial<Caller> = {}): Caller {
  return { ...anonymousCaller, id, authentication: "named", tenants: ["acme"], rights: [], ...over };
}

/** A context for rules that are asked directly. */
export function contextOf(over: Partial<PolicyContext> = {}): PolicyContext {
  return {
    actor_agent: "tests/agent",
    acting_for_subject: { kind: "user", id: "user-1" },
    requested_action: "read",
    ...over,
  };
}
