import type { AccessDecision, MemoryObject, RedactionInfo, ReturnMode } from "@mgp/core";
import { consumableText, summaryOf } from "./consumable-text.ts";
import { maskMemory } from "./mask.ts";
import { splitReference } from "./reference.ts";

/** A memory as one caller may see it, with everything derived from what is left of it. */
export interface MemoryView {
  memory: MemoryObject;
  return_mode: ReturnMode;
  redaction_info: RedactionInfo;
  consumable_text: string;
}

/**
 * Makes the view that a decision asks for. The only place where a stored memory becomes an answer: whatever else is
 * told about it (text, terms, explanation) is derived from this view.
 */
export function viewOf(memory: MemoryObject, decision: AccessDecision): MemoryView {
  switch (decision.return_mode) {
    case "raw":
      return complete(memory, { policy_view: "raw" });
    case "summary":
      return summaryView(memory, decision);
    case "masked":
      return maskedView(memory, decision);
    case "metadata_only":
      return metadataView(memory, decision);
  }
}

function complete(memory: MemoryObject, redaction: RedactionInfo): MemoryView {
  return {
    memory,
    return_mode: redaction.policy_view,
    redaction_info: redaction,
    consumable_text: consumableText(memory.content),
  };
}

/** Of content a summary is shown; whatever else a writer may have put its words into is hidden as in a masked view. */
function summaryView(memory: MemoryObject, decision: AccessDecision): MemoryView {
  const summary = summaryOf(memory.content) ?? `${memory.type} summary`;
  const masked = maskMemory(memory);
  const hidden = masked.fields.filter((field) => field !== "content");
  return complete(
    {
      ...masked.memory,
      content: { statement: summary, summary },
      backend_ref: { ...masked.memory.backend_ref, policy_view: "summary" },
    },
    {
      policy_view: "summary",
      reason_code: decision.reason_code,
      summary_generated: true,
      ...(hidden.length === 0 ? {} : { masked_fields: hidden }),
      transformed_fields: masked.fields,
      explanation: "Only a summary of this memory may be shown.",
    },
  );
}

function maskedView(memory: MemoryObject, decision: AccessDecision): MemoryView {
  const masked = maskMemory(memory);
  return complete(
    { ...masked.memory, backend_ref: { ...masked.memory.backend_ref, policy_view: "masked" } },
    {
      policy_view: "masked",
      reason_code: decision.reason_code,
      masked_fields: masked.fields,
      transformed_fields: masked.fields,
      explanation: "The content of this memory is hidden.",
    },
  );
}

const hiddenFields = ["content", "extensions", "evidence", "evidence_refs"];

function metadataView(memory: MemoryObject, decision: AccessDecision): MemoryView {
  const text = `${memory.type} metadata only`;
  const { server, client } = splitReference(memory.backend_ref);
  const fields = Object.keys(client).length > 0 ? [...hiddenFields, "backend_ref"] : hiddenFields;
  return complete(
    {
      ...memory,
      content: { statement: text, summary: text },
      extensions: {},
      evidence: [],
      evidence_refs: [],
      backend_ref: { ...server, policy_view: "metadata_only" },
    },
    {
      policy_view: "metadata_only",
      reason_code: decision.reason_code,
      masked_fields: [...fields],
      transformed_fields: [...fields],
      explanation: "Only the metadata of this memory may be shown.",
    },
  );
}
