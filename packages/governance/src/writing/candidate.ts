import { DEDUPE_KEY } from "@mgp/core";
import type { JsonObject, MemoryCandidate, MemoryObject, PolicyContext } from "@mgp/core";

const assertionModes = {
  assertion: "asserted",
  confirmation: "confirmed",
  correction: "asserted",
  derived: "derived",
} as const;

/**
 * The memory that a candidate proposes. It may still be no valid memory (a typed content has rules of its own); the
 * writer checks that.
 *
 * @param memoryId drawn by the gateway
 * @param now epoch milliseconds
 * @see Memory Governance Protocol, candidate writes
 */
export function memoryOfCandidate(
  candidate: MemoryCandidate,
  context: PolicyContext,
  memoryId: string,
  now: number,
): MemoryObject {
  const extensions: JsonObject = { ...candidate.extensions };
  if (candidate.merge_hint?.dedupe_key !== undefined) extensions[DEDUPE_KEY] ??= candidate.merge_hint.dedupe_key;
  const evidence = candidate.source_evidence ?? [];
  return {
    memory_id: memoryId,
    subject: candidate.subject,
    scope: candidate.scope,
    type: candidate.proposed_type,
    content: contentOf(candidate),
    source: candidate.source,
    created_at: `${new Date(now).toISOString().slice(0, 19)}Z`,
    backend_ref: context.tenant_id === undefined ? {} : { tenant_id: context.tenant_id },
    extensions,
    assertion_mode: assertionModes[candidate.candidate_kind],
    asserted_by: { kind: "agent", id: context.actor_agent },
    confirmed_by_user:
      candidate.subject.kind === "user" &&
      (candidate.candidate_kind === "assertion" || candidate.candidate_kind === "confirmation"),
    evidence,
    evidence_refs: evidence.map((item) => item.ref),
    derived_from: [],
    ...(candidate.confidence === undefined ? {} : { confidence: candidate.confidence }),
    ...(candidate.sensitivity === undefined ? {} : { sensitivity: candidate.sensitivity }),
    ...(candidate.retention_policy === undefined ? {} : { retention_policy: candidate.retention_policy }),
    ...(candidate.ttl_seconds === undefined ? {} : { ttl_seconds: candidate.ttl_seconds }),
  };
}

function contentOf(candidate: MemoryCandidate): JsonObject {
  const content: JsonObject = { ...candidate.content };
  content["statement"] ??= candidate.statement;
  if (candidate.proposed_type === "preference") content["preference"] ??= candidate.statement;
  if (candidate.proposed_type === "semantic_fact") content["fact"] ??= candidate.statement;
  return content;
}
