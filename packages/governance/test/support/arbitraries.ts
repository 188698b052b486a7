import type { JsonObject, MemoryObject } from "@mgp/core";
import { evidenceKinds, memoryTypes, scopes, sensitivities } from "@mgp/core";
import fc from "fast-check";

/** Keys that a body may have. */
const key = fc
  .string({ minLength: 1, maxLength: 8 })
  .filter((name) => !["__proto__", "constructor", "prototype", "id"].includes(name));

const scalar = fc.oneof(
  fc.string({ maxLength: 20, unit: "grapheme" }).filter((text) => text.isWellFormed()),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

export const jsonObject: fc.Arbitrary<JsonObject> = fc.letrec<{ value: JsonObject[string]; object: JsonObject }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      scalar,
      fc.array(tie("value"), { maxLength: 3 }),
      tie("object"),
    ),
    object: fc.dictionary(key, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  }),
).object;

const text = fc.string({ minLength: 1, maxLength: 16, unit: "grapheme" }).filter((value) => value.isWellFormed());

const evidence = fc.record(
  {
    kind: fc.constantFrom(...evidenceKinds),
    ref: fc.constantFrom("r1", "r2", "r3"),
    excerpt: text,
    captured_at: fc.constant("2026-01-01T00:00:00Z"),
    metadata: jsonObject,
  },
  { requiredKeys: ["kind", "ref"], noNullPrototype: true },
);

const typedContent = fc.record(
  {
    statement: text,
    summary: text,
    keywords: fc.uniqueArray(text, { maxLength: 3 }),
    preference_value: scalar,
    fact_value: scalar,
  },
  { requiredKeys: ["statement"], noNullPrototype: true },
);

/** Valid memories of every type, label and shape. */
export function memories(memoryId: fc.Arbitrary<string>): fc.Arbitrary<MemoryObject> {
  const base = {
    memory_id: memoryId,
    subject: fc.record(
      { kind: fc.constant("user" as const), id: fc.constantFrom("user-1", "user-2") },
      { noNullPrototype: true },
    ),
    scope: fc.constantFrom(...scopes),
    source: fc.constant({ kind: "chat" as const, ref: "chat:1" }),
    created_at: fc.constantFrom("2026-11-01T00:00:00Z", "2020-01-01", "garbage", "9999-12-31T23:59:59Z"),
    confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    sensitivity: fc.constantFrom(...sensitivities),
    ttl_seconds: fc.constantFrom(0, 1, 10_000_000, Number.MAX_SAFE_INTEGER),
    updated_at: fc.constantFrom("2026-11-02T00:00:00Z", "garbage"),
    evidence: fc.array(evidence, { maxLength: 3 }),
    evidence_refs: fc.array(text, { maxLength: 3 }),
    derived_from: fc.array(text, { maxLength: 3 }),
    valid_to: fc.constantFrom(null, "2026-11-02"),
    extensions: jsonObject,
    backend_ref: jsonObject.map(({ tenant_id: _tenant, policy_view: _view, ...rest }) => rest),
  };
  const requiredKeys = ["memory_id", "subject", "scope", "source", "created_at", "type", "content"] as const;
  const typed = fc.constantFrom(
    "preference" as const,
    "semantic_fact" as const,
    "relationship" as const,
    "procedural_rule" as const,
  );
  const free = fc
    .constantFrom(...memoryTypes)
    .filter((type) => ["profile", "episodic_event", "checkpoint_pointer", "artifact_summary"].includes(type));
  return fc.oneof(
    fc.record(
      { ...base, type: typed, content: typedContent },
      { requiredKeys: [...requiredKeys], noNullPrototype: true },
    ),
    fc.record({ ...base, type: free, content: jsonObject }, { requiredKeys: [...requiredKeys], noNullPrototype: true }),
  );
}
