import type { MemoryObject } from "@mgp/core";
import { expect, test } from "vitest";
import type { Caller } from "../src/caller/caller.ts";
import { type PolicyRule, rulePolicy } from "../src/policy/rules.ts";
import { type Circumstances, type Gateway, openGateway } from "./support/gateway-in-process.ts";
import { memoryOf, namedCaller } from "./support/samples.ts";

const archivist: Circumstances = { caller: namedCaller("archivist", { rights: ["raw_export"] }) };
const states = ["expired", "revoked", "deleted"] as const;
const calls = {
  expired: ["expire", "expired_at"],
  revoked: ["revoke", "revoked_at"],
  deleted: ["delete", "deleted_at"],
} as const;
const conflict = { status: 409, code: "MGP_CONFLICT_UNRESOLVED" };

function inState(memoryId: string, state: string, over: Partial<MemoryObject> = {}): MemoryObject {
  const reference = { mgp_state: state, mgp_state_changed_at: "2026-03-04T05:06:07.000Z", mgp_state_reason: "asked" };
  return memoryOf(memoryId, { backend_ref: reference, ...over });
}

async function listed(
  gateway: Gateway,
  circumstances: Circumstances = archivist,
  operation: "export" | "sync" = "export",
): Promise<readonly MemoryObject[]> {
  const data = await gateway.ok(operation, { include_inactive: true }, circumstances);
  if (!("memories" in data)) throw new Error("not a page");
  return data.memories;
}

async function referenceOf(gateway: Gateway, memoryId = "m"): Promise<MemoryObject["backend_ref"]> {
  return (await listed(gateway)).find((memory) => memory.memory_id === memoryId)?.backend_ref;
}

test.each(states)("a memory that is %s moves with its state, since when and why", async (state) => {
  const findCaller = (): Caller | undefined => archivist.caller;
  const [from, to] = [await openGateway({ findCaller }), await openGateway()];
  const [call, time] = calls[state];
  await from.ok("write", { memory: memoryOf("m", { content: { statement: "kiwi" } }) }, archivist);
  await from.answer(call, { memory_id: "m", [time]: "2026-03-04T05:06:07Z", reason: "asked" }, archivist);
  const moved = await listed(from, archivist, state === "expired" ? "sync" : "export");
  expect(moved).toMatchObject([inState("m", state, { content: { statement: "kiwi" } })]);
  await to.ok("import", { memories: [...moved] }, archivist);
  const shown = await listed(to);
  expect(shown).toMatchObject([inState("m", state, { content: { statement: "kiwi" } })]);
  expect((await to.ok("search", { query: "kiwi" }, archivist)).results).toEqual([]);
  const taskId = await from.accept("import", { memories: [inState("task", state)] }, archivist);
  await from.ok("getTask", { task_id: taskId }, archivist);
  expect(await referenceOf(from, "task")).toMatchObject(inState("task", state).backend_ref ?? {});
});

test("in one run each memory has the state that it came with; without a time it is now", async () => {
  const gateway = await openGateway();
  const memories = [
    memoryOf("a"),
    memoryOf("b", { backend_ref: { mgp_state: "revoked" } }),
    inState("c", "expired"),
    memoryOf("d", { backend_ref: { mgp_state: "active", mgp_state_changed_at: "2026-03-04", mgp_state_reason: "x" } }),
    memoryOf("e", { backend_ref: { mgp_state_changed_at: "any", mgp_state_reason: 7 } }),
  ];
  await gateway.ok("import", { memories }, archivist);
  expect(gateway.store.count("insertMany")).toBe(1);
  const own = { adapter: "memory", revision: 1 };
  expect((await listed(gateway)).map((memory) => memory.backend_ref)).toEqual([
    { ...own, mgp_state: "active" },
    { ...own, mgp_state: "revoked", mgp_state_changed_at: new Date(gateway.clock.now).toISOString() },
    { ...own, ...inState("c", "expired").backend_ref },
    { ...own, mgp_state: "active" },
    { ...own, mgp_state: "active" },
  ]);
  const [kept] = await gateway.kept.get(
    { tenant: "acme", memoryIds: ["d"] },
    { signal: new AbortController().signal, deadline: 9e15 },
  );
  expect(kept).not.toHaveProperty("stateReason");
});

test("why a memory is inactive is in its raw view only, since when in every view", async () => {
  const gateway = await openGateway();
  const labels = ["public", "confidential", "restricted"] as const;
  const memories = labels.map((sensitivity) => inState(sensitivity, "revoked", { sensitivity }));
  await gateway.ok("import", { memories }, archivist);
  const bot = { caller: namedCaller("bot") };
  for (const { memory_id: id, backend_ref: reference } of await listed(gateway, bot)) {
    expect(reference?.["mgp_state_changed_at"]).toBe("2026-03-04T05:06:07.000Z");
    expect(reference?.["mgp_state_reason"]).toBe(id === "public" ? "asked" : undefined);
  }
  const deaf = { caller: namedCaller("deaf", { actions: ["update"] }) };
  const patched = await gateway.ok("update", { memory_id: "public", patch: {} }, deaf);
  expect(JSON.stringify(patched)).not.toContain("mgp_state_reason");
});

test("a page counts the reasons that it shows", async () => {
  const gateway = await openGateway({ limits: { pageBytes: 12_000 } });
  const reason = { mgp_state: "revoked", mgp_state_reason: "\u0001".repeat(1_500) };
  const memories = ["a", "b", "c"].map((id) => memoryOf(id, { backend_ref: reason }));
  await gateway.ok("import", { memories }, archivist);
  expect(await listed(gateway)).toHaveLength(1);
});

test("what a page reads holds room for its reasons, shown or not", async () => {
  const gateway = await openGateway();
  const reason = { mgp_state: "revoked", mgp_state_reason: "r".repeat(10_000) };
  const memories = ["a", "b", "c"].map((id) => memoryOf(id, { backend_ref: reason, sensitivity: "confidential" }));
  await gateway.ok("import", { memories }, archivist);
  const held: number[] = [];
  const { status } = await gateway.governance.handle({
    operation: "export",
    caller: namedCaller("bot"),
    body: JSON.parse(JSON.stringify(gateway.bodyOf("export", { include_inactive: true }))),
    hold: (bytes) => {
      held.push(bytes);
      return undefined;
    },
  });
  expect(status).toBe(200);
  expect(Math.max(...held)).toBeGreaterThan(30_000);
});

test.each([
  ["mgp_state", { mgp_state: "gone" }],
  ["mgp_state", { mgp_state: null }],
  ["mgp_state_changed_at", { mgp_state: "revoked", mgp_state_changed_at: "some day" }],
  ["mgp_state_changed_at", { mgp_state: "revoked", mgp_state_changed_at: 5 }],
  ["mgp_state_reason", { mgp_state: "expired", mgp_state_reason: ["asked"] }],
])("an import whose %s cannot be read is 400: %j", async (field, reference) => {
  const gateway = await openGateway();
  const refusal = {
    status: 400,
    code: "MGP_INVALID_OBJECT",
    details: { field: `memory.backend_ref.${field}`, index: 1 },
  };
  const memories = [memoryOf("a"), memoryOf("b", { backend_ref: reference })];
  expect(await gateway.fails("import", { memories })).toMatchObject(refusal);
  // Elsewhere what belongs to the server is ignored, whatever it is.
  await gateway.ok("write", { memory: memoryOf("c", { backend_ref: reference }) });
});

test.each(states)("to bring in a memory that is %s takes the action that leads there", async (state) => {
  const gateway = await openGateway();
  const [call] = calls[state];
  const { actions } = namedCaller("all");
  const lacking = { caller: namedCaller("lacking", { actions: actions.filter((action) => action !== call) }) };
  const memories = [inState("m", state)];
  for (const hint of [{}, { merge_hint: { strategy: "merge" as const } }]) {
    expect(await gateway.fails("import", { memories, ...hint }, lacking)).toMatchObject({
      status: 403,
      code: "MGP_POLICY_DENIED",
      message: "action_not_allowed",
    });
  }
  expect(gateway.store.effects).toBe(0);
  expect(gateway.trail().at(-2)).toBe("write m denied deny action_not_allowed");
  await gateway.ok("import", { memories }, archivist);
  expect(await gateway.fails("import", { memories }, lacking)).toMatchObject(conflict);
});

test("policy is asked about the memory in the state that it comes in", async () => {
  const noRevoked: PolicyRule = {
    id: "no_revoked",
    actions: ["write"],
    when: ({ state, memory }) => state === "revoked" && ["a", "b"].every((key) => key in memory.content),
    decision: { decision: "deny", reason_code: "no_revoked", return_mode: "metadata_only" },
  };
  const gateway = await openGateway({ policy: rulePolicy([noRevoked]) });
  await gateway.ok("import", { memories: [inState("a", "expired")] });
  expect(
    await gateway.fails("import", { memories: [inState("b", "revoked", { content: { a: 1, b: 1 } })] }),
  ).toMatchObject({
    status: 403,
    message: "no_revoked",
  });
  // What a merge leaves is in that state, too.
  await gateway.ok("import", { memories: [memoryOf("c", { content: { a: 1 } })] });
  await gateway.ok("revoke", { memory_id: "c" });
  const merge = { merge_hint: { strategy: "merge" as const } };
  expect(
    await gateway.fails("import", { memories: [inState("c", "revoked", { content: { b: 1 } })], ...merge }),
  ).toMatchObject({
    status: 403,
  });
});

test.each(["upsert", "merge", "dedupe"] as const)(
  "an import with %s keeps the state of what is there, and another state is 409",
  async (strategy) => {
    const gateway = await openGateway();
    const hint = { merge_hint: { strategy } };
    await gateway.ok("import", { memories: [inState("m", "revoked")] }, archivist);
    const before = await referenceOf(gateway);
    const later = memoryOf("m", { backend_ref: { mgp_state: "revoked", mgp_state_reason: "again" }, confidence: 1 });
    await gateway.ok("import", { memories: [later], ...hint }, archivist);
    expect(await referenceOf(gateway)).toEqual({ ...before, revision: 2 });
    for (const state of ["active", "expired", "deleted"]) {
      expect(await gateway.fails("import", { memories: [inState("m", state)], ...hint }, archivist)).toMatchObject({
        ...conflict,
        details: { memory_id: "m", index: 0 },
      });
    }
    expect(await referenceOf(gateway)).toEqual({ ...before, revision: 2 });
    // Without a state it wakes, as a write does.
    await gateway.ok("import", { memories: [memoryOf("m")], ...hint }, archivist);
    expect(await referenceOf(gateway)).toEqual({ adapter: "memory", mgp_state: "active", revision: 3 });
    await gateway.ok("delete", { memory_id: "m" }, archivist);
    expect(await gateway.fails("import", { memories: [inState("m", "deleted")], ...hint }, archivist)).toMatchObject(
      conflict,
    );
  },
);

test("what its lifetime has ended moves as expired, and is no other state than it is shown in", async () => {
  const [from, to] = [await openGateway(), await openGateway()];
  const over = memoryOf("m", { created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 });
  await from.ok("import", { memories: [over] }, archivist);
  const memories = [...(await listed(from))];
  const ended = { mgp_state: "expired", mgp_state_changed_at: "2020-01-01T00:00:01.000Z" };
  expect(memories).toMatchObject([{ backend_ref: ended }]);
  await to.ok("import", { memories }, archivist);
  expect(await referenceOf(to)).toMatchObject(ended);
  const longer = memories.map((memory) => ({ ...memory, ttl_seconds: 10_000_000_000 }));
  const merge_hint = { strategy: "upsert" as const };
  await from.ok("import", { memories: longer, merge_hint }, archivist);
  expect(await referenceOf(from)).toMatchObject({ ...ended, revision: 2 });
  await from.ok("import", { memories: [over], merge_hint }, archivist);
  await from.ok("import", { memories: [{ ...over, backend_ref: { mgp_state: "active" } }], merge_hint }, archivist);
});

test("a patch repeats what is shown of a state, and changes none of it", async () => {
  const gateway = await openGateway();
  const memories = [inState("m", "revoked"), inState("hidden", "revoked", { sensitivity: "confidential" })];
  await gateway.ok("import", { memories }, archivist);
  const { backend_ref: reference = {} } = inState("m", "revoked");
  const patched = await gateway.ok("update", { memory_id: "m", patch: { backend_ref: reference } }, archivist);
  expect(patched.memory.backend_ref).toMatchObject(reference);
  await gateway.ok("update", { memory_id: "hidden", patch: { backend_ref: reference } }, archivist);
  const { mgp_state_reason: reason = null, ...open } = reference;
  const bot = { caller: namedCaller("bot") };
  await gateway.ok("update", { memory_id: "hidden", patch: { backend_ref: open } }, bot);
  // A guess of what is hidden is not confirmed.
  for (const [memory_id, change] of [
    ["hidden", { mgp_state_reason: reason }],
    ["m", { mgp_state_reason: "other" }],
    ["m", { mgp_state_changed_at: "2026-03-04T05:06:08.000Z" }],
  ] as const) {
    const [key] = Object.keys(change);
    expect(await gateway.fails("update", { memory_id, patch: { backend_ref: change } }, bot)).toMatchObject({
      status: 400,
      details: { field: `payload.patch.backend_ref.${String(key)}` },
    });
  }
  const [body] = await gateway.kept.get(
    { tenant: "acme", memoryIds: ["m"] },
    { signal: new AbortController().signal, deadline: 9e15 },
  );
  expect(body?.body).not.toContain("asked");
});

test("an id that was purged is written anew, or refused before anything is written", async () => {
  const gateway = await openGateway();
  const memories = ["a", "b", "c", "d"].map((id) => memoryOf(id));
  await gateway.ok("import", { memories });
  for (const memory_id of ["b", "d"]) await gateway.ok("purge", { memory_id });
  await gateway.ok("purge", { memory_id: "a" });
  await gateway.ok("write", { memory: memoryOf("a") });
  const wanted = [memoryOf("new"), memoryOf("a"), memoryOf("b"), memoryOf("d"), memoryOf("b")];
  const before = gateway.store.effects;
  expect(await gateway.fails("import", { memories: wanted, on_purged: "refuse" })).toMatchObject({
    ...conflict,
    details: { purged_memory_ids: ["b", "d"] },
  });
  expect(gateway.store.effects).toBe(before);
  const taskId = await gateway.accept("import", { memories: wanted, on_purged: "refuse" });
  expect(JSON.stringify((await gateway.answer("getTask", { task_id: taskId })).body)).toContain("purged_memory_ids");
  await gateway.ok("import", { memories: [memoryOf("b")], on_purged: "write" });
  expect(await gateway.ok("import", { memories: [memoryOf("d")] })).toMatchObject({ written_count: 1 });
});

const again = { on_existing: "same_is_written" as const };

test("an import that stopped can be sent again, and costs no more for what is there than a look at it", async () => {
  const gateway = await openGateway();
  const memories = Array.from({ length: 450 }, (_, index) =>
    index % 3 === 0 ? inState(`m-${String(index)}`, "revoked") : memoryOf(`m-${String(index)}`, { extensions: {} }),
  );
  await gateway.ok("import", { memories: memories.slice(0, 300) }, archivist);
  await gateway.ok("import", { memories: memories.slice(440) }, archivist);
  const written = { memory_ids: memories.map((memory) => memory.memory_id), written_count: 450 };
  expect(await gateway.fails("import", { memories }, archivist)).toMatchObject({ ...conflict, details: { index: 0 } });
  const [inserts, gets, lines] = [gateway.store.count("insert"), gateway.store.count("get"), gateway.lines().length];
  expect(await gateway.ok("import", { memories, ...again }, archivist)).toEqual(written);
  expect(gateway.store.count("insert") - inserts).toBe(140);
  expect(gateway.store.count("get") - gets).toBeLessThan(60);
  expect(gateway.lines().length - lines).toBeLessThan(450 + 140 + 10);
  // What comes out of an export is the same, though a view has more fields.
  const exported = await gateway.ok("export", { include_inactive: true, limit: 1_000 }, archivist);
  const all = "memories" in exported ? exported.memories : [];
  expect(await gateway.ok("import", { memories: all, ...again }, archivist)).toMatchObject({ written_count: 450 });
  expect((await listed(gateway)).every((memory) => memory.backend_ref?.["revision"] === 1)).toBe(true);
});

test("only the very same memory in the same state counts as written; the rest is a conflict, with or without a hint", async () => {
  const gateway = await openGateway();
  await gateway.ok("import", { memories: [memoryOf("a"), inState("b", "revoked"), memoryOf("c")] }, archivist);
  await gateway.ok("expire", { memory_id: "c" }, archivist);
  for (const hint of [{}, { merge_hint: { strategy: "create" as const } }]) {
    const fresh = memoryOf(`new${String(Object.keys(hint).length)}`);
    expect(
      await gateway.ok(
        "import",
        { memories: [memoryOf("a"), fresh, memoryOf("a"), fresh, inState("b", "revoked")], ...again, ...hint },
        archivist,
      ),
    ).toEqual({ memory_ids: ["a", fresh.memory_id, "a", fresh.memory_id, "b"], written_count: 5 });
    for (const other of [memoryOf("a", { confidence: 1 }), memoryOf("b"), inState("b", "expired"), memoryOf("c")]) {
      const rest = memoryOf("behind");
      expect(
        await gateway.fails("import", { memories: [memoryOf("a"), other, rest], ...again, ...hint }, archivist),
      ).toMatchObject({ ...conflict, details: { index: 1, memory_ids: ["a"] } });
    }
  }
  expect((await listed(gateway)).map((memory) => memory.memory_id)).toEqual(["a", "b", "c", "new0", "new1"]);
  expect(await gateway.ledger.audit.openIntents()).toEqual([]);
});

test("a guess of what is hidden is a conflict, right or wrong", async () => {
  const gateway = await openGateway();
  const hidden = [
    memoryOf("masked", { sensitivity: "confidential" }),
    memoryOf("metadata", { sensitivity: "restricted" }),
    inState("deleted", "deleted"),
    memoryOf("over", { created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 }),
  ];
  await gateway.ok("import", { memories: hidden }, archivist);
  const bot = namedCaller("bot");
  const deaf = namedCaller("deaf", { actions: ["write"] });
  for (const memory of hidden) {
    for (const hint of [{}, { merge_hint: { strategy: "create" as const } }]) {
      const input = { memories: [memory], ...again, ...hint };
      expect(await gateway.fails("import", input, { caller: bot })).toMatchObject(conflict);
      await gateway.ok("import", input, archivist);
    }
  }
  await gateway.ok("import", { memories: [memoryOf("open")] }, archivist);
  await gateway.ok("import", { memories: [memoryOf("open")], ...again }, { caller: bot });
  expect(await gateway.fails("import", { memories: [memoryOf("open")], ...again }, { caller: deaf })).toMatchObject(
    conflict,
  );
});

test("what arrives inactive is a memory of its own, also beside an active one that says the same", async () => {
  const gateway = await openGateway();
  const content = { statement: "Ada lives in Oslo." };
  const memories = [memoryOf("a", { content }), inState("b", "revoked", { content })];
  for (const strategy of ["dedupe", "upsert", "merge", "reinforce"] as const) {
    await gateway.ok("import", { memories, merge_hint: { strategy } }, archivist);
    expect(await referenceOf(gateway, "b")).toMatchObject({ mgp_state: "revoked" });
    expect(await referenceOf(gateway, "a")).toMatchObject({ mgp_state: "active" });
    for (const memoryId of ["a", "b"]) await gateway.ok("purge", { memory_id: memoryId }, archivist);
  }
});

test("what its lifetime has ended was expired by that, whatever an import says", async () => {
  const gateway = await openGateway();
  const over = { created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 };
  await gateway.ok("write", { memory: memoryOf("m", over) }, { context: { tenant_id: "acme" } });
  await gateway.ok(
    "import",
    { memories: [inState("m", "expired", over)], merge_hint: { strategy: "upsert" } },
    archivist,
  );
  const reference = await referenceOf(gateway);
  expect(reference).toMatchObject({ mgp_state: "expired", mgp_state_changed_at: "2020-01-01T00:00:01.000Z" });
  expect(reference).not.toHaveProperty("mgp_state_reason");
});

test("a policy that hides what is expired hides it also where its lifetime has ended it", async () => {
  const byState: PolicyRule = {
    id: "expired_is_gone",
    actions: ["read"],
    when: ({ state }) => state === "expired",
    decision: { decision: "deny", reason_code: "gone", return_mode: "metadata_only" },
  };
  const byTime: PolicyRule = { ...byState, id: "over_is_gone", when: ({ expired }) => expired };
  for (const rule of [byState, byTime]) {
    const gateway = await openGateway({ policy: rulePolicy([rule]) });
    const memory = memoryOf("m", { created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 });
    await gateway.ok("write", { memory }, { context: { tenant_id: "acme" } });
    expect(await listed(gateway)).toEqual([]);
  }
});

test("the result of a task shows what its selection holds when it is asked for", async () => {
  const gateway = await openGateway({ findCaller: (): Caller | undefined => archivist.caller });
  await gateway.ok("import", { memories: [memoryOf("a"), memoryOf("b"), memoryOf("c")] }, archivist);
  const taskId = await gateway.accept("export", {}, archivist);
  const ids = async (): Promise<unknown> =>
    (await gateway.ok("getTask", { task_id: taskId }, archivist)).task.result?.["memories"];
  expect(await ids()).toMatchObject([{ memory_id: "a" }, { memory_id: "b" }, { memory_id: "c" }]);
  await gateway.ok("revoke", { memory_id: "a" }, archivist);
  await gateway.ok("delete", { memory_id: "b" }, archivist);
  expect(await ids()).toMatchObject([{ memory_id: "c" }]);
});
