import type { MemoryObject } from "@mgp/core";
import { expect, test } from "vitest";
import { type PolicyRule, rulePolicy } from "../src/policy/rules.ts";
import { type Circumstances, type Gateway, openGateway } from "./support/gateway-in-process.ts";
import { anyString } from "./support/matchers.ts";
import { memoryOf, namedCaller } from "./support/samples.ts";

interface PageOfMemories {
  readonly memories: readonly MemoryObject[];
  readonly next_token?: string;
  readonly cursor?: string;
}

async function page(
  gateway: Gateway,
  operation: "export" | "sync",
  input: object = {},
  circumstances: Circumstances = {},
): Promise<PageOfMemories> {
  const data = await gateway.ok(operation, input, circumstances);
  if (!("memories" in data)) throw new Error("not a page");
  return data;
}

function ids(memories: readonly MemoryObject[]): readonly string[] {
  return memories.map((memory) => memory.memory_id);
}

const labelled = [
  memoryOf("a", { content: { statement: "open words" } }),
  memoryOf("b", { content: { statement: "kiwi words" }, sensitivity: "confidential" }),
  memoryOf("c", { content: { statement: "lantern words" }, sensitivity: "restricted" }),
  memoryOf("d", { created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 }),
];

test.each(["export", "sync"] as const)(
  "%s gives views, and leaves out what its lifetime has ended",
  async (operation) => {
    const gateway = await openGateway();
    await gateway.ok("import", { memories: labelled }, { context: { tenant_id: "acme" } });
    const { memories } = await page(gateway, operation, {}, { caller: namedCaller("bot") });
    expect(ids(memories)).toEqual(["a", "b", "c"]);
    expect(JSON.stringify(memories)).not.toMatch(/kiwi|lantern/);
    expect(memories).toMatchObject([
      { content: { statement: "open words" } },
      { backend_ref: { policy_view: "masked" } },
      { backend_ref: { policy_view: "metadata_only" } },
    ]);
  },
);

test.each(["export", "sync"] as const)(
  "%s of inactive memories shows what its lifetime has ended as expired, metadata only, under any policy",
  async (operation) => {
    for (const options of [{}, { policy: rulePolicy([]) }]) {
      const gateway = await openGateway(options);
      await gateway.ok("import", { memories: labelled });
      const { memories } = await page(gateway, operation, { include_inactive: true });
      expect(ids(memories)).toEqual(["a", "b", "c", "d"]);
      expect(memories[3]).toMatchObject({
        content: { statement: "profile metadata only" },
        backend_ref: { mgp_state: "expired", policy_view: "metadata_only" },
      });
      const [last] = memories.slice(3);
      expect(await gateway.fails("import", { memories: last === undefined ? [] : [last] })).toMatchObject({
        status: 400,
      });
      await gateway.ok("purge", { memory_id: "d" });
    }
  },
);

test.each(["export", "sync"] as const)(
  "%s shows what a policy hides neither before nor after its end",
  async (operation) => {
    const hidden: PolicyRule = {
      id: "no_d",
      actions: ["read"],
      when: ({ memory }) => memory.memory_id === "d",
      decision: { decision: "deny", reason_code: "hidden", return_mode: "metadata_only" },
    };
    const gateway = await openGateway({ policy: rulePolicy([hidden]) });
    await gateway.ok("import", { memories: labelled });
    const { memories } = await page(gateway, operation, { include_inactive: true });
    expect(ids(memories)).toEqual(["a", "b", "c"]);
  },
);

test.each(["export", "sync"] as const)(
  "%s with raw_export gives what is stored, a mere claim of it does not",
  async (operation) => {
    const gateway = await openGateway();
    await gateway.ok("import", { memories: labelled }, { context: { tenant_id: "acme" } });
    const caller = namedCaller("archivist", { rights: ["raw_export"] });
    const { memories } = await page(gateway, operation, {}, { caller });
    expect(memories.map((memory) => memory.content["statement"])).toEqual([
      "open words",
      "kiwi words",
      "lantern words",
    ]);
    expect(JSON.stringify(memories)).not.toContain("policy_view");
    const shared = { ...caller, authentication: "shared" as const };
    expect(JSON.stringify(await page(gateway, operation, {}, { caller: shared }))).not.toMatch(/kiwi|lantern/);
  },
);

test("raw_export does not lift a denial", async () => {
  const gateway = await openGateway();
  const foreign = memoryOf("x", { backend_ref: { tenant_id: "other" } });
  await gateway.ok("write", { memory: foreign }, { context: { tenant_id: "other" } });
  await gateway.ok("import", { memories: labelled }, { context: { tenant_id: "acme" } });
  const caller = namedCaller("archivist", { rights: ["raw_export"] });
  expect(ids((await page(gateway, "export", {}, { caller })).memories)).toEqual(["a", "b", "c"]);
});

test("a raw export can be imported again; a masked one cannot overwrite content", async () => {
  const gateway = await openGateway();
  await gateway.ok("import", { memories: labelled.slice(0, 3) }, { context: { tenant_id: "acme" } });
  const archivist = namedCaller("archivist", { rights: ["raw_export"] });
  const hint = { strategy: "upsert" };
  const raw = await page(gateway, "export", {}, { caller: archivist });
  expect(
    await gateway.answer("import", { memories: raw.memories, merge_hint: hint }, { caller: archivist }),
  ).toMatchObject({ status: 200 });
  const masked = await page(gateway, "export", {}, { caller: namedCaller("bot") });
  expect(
    await gateway.fails("import", { memories: masked.memories, merge_hint: hint }, { caller: archivist }),
  ).toMatchObject({
    status: 400,
    details: { index: 1, memory_ids: ["a"] },
  });
});

test.each(["export", "sync"] as const)("%s pages to the end, and knows only its own tokens", async (operation) => {
  const gateway = await openGateway();
  await gateway.ok("import", { memories: ["a", "b", "c", "d", "e"].map((id) => memoryOf(id)) });
  const first = await page(gateway, operation, { limit: 2 });
  const token = first.next_token ?? "";
  const second = await page(gateway, operation, { limit: 2, pagination_token: token });
  const third = await page(gateway, operation, { limit: 2, pagination_token: second.next_token });
  expect([...first.memories, ...second.memories, ...third.memories].map((memory) => memory.memory_id).join("")).toBe(
    "abcde",
  );
  expect(third).not.toHaveProperty("next_token");
  for (const bad of ["-5", "abc", "0", `${token}A`, token.slice(0, -1), "="]) {
    expect(await gateway.fails(operation, { pagination_token: bad })).toMatchObject({ status: 400 });
  }
  const other = operation === "export" ? "sync" : "export";
  expect(await gateway.fails(other, { pagination_token: token })).toMatchObject({ status: 400 });
  expect(await gateway.fails(operation, { pagination_token: token, include_inactive: true })).toMatchObject({
    status: 400,
  });
  expect(await gateway.fails(operation, { pagination_token: token }, { context: { tenant_id: "x" } })).toMatchObject({
    status: 400,
  });
  const caller = namedCaller("bot", { tenants: ["default"] });
  expect(await gateway.fails(operation, { pagination_token: token }, { caller })).toMatchObject({ status: 400 });
  expect(await gateway.fails(operation, { pagination_token: "" })).toMatchObject({ status: 400 });
});

test("the default page of an export is 100 memories", async () => {
  const gateway = await openGateway();
  await gateway.ok("import", { memories: Array.from({ length: 101 }, (_, index) => memoryOf(`m-${String(index)}`)) });
  for (const operation of ["export", "sync"] as const) {
    const first = await page(gateway, operation);
    expect(first.memories).toHaveLength(100);
    expect(first.next_token).toEqual(anyString);
  }
});

test("sync goes on from its cursor, lists each memory once at its last change, and tells nothing of a purge", async () => {
  const gateway = await openGateway();
  const start = await page(gateway, "sync");
  expect(start).toEqual({ memories: [], cursor: anyString });
  await gateway.ok("import", { memories: ["a", "b", "c"].map((id) => memoryOf(id)) });
  await gateway.ok("update", { memory_id: "a", patch: { confidence: 1 } });
  const first = await page(gateway, "sync", { cursor: start.cursor });
  expect(ids(first.memories)).toEqual(["b", "c", "a"]);
  expect(await page(gateway, "sync", { cursor: first.cursor })).toMatchObject({ memories: [] });
  await gateway.ok("expire", { memory_id: "b" });
  await gateway.ok("purge", { memory_id: "c" });
  expect(ids((await page(gateway, "sync", { cursor: first.cursor })).memories)).toEqual([]);
  const all = await page(gateway, "sync", { include_inactive: true });
  expect(ids(all.memories)).toEqual(["a", "b"]);
  // The cursor wins over the token.
  expect((await page(gateway, "sync", { cursor: first.cursor, pagination_token: "nonsense" })).memories).toEqual([]);
});

test("a backend without a feed is listed, and its reader starts over at the end", async () => {
  const gateway = await openGateway({ guarantees: { changes: "none" } });
  await gateway.ok("import", { memories: ["a", "b", "c"].map((id) => memoryOf(id)) });
  const first = await page(gateway, "sync", { limit: 2 });
  const second = await page(gateway, "sync", { limit: 2, cursor: first.cursor });
  expect([...ids(first.memories), ...ids(second.memories)]).toEqual(["a", "b", "c"]);
  expect(second).not.toHaveProperty("next_token");
  expect(ids((await page(gateway, "sync", { limit: 2, cursor: second.cursor })).memories)).toEqual(["a", "b"]);
  expect(gateway.store.count("changes")).toBe(0);
});

const conflict = { status: 409, code: "MGP_CONFLICT_UNRESOLVED" };

test("import runs in order and stops at the first failure; what was written before it stays", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("taken") });
  const memories = ["a", "b", "taken", "c"].map((id) => memoryOf(id));
  expect(await gateway.fails("import", { memories })).toMatchObject({
    ...conflict,
    details: { index: 2, memory_ids: ["a", "b"], memory_id: "taken" },
  });
  expect(ids((await page(gateway, "export")).memories)).toEqual(["a", "b", "taken"]);
  // Whatever was announced has an outcome; nothing is left open for a recovery to wonder about.
  expect(await gateway.ledger.audit.openIntents()).toEqual([]);
  const restarted = gateway.outcomes().map((line) => `${line.target_memory_id} ${line.outcome}`);
  expect(restarted.filter((text) => text.startsWith("c "))).toEqual(["c failed"]);
});

test("import with a hint sees its own earlier items", async () => {
  const gateway = await openGateway();
  const same = { content: { statement: "same" } };
  const result = await gateway.ok("import", {
    memories: [memoryOf("a", same), memoryOf("b", same), memoryOf("c")],
    merge_hint: { strategy: "dedupe" },
  });
  expect(result).toEqual({ memory_ids: ["a", "a", "c"], written_count: 3 });
});

test.each(["invalid", "too_large"] as const)(
  "an item that the backend calls %s does not swallow the ones after it",
  async (code) => {
    const gateway = await openGateway();
    let inserts = 0;
    gateway.store.before = ({ method }) => {
      if (method !== "insert") return;
      inserts += 1;
      if (inserts === 2) gateway.store.failOnce("insert", code);
    };
    // The hook of the second insert arms the failure of the third.
    const items = ["a", "b", "c", "d"].map((id) => ({ memory: memoryOf(id) }));
    const { results } = await gateway.ok("writeBatch", { items });
    expect(results.map((result) => result.status)).toEqual(["ok", "ok", "error", "ok"]);
    expect(results[2]?.error?.code).toBe("MGP_INVALID_OBJECT");
    expect(await gateway.ledger.audit.openIntents()).toEqual([]);
  },
);

test("a batch has a result for each item, in order, whatever they are", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("taken") });
  const foreign = memoryOf("foreign", { backend_ref: { tenant_id: "other" } });
  const { results } = await gateway.ok("writeBatch", {
    items: [
      { memory: memoryOf("a") },
      { memory: memoryOf("taken") },
      { memory: memoryOf("a") },
      { memory: foreign },
      { memory: memoryOf("a", { confidence: 1 }), merge_hint: { strategy: "merge" } },
      { memory: memoryOf("b") },
    ],
  });
  expect(results.map((result) => result.resolution ?? result.error?.code)).toEqual([
    "created",
    "MGP_CONFLICT_UNRESOLVED",
    "MGP_CONFLICT_UNRESOLVED",
    "MGP_POLICY_DENIED",
    "merged",
    "created",
  ]);
  const failed = await gateway.answer("writeBatch", { items: [{ memory: memoryOf("taken") }] });
  expect(failed.status).toBe(200);
});

test("a schema violation in one item fails the whole batch and writes nothing", async () => {
  const gateway = await openGateway();
  const items = [{ memory: memoryOf("a") }, { memory: { ...memoryOf("b"), scope: "galaxy" } }];
  expect(await gateway.fails("writeBatch", { items })).toMatchObject({
    status: 400,
    details: { field: "payload.items.1.memory.scope" },
  });
  expect(gateway.store.effects).toBe(0);
});

test.each(["writeBatch", "import"] as const)(
  "a backend that fails in the middle of %s: 502 with the index and what was written",
  async (operation) => {
    const gateway = await openGateway();
    let inserts = 0;
    gateway.store.before = ({ method }) => {
      if (method !== "insert") return;
      inserts += 1;
      if (inserts === 2) gateway.store.failOnce("insert", "unavailable");
    };
    const memories = ["a", "b", "c", "d"].map((id) => memoryOf(id));
    const input = operation === "import" ? { memories } : { items: memories.map((memory) => ({ memory })) };
    expect(await gateway.fails(operation, input)).toMatchObject({
      status: 502,
      code: "MGP_BACKEND_ERROR",
      details: { index: 2, memory_ids: ["a", "b"] },
    });
    expect(await gateway.ledger.audit.openIntents()).toEqual([]);
    expect(
      gateway
        .outcomes()
        .map((line) => `${line.target_memory_id} ${line.outcome}`)
        .slice(0, 4),
    ).toEqual(["a allowed", "b allowed", "c failed", "d failed"]);
  },
);

test("more items than fit into one run are all written, in order", async () => {
  const gateway = await openGateway();
  const memories = Array.from({ length: 450 }, (_, index) => memoryOf(`m-${String(index)}`));
  expect(await gateway.ok("import", { memories })).toEqual({ memory_ids: ids(memories), written_count: 450 });
  expect(gateway.store.count("insertMany")).toBe(3);
});
