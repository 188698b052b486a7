import { parseInstant } from "@mgp/core";
import type { JsonObject, JsonValue, MemoryEvidence, MemoryObject } from "@mgp/core";
import { splitReference } from "./reference.ts";

const MASK = "***";

/**
 * A memory whose content can be seen in its shape only: every string, number and boolean of content, extensions and
 * what a client put into `backend_ref` is replaced, keys and nulls stay; of the evidence stay kind, trust level and
 * time. Fields that are absent stay absent.
 */
export function maskMemory(memory: MemoryObject): { readonly memory: MemoryObject; readonly fields: string[] } {
  const masked: MemoryObject = { ...memory, content: maskContent(memory.content) };
  const fields = ["content"];
  if (memory.extensions !== undefined) {
    masked.extensions = maskObject(memory.extensions);
    fields.push("extensions");
  }
  if (memory.evidence !== undefined) {
    masked.evidence = memory.evidence.map(maskEvidence);
    fields.push("evidence");
  }
  if (memory.evidence_refs !== undefined) {
    masked.evidence_refs = memory.evidence_refs.length === 0 ? [] : [MASK];
    fields.push("evidence_refs");
  }
  const { server, client } = splitReference(memory.backend_ref);
  if (memory.backend_ref !== undefined) masked.backend_ref = { ...server, ...maskObject(client) };
  if (Object.keys(client).length > 0) fields.push("backend_ref");
  return { memory: masked, fields };
}

function maskContent(content: JsonObject): JsonObject {
  const masked = maskObject(content);
  // The typed contents demand distinct keywords, so several masks become one.
  if (Array.isArray(content["keywords"]) && content["keywords"].length > 0) masked["keywords"] = [MASK];
  return masked;
}

function maskEvidence(evidence: MemoryEvidence): MemoryEvidence {
  return {
    kind: evidence.kind,
    ref: MASK,
    ...(evidence.evidence_id === undefined ? {} : { evidence_id: MASK }),
    ...(evidence.excerpt === undefined ? {} : { excerpt: MASK }),
    ...(evidence.captured_at === undefined ? {} : { captured_at: maskInstant(evidence.captured_at) }),
    ...(evidence.trust_level === undefined ? {} : { trust_level: evidence.trust_level }),
    ...(evidence.metadata === undefined ? {} : { metadata: maskObject(evidence.metadata) }),
  };
}

/** The longest form of a time that says no more than nanoseconds and a zone. */
const LONGEST_INSTANT = "2026-01-02T03:04:05.123456789+01:00".length;

/** Dates are not validated, so anything may stand in one, also as digits of a second; what is no mere time is hidden. */
function maskInstant(text: string): string {
  return text.length > LONGEST_INSTANT || parseInstant(text) === undefined ? MASK : text;
}

function maskObject(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, maskValue(member)]));
}

function maskValue(value: JsonValue): JsonValue {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map(maskValue);
  return typeof value === "object" ? maskObject(value) : MASK;
}
