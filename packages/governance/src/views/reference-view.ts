import type { MemoryObject } from "@mgp/core";
import { splitReference } from "./reference.ts";
import type { MemoryView } from "./view.ts";

/** Texts for which no other limit holds, in UTF-16 units. */
const LONGEST_TEXT = 512;

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
    backend_ref: { ...splitReference(memory.backend_ref).server, policy_view: "metadata_only" },
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
