import type { MemoryObject } from "@mgp/core";
import { candidateKinds, subjectKinds } from "@mgp/core";
import { expect, test } from "vitest";
import { memoryOfCandidate } from "../src/writing/candidate.ts";
import { nextUpdatedAt } from "../src/writing/updated-at.ts";
import { type Gateway, openGateway, START } from "./support/gateway-in-process.ts";
import { candidateOf, contextOf, memoryOf } from "./support/samples.ts";

const now = START + 123;

test("a candidate becomes a memory, field by field", () => {
  const evidence = [
    { kind: "chat_message" as const, ref: "r1" },
    { kind: "tool_result" as const, ref: "r2" },
  ];
  const candidate = candidateOf({
    candidate_id: "dropped",
    proposed_type: "episodic_event",
    content: { more: true },
    source_evidence: evidence,
    confidence: 0.7,
    sensitivity: "confidential",
    retention_policy: "persistent",
    ttl_seconds: 5,
    extensions: { "vendor:x": 1 },
    merge_hint: { strategy: "create", dedupe_key: "key" },
  });
  expect(memoryOfCandidate(candidate, contextOf({ tenant_id: "acme" }), "mem_1", now)).toEqual({
    memory_id: "mem_1",
    subject: candidate.subject,
    scope: candidate.scope,
    type: "episodic_event",
    content: { more: true, statement: "Drinks tea." },
    source: candidate.source,
    created_at: "2026-11-22T12:00:00Z",
    backend_ref: { tenant_id: "acme" },
    extensions: { "vendor:x": 1, "mgp:dedupe_key": "key" },
    assertion_mode: "asserted",
    asserted_by: { kind: "agent", id: "tests/agent" },
    confirmed_by_user: true,
    evidence,
    evidence_refs: ["r1", "r2"],
    derived_from: [],
    confidence: 0.7,
    sensitivity: "confidential",
    retention_policy: "persistent",
    ttl_seconds: 5,
  });
});

test("what a candidate leaves out is left out", () => {
  const bare = memoryOfCandidate(candidateOf({ proposed_type: "profile" }), contextOf(), "mem_1", now);
  expect(bare.backend_ref).toEqual({});
  expect(bare.extensions).toEqual({});
  expect(bare.evidence).toEqual([]);
  for (const field of ["confidence", "sensitivity", "retention_policy", "ttl_seconds", "updated_at"]) {
    expect(bare).not.toHaveProperty(field);
  }
});

test.each([
  ["preference", { statement: "Drinks tea.", preference: "Drinks tea." }],
  ["semantic_fact", { statement: "Drinks tea.", fact: "Drinks tea." }],
  ["relationship", { statement: "Drinks tea." }],
  ["profile", { statement: "Drinks tea." }],
] as const)("the statement fills the content of a %s", (type, content) => {
  const candidate = candidateOf({ proposed_type: type });
  expect(memoryOfCandidate(candidate, contextOf(), "m", now).content).toEqual(content);
  const own = candidateOf({ proposed_type: type, content: { statement: "own", preference: "own", fact: "own" } });
  expect(memoryOfCandidate(own, contextOf(), "m", now).content).toEqual({
    statement: "own",
    preference: "own",
    fact: "own",
  });
});

test("assertion mode and confirmation follow from the kind and the subject", () => {
  const modes = { assertion: "asserted", confirmation: "confirmed", correction: "asserted", derived: "derived" };
  for (const kind of candidateKinds) {
    for (const subjectKind of subjectKinds) {
      const candidate = candidateOf({ candidate_kind: kind, subject: { kind: subjectKind, id: "x" } });
      const memory = memoryOfCandidate(candidate, contextOf(), "m", now);
      expect(memory.assertion_mode).toBe(modes[kind]);
      const confirms = subjectKind === "user" && (kind === "assertion" || kind === "confirmation");
      expect(memory.confirmed_by_user).toBe(confirms);
    }
  }
});

test("a candidate that makes no valid memory is 400 with the memory's path", async () => {
  const gateway = await openGateway();
  expect(await gateway.fails("write", { candidate: candidateOf({ content: { preference: "" } }) })).toMatchObject({
    status: 400,
    details: { field: "content.preference", schema: "memory-object.schema.json" },
  });
  const { memory } = await gateway.ok("write", { candidate: candidateOf() });
  expect(memory.memory_id).toMatch(/^mem_[0-9a-f]{32}$/);
  expect(gateway.outcomes().at(-1)?.target_memory_id).toBe(memory.memory_id);
});

const acme = { context: { tenant_id: "acme" } };
const base = memoryOf("m", {
  content: { statement: "s", deep: { a: 1, b: 2 } },
  extensions: { "vendor:a": { x: 1 } },
  backend_ref: { tenant_id: "acme", note: "n" },
});

async function holdingBase(memory: MemoryObject = base): Promise<Gateway> {
  const gateway = await openGateway();
  await gateway.ok("write", { memory }, acme);
  return gateway;
}

test.each([
  ["memory_id", { memory_id: "other" }, { memory_id: "m" }],
  ["backend_ref.adapter", { backend_ref: { adapter: "file" } }, { backend_ref: { adapter: "memory" } }],
  ["backend_ref.mgp_state", { backend_ref: { mgp_state: "revoked" } }, { backend_ref: { mgp_state: "active" } }],
  ["backend_ref.revision", { backend_ref: { revision: 9 } }, { backend_ref: { revision: 1 } }],
  ["backend_ref.policy_view", { backend_ref: { policy_view: "masked" } }, {}],
  ["backend_ref.tenant_id", { backend_ref: { tenant_id: "other" } }, { backend_ref: { tenant_id: "acme" } }],
] as const)("a patch cannot change %s; repeating it is fine", async (field, change, repetition) => {
  const gateway = await holdingBase();
  expect(await gateway.fails("update", { memory_id: "m", patch: { ...change, confidence: 1 } }, acme)).toMatchObject({
    status: 400,
    details: { field: `payload.patch.${field}` },
  });
  expect(gateway.store.count("replace")).toBe(0);
  const { memory } = await gateway.ok("update", { memory_id: "m", patch: { ...repetition, confidence: 1 } }, acme);
  expect(memory).toMatchObject({
    memory_id: "m",
    confidence: 1,
    backend_ref: { adapter: "memory", mgp_state: "active", revision: 2, tenant_id: "acme", note: "n" },
  });
});

test("repeating what the server shows does not store it", async () => {
  const gateway = await holdingBase();
  const shown = (await gateway.ok("get", { memory_id: "m" }, acme)).memory;
  await gateway.ok("update", { memory_id: "m", patch: { ...shown } }, acme);
  await gateway.ok("revoke", { memory_id: "m" }, acme);
  const call = { signal: new AbortController().signal, deadline: 9e15 };
  const [record] = await gateway.kept.get({ tenant: "acme", memoryIds: ["m"] }, call);
  expect(JSON.parse(record?.body ?? "")).toMatchObject({ backend_ref: { tenant_id: "acme", note: "n" } });
  expect(record?.body).not.toMatch(/mgp_state|revision|adapter/);
});

test("a patch cannot move a memory to another tenant by its extension either", async () => {
  const { backend_ref: _reference, ...plain } = base;
  const gateway = await holdingBase({ ...plain, extensions: { "mgp:tenant_id": "acme" } });
  const patch = { extensions: { "mgp:tenant_id": "other" } };
  expect(await gateway.fails("update", { memory_id: "m", patch }, acme)).toMatchObject({ status: 403 });
  const adding = { backend_ref: { tenant_id: "acme" } };
  expect(await gateway.fails("update", { memory_id: "m", patch: adding }, acme)).toMatchObject({ status: 400 });
});

test("content, extensions and backend_ref are merged one level deep, the rest is replaced", async () => {
  const gateway = await holdingBase();
  const patch = {
    content: { deep: { c: 3 }, more: 1 },
    extensions: { "vendor:a": { y: 2 }, "vendor:b": 1 },
    backend_ref: { extra: 1 },
    derived_from: ["p"],
  };
  const { memory } = await gateway.ok("update", { memory_id: "m", patch }, acme);
  expect(memory).toMatchObject({ derived_from: ["p"] });
  expect(memory.content).toEqual({ statement: "s", deep: { c: 3 }, more: 1 });
  expect(memory.extensions).toEqual({ "vendor:a": { y: 2 }, "vendor:b": 1 });
  expect(memory.backend_ref).toMatchObject({ note: "n", extra: 1, tenant_id: "acme" });
});

test("null takes a key of content and extensions away; deeper it is a value", async () => {
  const gateway = await holdingBase();
  const patch = { content: { deep: { a: null }, more: null }, extensions: { "vendor:a": null, "vendor:none": null } };
  const { memory } = await gateway.ok("update", { memory_id: "m", patch }, acme);
  expect(memory.content).toEqual({ statement: "s", deep: { a: null } });
  expect(memory.extensions).not.toHaveProperty("vendor:a");
  expect(memory.extensions).not.toHaveProperty("vendor:none");
});

test.each([
  [{ type: "preference", content: { statement: null } }, "content"],
  [{ ttl_seconds: 5, created_at: "some day" }, "created_at"],
  [{ surplus: 1 }, "root"],
  [{ confidence: null }, "confidence"],
  [{ content: null }, "content"],
  [{ extensions: null }, "extensions"],
  [{ type: "preference", content: { statement: "" } }, "content.statement"],
])("a patch %j is 400", async (patch, field) => {
  const gateway = await holdingBase();
  expect(await gateway.fails("update", { memory_id: "m", patch }, acme)).toMatchObject({
    status: 400,
    details: { field },
  });
  expect(gateway.store.count("replace")).toBe(0);
});

test("updated_at is stamped in milliseconds, later each time, also when the clock stands still or goes back", async () => {
  const gateway = await holdingBase();
  const stamps: string[] = [];
  for (const step of [0, 0, 5, -60_000, 120_000]) {
    gateway.clock.now += step;
    const { memory } = await gateway.ok("update", { memory_id: "m", patch: { confidence: 1 } }, acme);
    stamps.push(memory.updated_at ?? "");
  }
  expect(stamps).toEqual([
    "2026-11-22T12:00:00.000Z",
    "2026-11-22T12:00:00.001Z",
    "2026-11-22T12:00:00.005Z",
    "2026-11-22T12:00:00.006Z",
    "2026-11-22T12:01:00.005Z",
  ]);
  const own = { memory_id: "m", patch: { updated_at: "yesterday" }, updated_at: "ignored" };
  expect((await gateway.ok("update", own, acme)).memory.updated_at).toBe("yesterday");
});

test("a change is later than the creation that it follows", () => {
  const created = new Date(START).toISOString();
  expect(nextUpdatedAt(memoryOf("m", { created_at: created }), START)).toBe("2026-11-22T12:00:00.001Z");
  expect(nextUpdatedAt(memoryOf("m", { created_at: "garbage" }), START)).toBe(created);
  expect(nextUpdatedAt(memoryOf("m", { updated_at: "9999-12-31T23:59:59.999Z" }), START)).toBe(created);
});

test("an expired or revoked memory can be updated and stays what it is", async () => {
  const gateway = await holdingBase();
  for (const [action, state] of [
    ["expire", "expired"],
    ["revoke", "revoked"],
  ] as const) {
    await gateway.ok(action, { memory_id: "m" }, acme);
    const { memory } = await gateway.ok("update", { memory_id: "m", patch: { confidence: 1 } }, acme);
    expect(memory.backend_ref).toMatchObject({ mgp_state: state });
  }
});
