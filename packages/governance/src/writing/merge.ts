import {
  isJsonObject,
  type JsonObject,
  type MemoryEvidence,
  type MemoryMergeHint,
  type MemoryObject,
  type Sensitivity,
} from "@mgp/core";
import { sensitivityRank } from "./sensitivity.ts";

/** The strategies that change an existing memory; the other two refuse. */
export type MergingStrategy = Exclude<MemoryMergeHint["strategy"], "create" | "manual_review_required">;

/** What a write did, as the wire names it. */
export type Resolution = "created" | "replaced" | "merged" | "reinforced" | "deduped";

export const resolutionOf: Readonly<Record<MergingStrategy, Resolution>> = {
  upsert: "replaced",
  replace: "replaced",
  merge: "merged",
  reinforce: "reinforced",
  dedupe: "deduped",
};

/**
 * What an existing memory becomes when another is written onto it. Pure; the result may be invalid (a patchwork of
 * typed contents) and is validated by the caller.
 *
 * `memory_id` and `backend_ref.tenant_id` always stay the existing one's.
 *
 * @param updatedAt protocol timestamp of the change
 * @see Memory Governance Protocol, merge strategies
 */
export function mergeMemories(
  existing: MemoryObject,
  incoming: MemoryObject,
  hint: MemoryMergeHint & { readonly strategy: MergingStrategy },
  updatedAt: string,
): MemoryObject {
  switch (hint.strategy) {
    case "upsert":
    case "replace":
      return replaceWhole(existing, incoming, updatedAt);
    case "merge":
      return {
        ...reinforce(existing, incoming, hint, updatedAt),
        content: mergeObjects(existing.content, incoming.content),
        extensions: mergeObjects(existing.extensions ?? {}, incoming.extensions ?? {}),
      };
    case "reinforce":
    case "dedupe":
      return reinforce(existing, incoming, hint, updatedAt);
  }
}

function replaceWhole(existing: MemoryObject, incoming: MemoryObject, updatedAt: string): MemoryObject {
  const { tenant_id: _foreign, ...reference } = incoming.backend_ref ?? {};
  const tenant = existing.backend_ref?.["tenant_id"];
  return {
    ...incoming,
    memory_id: existing.memory_id,
    backend_ref: tenant === undefined ? reference : { ...reference, tenant_id: tenant },
    updated_at: updatedAt,
  };
}

function reinforce(
  existing: MemoryObject,
  incoming: MemoryObject,
  hint: MemoryMergeHint,
  updatedAt: string,
): MemoryObject {
  const confidence = mergeConfidence(existing.confidence, incoming.confidence, hint.reinforcement_weight);
  const sensitivity = stricterLabel(existing.sensitivity, incoming.sensitivity);
  return {
    ...existing,
    ...(confidence === undefined ? {} : { confidence }),
    ...(sensitivity === undefined ? {} : { sensitivity }),
    evidence_refs: union(existing.evidence_refs, incoming.evidence_refs),
    derived_from: union(existing.derived_from, incoming.derived_from),
    evidence: uniqueEvidence([...(existing.evidence ?? []), ...(incoming.evidence ?? [])]),
    updated_at: updatedAt,
  };
}

/** What comes in keeps its label: content and evidence of a confidential memory do not become readable by being merged. */
function stricterLabel(existing: Sensitivity | undefined, incoming: Sensitivity | undefined): Sensitivity | undefined {
  return sensitivityRank(incoming) > sensitivityRank(existing) ? incoming : existing;
}

/** With a weight w the stored confidence c moves toward certainty: c + w(1 - c), at most 1. Without: the larger. */
function mergeConfidence(
  existing: number | undefined,
  incoming: number | undefined,
  weight: number | undefined,
): number | undefined {
  if (weight !== undefined) {
    const confidence = existing ?? incoming ?? 0;
    return Math.min(1, confidence + weight * (1 - confidence));
  }
  return incoming === undefined ? existing : Math.max(existing ?? 0, incoming);
}

function union(left: readonly string[] = [], right: readonly string[] = []): string[] {
  return [...new Set([...left, ...right])].filter((item) => item !== "");
}

/** Kind and reference are the identity of a piece of evidence; the first one of an identity stays. */
function uniqueEvidence(evidence: readonly MemoryEvidence[]): MemoryEvidence[] {
  const seen = new Map<string, MemoryEvidence>();
  for (const item of evidence) {
    const identity = JSON.stringify([item.kind, item.ref]);
    if (!seen.has(identity)) seen.set(identity, item);
  }
  return [...seen.values()];
}

/** Objects are merged key by key, to any depth; of anything else the incoming value wins, arrays included. */
function mergeObjects(existing: JsonObject, incoming: JsonObject): JsonObject {
  const merged: JsonObject = { ...existing };
  for (const [key, value] of Object.entries(incoming)) {
    const before = merged[key];
    merged[key] = isJsonObject(before) && isJsonObject(value) ? mergeObjects(before, value) : value;
  }
  return merged;
}
