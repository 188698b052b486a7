import fc from "fast-check";
import type { Json, JsonObject } from "../support/json.ts";

type Fields = fc.Arbitrary<JsonObject>;

const absent: Fields = fc.constant({});

/** A field that is there in some of a hundred cases. */
function sometimes(percent: number, key: string, ...values: readonly Json[]): Fields {
  const present: Fields = fc.constantFrom(...values).map((value) => ({ [key]: value }));
  return fc.oneof({ weight: 100 - percent, arbitrary: absent }, { weight: percent, arbitrary: present });
}

/** One object of the fields of many. */
function together(...parts: readonly Fields[]): Fields {
  return fc.tuple(...parts).map((objects) => Object.fromEntries(objects.flatMap((object) => Object.entries(object))));
}

const statements = [
  "Prefers violet umbrellas",
  "Walks to the harbour daily",
  "Keeps deleted-proof-token-kiwi-77 in a drawer",
  "Sings in the violet choir",
  "喜欢紫色的雨伞",
] as const;

export const subjects: readonly JsonObject[] = [
  { kind: "user", id: "u1" },
  { kind: "user", id: "u2" },
  { kind: "agent", id: "u1" },
];

const types = [
  "preference",
  "semantic_fact",
  "profile",
  "relationship",
  "procedural_rule",
  "episodic_event",
  "checkpoint_pointer",
  "artifact_summary",
] as const;

export const memoryIds = ["{m1}", "{m2}", "{m3}", "{m4}"] as const;

/** Mostly ids that the writer chose; now and then one that a gateway drew. */
export const anyMemoryId: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...memoryIds) },
  { weight: 2, arbitrary: fc.constantFrom("{generated0}", "{generated1}") },
  { weight: 1, arbitrary: fc.constant("{unknown}") },
);

const evidence: readonly JsonObject[] = [
  { kind: "chat_message", ref: "chat:1", excerpt: "I like violet.", trust_level: "high" },
  { kind: "tool_result", ref: "tool:9", metadata: { tries: 3, final: true }, captured_at: "2025-01-01T00:00:00Z" },
];

const content: Fields = together(
  fc.constantFrom(...statements).map((statement) => ({ statement })),
  sometimes(15, "summary", "Violet, briefly", " padded "),
  sometimes(15, "keywords", ["violet"], ["violet", "harbour"]),
  sometimes(10, "nested", { a: { b: 1, c: null }, d: [true, "text"] }, { a: { c: 2 } }),
  sometimes(5, "preference_value", 7, { deep: [1.5] }, null),
  sometimes(3, "statement", " "),
);

const lessContent: Fields = fc.constantFrom<JsonObject>({}, { fact: "Only a fact" }, { note: "plain", level: 2 });

const common: Fields = together(
  sometimes(30, "sensitivity", "public", "internal", "confidential", "confidential", "restricted"),
  sometimes(25, "confidence", 0, 0.5, 0.75, 1),
  sometimes(20, "ttl_seconds", 0, 60, 60, 60, 10_000_000_000, 10_000_000_000, 1_000_000_000_000_000),
  sometimes(10, "retention_policy", "persistent"),
  sometimes(25, "extensions", { "app:color": "violet" }, { "mgp:dedupe_key": "k1" }, { "app:n": { x: 1 } }),
);

/** A memory as a writer sends it. */
export const memory: Fields = together(
  fc.record({
    memory_id: fc.constantFrom(...memoryIds),
    subject: fc.constantFrom(...subjects),
    scope: fc.constantFrom("user", "user", "agent", "session"),
    type: fc.constantFrom(...types),
    content: fc.oneof({ weight: 6, arbitrary: content }, { weight: 1, arbitrary: lessContent }),
    source: fc.constant({ kind: "chat", ref: "chat:1" }),
    created_at: fc.constantFrom(
      "2024-05-01T10:00:00Z",
      "2024-05-01T12:00:00+02:00",
      "2099-01-01T00:00:00Z",
      "some day",
    ),
  }),
  common,
  sometimes(10, "updated_at", "2024-06-01T00:00:00Z"),
  sometimes(15, "evidence", [], evidence),
  sometimes(15, "evidence_refs", ["chat:1"], ["chat:1", "tool:9"]),
  sometimes(10, "derived_from", ["{m1}"], ["{m2}", "{m1}"]),
  sometimes(10, "valid_to", null, "2030-01-01T00:00:00Z"),
  sometimes(
    30,
    "backend_ref",
    { tenant_id: "{acme}" },
    { tenant_id: "{acme}" },
    { tenant_id: "{bolt}" },
    {},
    {
      mgp_state: "deleted",
      adapter: "other",
      note: 1,
    },
    { mgp_state: "revoked", mgp_state_changed_at: "2026-01-01T00:00:00Z", mgp_state_reason: "asked" },
  ),
);

export const mergeHint: Fields = together(
  fc
    .constantFrom("dedupe", "upsert", "replace", "merge", "reinforce", "merge", "create", "manual_review_required")
    .map((strategy) => ({ strategy })),
  sometimes(40, "dedupe_key", "k1", "k2"),
  sometimes(20, "if_match_memory_id", ...memoryIds, "{generated0}"),
  sometimes(4, "conflict_key", "c1"),
  sometimes(4, "if_match_updated_at", "2024-05-01T10:00:00Z"),
  sometimes(4, "source_priority", 1, 2),
  sometimes(4, "reinforcement_weight", 0.5),
  sometimes(3, "coalesce_window_seconds", 600),
);

const candidate: Fields = together(
  fc.record({
    candidate_kind: fc.constantFrom("assertion", "confirmation", "correction", "derived"),
    subject: fc.constantFrom(...subjects),
    scope: fc.constantFrom("user", "agent"),
    proposed_type: fc.constantFrom(...types),
    statement: fc.constantFrom(...statements),
    source: fc.constant({ kind: "tool", ref: "crm:1" }),
  }),
  common,
  sometimes(
    30,
    "content",
    {},
    { statement: "Sings in the violet choir" },
    { preference: "" },
    { keywords: ["harbour"] },
  ),
  sometimes(20, "source_evidence", [], evidence),
  fc.oneof({ weight: 3, arbitrary: absent }, { weight: 1, arbitrary: fc.record({ merge_hint: mergeHint }) }),
);

/** What an update sends. */
export const patch: Fields = fc.oneof(
  together(
    sometimes(
      40,
      "content",
      { statement: "Walks to the harbour daily" },
      { summary: "Patched" },
      { nested: { z: 1 } },
      { summary: null },
    ),
    sometimes(25, "sensitivity", "public", "confidential", "restricted"),
    sometimes(20, "extensions", { "app:color": "green" }, { "mgp:dedupe_key": "k2" }),
    sometimes(15, "confidence", 0.25),
    sometimes(10, "ttl_seconds", 60, 0),
    sometimes(8, "updated_at", "2025-02-02T02:02:02Z"),
    sometimes(8, "valid_to", null),
  ),
  fc.constantFrom<JsonObject>(
    { confidence: null },
    { content: null },
    { unknown: 1 },
    { memory_id: "{m4}" },
    { backend_ref: { mgp_state: "expired" } },
    { backend_ref: { note: "kept" } },
    { type: "preference" },
  ),
);

export const write: Fields = fc.oneof(
  { weight: 3, arbitrary: together(fc.record({ memory }), fc.oneof(absent, fc.record({ merge_hint: mergeHint }))) },
  { weight: 1, arbitrary: together(fc.record({ candidate }), fc.oneof(absent, fc.record({ merge_hint: mergeHint }))) },
);

export { sometimes, together };
