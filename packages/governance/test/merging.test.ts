import type { MemoryMergeHint, MemoryObject } from "@mgp/core";
import { expect, test } from "vitest";
import { mergeMemories } from "../src/writing/merge.ts";
import { type Gateway, openGateway } from "./support/gateway-in-process.ts";
import { candidateOf, memoryOf } from "./support/samples.ts";

const existing: MemoryObject = memoryOf("old", {
  content: { statement: "same", kept: 1, deep: { a: 1, b: [1, 2] } },
  confidence: 0.5,
  sensitivity: "internal",
  ttl_seconds: 9_000_000,
  evidence: [{ kind: "chat_message", ref: "r1", excerpt: "first" }],
  evidence_refs: ["r1"],
  derived_from: ["p1"],
  extensions: { "vendor:a": { x: 1 }, "mgp:dedupe_key": "old-key" },
  backend_ref: { tenant_id: "acme", note: "old" },
});
const incoming: MemoryObject = memoryOf("new", {
  content: { statement: "same", added: 2, deep: { b: [3], c: 4 } },
  confidence: 0.3,
  sensitivity: "public",
  created_at: "2026-11-20T00:00:00Z",
  source: { kind: "tool", ref: "tool:1" },
  evidence: [
    { kind: "chat_message", ref: "r1", excerpt: "again" },
    { kind: "tool_result", ref: "r1" },
  ],
  evidence_refs: ["r1", "r2"],
  derived_from: ["p2", "p1"],
  extensions: { "vendor:a": { y: 2 } },
  backend_ref: { tenant_id: "acme", note: "new" },
});
const united = {
  evidence: [
    { kind: "chat_message", ref: "r1", excerpt: "first" },
    { kind: "tool_result", ref: "r1" },
  ],
  evidence_refs: ["r1", "r2"],
  derived_from: ["p1", "p2"],
  confidence: 0.5,
  updated_at: "then",
};
const replaced = { ...incoming, memory_id: "old", updated_at: "then" };
const reinforced = { ...existing, ...united };

test.each([
  ["upsert", replaced],
  ["replace", replaced],
  [
    "merge",
    {
      ...reinforced,
      content: { statement: "same", kept: 1, added: 2, deep: { a: 1, b: [3], c: 4 } },
      extensions: { "vendor:a": { x: 1, y: 2 }, "mgp:dedupe_key": "old-key" },
    },
  ],
  ["reinforce", reinforced],
  ["dedupe", reinforced],
] as const)("%s", (strategy, expected) => {
  expect(mergeMemories(existing, incoming, { strategy }, "then")).toEqual(expected);
});

test.each([
  [0.5, 0.3, undefined, 0.5],
  [0.5, 0.9, undefined, 0.9],
  [undefined, 0.3, undefined, 0.3],
  [0.5, undefined, undefined, 0.5],
  [undefined, undefined, undefined, undefined],
  [0.5, 0.9, 0.5, 0.75],
  [0.5, 0.9, 3, 1],
  [0.5, 0.9, 0, 0.5],
  [undefined, 0.4, 0.5, 0.7],
  [undefined, undefined, 0.25, 0.25],
])("confidence %s and %s with weight %s: %s", (before, added, weight, after) => {
  const one = memoryOf("m", before === undefined ? {} : { confidence: before });
  const other = memoryOf("m", added === undefined ? {} : { confidence: added });
  const hint = { strategy: "reinforce" as const, ...(weight === undefined ? {} : { reinforcement_weight: weight }) };
  const { confidence } = mergeMemories(one, other, hint, "then");
  if (after === undefined) expect(confidence).toBeUndefined();
  else expect(confidence).toBeCloseTo(after, 12);
});

test.each(["merge", "reinforce", "dedupe"] as const)("%s keeps the stricter label of the two", (strategy) => {
  const labels = ["public", "internal", "confidential", "restricted"] as const;
  for (const [index, before] of labels.entries()) {
    for (const [other, brought] of labels.entries()) {
      const labelled = { ...existing, sensitivity: before };
      const merged = mergeMemories(labelled, { ...incoming, sensitivity: brought }, { strategy }, "then");
      expect(merged.sensitivity).toBe(labels[Math.max(index, other)]);
    }
  }
});

test("the tenant of a memory stays what it was at creation", () => {
  const { backend_ref: _reference, ...without } = existing;
  expect(mergeMemories(without, incoming, { strategy: "upsert" }, "then").backend_ref).toEqual({ note: "new" });
  const { backend_ref: _none, ...plain } = incoming;
  expect(mergeMemories(existing, plain, { strategy: "replace" }, "then").backend_ref).toEqual({ tenant_id: "acme" });
});

const tenant = { context: { tenant_id: "acme" } };

async function holding(memory: MemoryObject, hint?: MemoryMergeHint): Promise<Gateway> {
  const gateway = await openGateway();
  await gateway.ok("write", hint === undefined ? { memory } : { memory, merge_hint: hint }, tenant);
  gateway.clock.now += 60_000;
  return gateway;
}

async function stored(gateway: Gateway, memoryId: string): Promise<MemoryObject> {
  return (await gateway.ok("get", { memory_id: memoryId }, tenant)).memory;
}

test.each([
  ["upsert", "replaced"],
  ["replace", "replaced"],
  ["merge", "merged"],
  ["reinforce", "reinforced"],
  ["dedupe", "deduped"],
] as const)("%s answers %s on the old id, and creates where nothing is there", async (strategy, resolution) => {
  const gateway = await holding(existing);
  const hint = { strategy };
  const answer = await gateway.ok("write", { memory: incoming, merge_hint: hint }, tenant);
  expect(answer).toMatchObject({ resolution, memory: { memory_id: "old", updated_at: "2026-11-22T12:01:00.000Z" } });
  expect(answer.memory).toEqual(await stored(gateway, "old"));
  expect(await gateway.fails("get", { memory_id: "new" }, tenant)).toMatchObject({ status: 404 });
  const fresh = memoryOf("fresh", { content: { statement: "unheard of" } });
  expect(await gateway.ok("write", { memory: fresh, merge_hint: hint }, tenant)).toMatchObject({
    resolution: "created",
  });
});

test.each(["create", "manual_review_required"] as const)("%s creates, and refuses a hit", async (strategy) => {
  const gateway = await holding(existing);
  const hint = { strategy };
  expect(await gateway.fails("write", { memory: incoming, merge_hint: hint }, tenant)).toMatchObject({ status: 409 });
  const fresh = memoryOf("fresh", { content: { statement: "unheard of" } });
  expect(await gateway.ok("write", { memory: fresh, merge_hint: hint }, tenant)).toMatchObject({
    resolution: "created",
  });
});

const other = { content: { statement: "different" } };

test.each([
  ["by its own id", "old", other, {}, true],
  ["by statement", "new", { content: { statement: "same" } }, {}, true],
  ["by the hint's dedupe key", "new", other, { dedupe_key: "old-key" }, true],
  ["by its own dedupe key", "new", { ...other, extensions: { "mgp:dedupe_key": "old-key" } }, {}, true],
  [
    "by statement although the dedupe key differs",
    "new",
    { content: { statement: "same" } },
    { dedupe_key: "x" },
    true,
  ],
  [
    "by if_match_memory_id",
    "new",
    { ...other, type: "checkpoint_pointer" as const },
    { if_match_memory_id: "old" },
    true,
  ],
  ["not by a statement in other letters", "new", { content: { statement: "Same" } }, {}, false],
  ["not for another subject", "new", { subject: { kind: "user" as const, id: "user-2" } }, {}, false],
  ["not for another type", "new", { type: "episodic_event" as const, content: { statement: "same" } }, {}, false],
  ["not by an id that is not there", "new", other, { if_match_memory_id: "gone" }, false],
] as const)("a memory is found %s", async (_name, memoryId, over, hint, isFound) => {
  const gateway = await holding(existing);
  const memory = memoryOf(memoryId, { content: { statement: "same" }, ...over });
  const answer = await gateway.ok("write", { memory, merge_hint: { strategy: "merge", ...hint } }, tenant);
  expect([answer.resolution, answer.memory.memory_id]).toEqual(isFound ? ["merged", "old"] : ["created", memoryId]);
});

test("an inactive memory is found by its id only", async () => {
  const gateway = await holding(existing);
  await gateway.ok("expire", { memory_id: "old" }, tenant);
  const hint = { strategy: "merge" as const, if_match_memory_id: "old" };
  expect(await gateway.ok("write", { memory: incoming, merge_hint: hint }, tenant)).toMatchObject({
    resolution: "created",
  });
});

test.each(["expire", "revoke"] as const)("a hinted write makes a memory active again after %s", async (action) => {
  for (const strategy of ["upsert", "replace", "merge", "reinforce", "dedupe"] as const) {
    const gateway = await holding(existing);
    await gateway.ok(action, { memory_id: "old" }, tenant);
    // Even at once: what is inactive is not coalesced.
    const hint = { strategy, coalesce_window_seconds: 1_000_000_000 };
    const answer = await gateway.ok("write", { memory: { ...incoming, memory_id: "old" }, merge_hint: hint }, tenant);
    expect(answer.memory.backend_ref).toMatchObject({ mgp_state: "active", tenant_id: "acme" });
    expect((await gateway.ok("search", { query: "old" }, tenant)).results).toHaveLength(1);
  }
});

test("a hinted write onto a deleted memory is 409, and brings nothing back", async () => {
  const gateway = await holding(existing);
  await gateway.ok("delete", { memory_id: "old" }, tenant);
  for (const strategy of ["upsert", "replace", "merge", "reinforce", "dedupe"] as const) {
    const failure = await gateway.fails("write", { memory: memoryOf("old"), merge_hint: { strategy } }, tenant);
    expect(failure).toMatchObject({ status: 409, details: { memory_id: "old" } });
  }
  expect(await gateway.ok("get", { memory_id: "old" }, tenant)).toMatchObject({ return_mode: "metadata_only" });
});

test("two tenants may hold one id, one statement and one dedupe key, and never meet", async () => {
  const gateway = await holding(existing);
  const { backend_ref: _reference, ...plain } = existing;
  const hint = { strategy: "upsert" as const, dedupe_key: "old-key", if_match_memory_id: "old" };
  const elsewhere = { context: { tenant_id: "other" } };
  expect(await gateway.ok("write", { memory: plain, merge_hint: hint }, elsewhere)).toMatchObject({
    resolution: "created",
  });
  expect((await stored(gateway, "old")).backend_ref).toMatchObject({ revision: 1, tenant_id: "acme" });
  const foreign = { memory: existing, merge_hint: hint };
  expect(await gateway.fails("write", foreign, elsewhere)).toMatchObject({ status: 403, message: "tenant_mismatch" });
});

function mergeOntoOld(hint: Partial<MemoryMergeHint>): object {
  return { memory: { ...incoming, memory_id: "old" }, merge_hint: { strategy: "merge", ...hint } };
}

test("if_match_updated_at has to be the stored updated_at, else created_at, to the letter", async () => {
  const gateway = await holding(existing);
  expect(
    await gateway.fails("write", mergeOntoOld({ if_match_updated_at: "2026-11-01T00:00:00.000Z" }), tenant),
  ).toMatchObject({ status: 409 });
  const first = await gateway.answer("write", mergeOntoOld({ if_match_updated_at: "2026-11-01T00:00:00Z" }), tenant);
  expect(first.status).toBe(200);
  expect(
    await gateway.fails("write", mergeOntoOld({ if_match_updated_at: "2026-11-01T00:00:00Z" }), tenant),
  ).toMatchObject({ status: 409 });
  const { updated_at: at } = await stored(gateway, "old");
  expect((await gateway.answer("write", mergeOntoOld({ if_match_updated_at: at ?? "" }), tenant)).status).toBe(200);
});

test("source_priority: a lower one than the stored is 409, absent counts as 0", async () => {
  const gateway = await holding(existing, { strategy: "upsert", source_priority: 5 });
  expect((await stored(gateway, "old")).extensions).toMatchObject({ "mgp:source_priority": 5 });
  expect(await gateway.fails("write", mergeOntoOld({ source_priority: 4 }), tenant)).toMatchObject({ status: 409 });
  expect(await gateway.fails("write", mergeOntoOld({}), tenant)).toMatchObject({ status: 409 });
  expect((await gateway.answer("write", mergeOntoOld({ source_priority: 5 }), tenant)).status).toBe(200);
  expect((await gateway.answer("write", mergeOntoOld({ source_priority: 6 }), tenant)).status).toBe(200);
  expect((await stored(gateway, "old")).extensions).toMatchObject({ "mgp:source_priority": 6 });
});

test("conflict_key: a hit of it alone is 409 unless the strategy is upsert, replace or merge", async () => {
  const hint = { strategy: "create" as const, conflict_key: "slot" };
  for (const [strategy, status] of [
    ["dedupe", 409],
    ["reinforce", 409],
    ["create", 409],
    ["upsert", 200],
    ["replace", 200],
    ["merge", 200],
  ] as const) {
    const gateway = await holding(existing, hint);
    expect((await stored(gateway, "old")).extensions).toMatchObject({ "mgp:conflict_key": "slot" });
    const memory = memoryOf("new", other);
    const response = await gateway.answer("write", { memory, merge_hint: { strategy, conflict_key: "slot" } }, tenant);
    expect(response.status).toBe(status);
    // A hit by statement as well is no mere conflict.
    const same = memoryOf("new", { content: { statement: "same" } });
    const both = { memory: same, merge_hint: { strategy: "dedupe", conflict_key: "slot" } };
    if (status === 409) expect((await gateway.answer("write", both, tenant)).status).toBe(200);
    const elsewhere = { ...memory, memory_id: "third", subject: { kind: "user", id: "user-2" } };
    const free = { memory: elsewhere, merge_hint: { strategy, conflict_key: "slot" } };
    expect((await gateway.answer("write", free, tenant)).body["data"]).toMatchObject({ resolution: "created" });
  }
});

test("coalesce_window_seconds: what changed less than that ago is deduped and stays", async () => {
  for (const [strategy, coalesces] of [
    ["dedupe", true],
    ["reinforce", true],
    ["merge", true],
    ["upsert", false],
    ["replace", false],
  ] as const) {
    const gateway = await holding(existing);
    const once = { memory: { ...incoming, memory_id: "old" }, merge_hint: { strategy } };
    await gateway.ok("write", once, tenant);
    const before = await stored(gateway, "old");
    gateway.clock.now += 9_999;
    const again = { ...once, merge_hint: { strategy, coalesce_window_seconds: 10 } };
    const answer = await gateway.ok("write", again, tenant);
    const after = await stored(gateway, "old");
    if (coalesces) expect(after).toEqual(before);
    else expect(after.backend_ref).toMatchObject({ revision: 3 });
    if (coalesces) expect(answer.resolution).toBe("deduped");
    gateway.clock.now += 10_001;
    await gateway.ok("write", again, tenant);
    expect((await stored(gateway, "old")).backend_ref?.["revision"]).toBe(coalesces ? 3 : 4);
  }
});

test("a hint's dedupe key is kept with the memory; the payload's hint wins over the candidate's", async () => {
  const gateway = await openGateway();
  const candidate = candidateOf({ merge_hint: { strategy: "create", dedupe_key: "inner", conflict_key: "inner" } });
  const hint = { strategy: "dedupe" as const, dedupe_key: "outer" };
  const { memory } = await gateway.ok("write", { candidate, merge_hint: hint });
  expect(memory.extensions).toEqual({ "mgp:dedupe_key": "outer" });
  const alone = await gateway.ok("write", { candidate: { ...candidate, statement: "Drinks milk." } });
  expect(alone.memory.extensions).toEqual({ "mgp:dedupe_key": "inner", "mgp:conflict_key": "inner" });
});

test("a merge that makes no valid memory is 400 and changes nothing", async () => {
  const gateway = await holding(
    memoryOf("p", { type: "preference", content: { statement: "tea", preference: "tea" } }),
  );
  const memory = memoryOf("p", { content: { preference: 5 } });
  expect(await gateway.fails("write", { memory, merge_hint: { strategy: "merge" } }, tenant)).toMatchObject({
    status: 400,
    details: { field: "content.preference", schema: "memory-object.schema.json" },
  });
  expect((await stored(gateway, "p")).backend_ref).toMatchObject({ revision: 1 });
});

test("what belongs to the server is ignored on write and batch, and but for the state on import", async () => {
  const gateway = await openGateway();
  const claims = {
    adapter: "forged",
    mgp_state: "deleted",
    mgp_state_changed_at: "x",
    mgp_state_reason: 1,
    revision: 77,
    policy_view: "raw",
    note: "kept",
  };
  const { memory } = await gateway.ok("write", { memory: memoryOf("m-1", { backend_ref: claims }) });
  const truth = { adapter: "memory", mgp_state: "active", revision: 1, note: "kept" };
  expect(memory.backend_ref).toEqual(truth);
  await gateway.ok("writeBatch", { items: [{ memory: memoryOf("m-2", { backend_ref: claims }) }] });
  expect((await gateway.ok("get", { memory_id: "m-2" })).memory.backend_ref).toEqual(truth);
  const { mgp_state: _state, ...others } = claims;
  await gateway.ok("import", { memories: [memoryOf("m-3", { backend_ref: others })] });
  expect((await gateway.ok("get", { memory_id: "m-3" })).memory.backend_ref).toEqual(truth);
});

test.each(["masked", "metadata_only", "summary"])(
  "a %s view is no memory: 400 on write, batch and import",
  async (view) => {
    const gateway = await openGateway();
    const memory = memoryOf("m", { backend_ref: { policy_view: view } });
    const refusal = { details: { field: "memory.backend_ref.policy_view" } };
    for (const strategy of ["upsert", "merge"]) {
      expect(await gateway.fails("write", { memory, merge_hint: { strategy } })).toMatchObject({
        status: 400,
        ...refusal,
      });
    }
    expect(await gateway.fails("import", { memories: [memory] })).toMatchObject({ status: 400 });
    const batch = await gateway.ok("writeBatch", { items: [{ memory }] });
    expect(batch.results).toMatchObject([{ status: "error", error: { code: "MGP_INVALID_OBJECT", ...refusal } }]);
    expect(gateway.store.effects).toBe(0);
  },
);

test("a change that a client dates far ahead of the clock does not coalesce all that follow", async () => {
  const gateway = await holding(memoryOf("old", { updated_at: "2099-01-01T00:00:00Z" }));
  const hint = { strategy: "dedupe" as const, coalesce_window_seconds: 10 };
  await gateway.ok("write", { memory: memoryOf("old"), merge_hint: hint }, tenant);
  expect((await stored(gateway, "old")).backend_ref).toMatchObject({ revision: 2 });
});
