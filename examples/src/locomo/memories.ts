import type { MemoryObject } from "@mgp/core";
import type { Conversation, Turn } from "./conversation.ts";

export function tenantOf(conversation: Conversation): string {
  return `locomo-${conversation.name}`;
}

/** Ids of turns repeat in every conversation; this one does not. */
export function memoryIdOf(conversation: Conversation, turnId: string): string {
  return `${conversation.name}-${turnId}`;
}

/** One turn as a memory: who said what, when. */
export function memoryOf(conversation: Conversation, turn: Turn): MemoryObject {
  return {
    memory_id: memoryIdOf(conversation, turn.id),
    subject: { kind: "user", id: turn.speaker },
    scope: "user",
    type: "episodic_event",
    content: { statement: `${turn.speaker}: ${turn.text}` },
    source: { kind: "chat", ref: `locomo:${conversation.name}:${turn.id}` },
    created_at: turn.saidAt,
  };
}
