import type { JsonObject, MemoryObject } from "@mgp/core";
import type { MemoryView } from "./view.ts";

/** Of `backend_ref`: what the server says of a memory. */
const serverKeys: ReadonlySet<string> = new Set(["tenant_id", "adapter", "mgp_state", "revision"]);

/** A view that says which memory it is and nothing more, for an answer that has no room for it. */
export function referenceView({ memory }: MemoryView): MemoryView {
  const { memory_id, subject, scope, type, source, created_at, updated_at, sensitivity } = memory;
  const text = `${type} metadata only`;
  const short: MemoryObject = {
    memory_id,
    subject,
    scope,
    type,
    content: { statement: text, summary: text },
    source: { kind: source.kind, ref: source.ref.slice(0, LONGEST_TEXT) },
    created_at: created_at.slice(0, LONGEST_TEXT),
    ...(updated_at === undefined ? {} : { updated_at: updated_at.slice(0, LONGEST_TEXT) }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    backend_ref: { ...serverOwned(memory.backend_ref), policy_view: "metadata_only" },
  };
  return {
    memory: short,
    return_mode: "metadata_only",
    redaction_info: {
      policy_view: "metadata_only",
      reason_code: "answer_too_large",
      explanation: "The answer has no room for this memory. Get it by its memory_id.",
    },
    consumable_text: text,
  };
}

const LONGEST_TEXT = 512;

function serverOwned(backendRef: JsonObject | undefined): JsonObject {
  return Object.fromEntries(Object.entries(backendRef ?? {}).filter(([key]) => serverKeys.has(key)));
}
