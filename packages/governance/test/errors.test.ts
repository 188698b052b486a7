import type { StoreErrorCode } from "@mgp/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { anonymousCaller } from "../src/caller/caller.ts";
import { AuditUnavailable } from "../src/ledger/ledger-errors.ts";
import { delegateOf } from "./support/delegate-of.ts";
import { openGateway } from "./support/gateway-in-process.ts";
import { memoryOf } from "./support/samples.ts";

const answers: Readonly<Record<StoreErrorCode, readonly [status: number, code: string, details: object]>> = {
  unavailable: [502, "MGP_BACKEND_ERROR", {}],
  unwritable: [502, "MGP_BACKEND_ERROR", {}],
  busy: [502, "MGP_BACKEND_ERROR", {}],
  deadline: [502, "MGP_BACKEND_ERROR", {}],
  cancelled: [502, "MGP_BACKEND_ERROR", {}],
  unknown_outcome: [502, "MGP_BACKEND_ERROR", { outcome: "unknown" }],
  invalid: [400, "MGP_INVALID_OBJECT", {}],
  too_large: [400, "MGP_INVALID_OBJECT", {}],
  unsupported: [501, "MGP_UNSUPPORTED_CAPABILITY", {}],
  cursor_invalid: [400, "MGP_INVALID_OBJECT", { field: "payload.pagination_token" }],
  damaged: [502, "MGP_BACKEND_ERROR", {}],
  misconfigured: [502, "MGP_BACKEND_ERROR", {}],
};
const storeErrors = Object.entries(answers).map(([code, [status, wireCode, details]]) => ({
  code,
  status,
  wireCode,
  details,
}));

function isStoreErrorCode(code: string): code is StoreErrorCode {
  return code in answers;
}

test.each(storeErrors)("a store's $code is $status $wireCode, in our own words", async ({ code, ...expected }) => {
  const gateway = await openGateway();
  if (!isStoreErrorCode(code)) throw new Error(code);
  gateway.store.failOnce("get", code);
  const read = await gateway.answer("get", { memory_id: "m-1" });
  expect(read).toMatchObject({ status: expected.status, errorCode: expected.wireCode });
  expect(read.body["error"]).toMatchObject({ details: expected.details });
  gateway.store.failOnce("insert", code);
  const write = await gateway.fails("write", { memory: memoryOf("m-1") });
  expect(write).toMatchObject({ status: expected.status, code: expected.wireCode, details: expected.details });
  expect(JSON.stringify([read.body, write])).not.toMatch(/kaput|10\.0\.0\.7/);
  expect(gateway.outcomes().map((line) => line.outcome)).toEqual(["failed", "failed"]);
});

test("a programming error of an adapter is 502 and its words stay inside", async () => {
  const gateway = await openGateway();
  gateway.store.failOnce("get", new TypeError("secret-dsn://user:password@host"));
  const response = await gateway.answer("get", { memory_id: "m-1" });
  expect(response).toMatchObject({ status: 502, errorCode: "MGP_BACKEND_ERROR" });
  expect(JSON.stringify([response, gateway.logged, gateway.lines()])).not.toContain("secret-dsn");
  expect(gateway.logged.join("\n")).toContain("TypeError");
});

test("a lost answer is looked into: an effect that happened is a success", async () => {
  const gateway = await openGateway();
  gateway.store.failOnce("insert", "unknown_outcome", "after");
  expect(await gateway.ok("write", { memory: memoryOf("m-1") })).toMatchObject({ resolution: "created" });
  gateway.store.failOnce("replace", "unknown_outcome", "after");
  expect((await gateway.ok("update", { memory_id: "m-1", patch: { confidence: 1 } })).memory.confidence).toBe(1);
  gateway.store.failOnce("remove", "unknown_outcome", "after");
  expect(await gateway.ok("purge", { memory_id: "m-1" })).toMatchObject({ state: "purged" });
  expect(gateway.outcomes().map((line) => line.outcome)).toEqual(["allowed", "allowed", "allowed"]);
});

test.each(["insert", "replace", "remove"] as const)(
  "a lost answer of %s whose effect cannot be seen stays unknown, in the answer and in the audit log",
  async (method) => {
    const gateway = await openGateway();
    if (method !== "insert") await gateway.ok("write", { memory: memoryOf("m-1") });
    gateway.store.failOnce(method, "unknown_outcome");
    const failure =
      method === "insert"
        ? await gateway.fails("write", { memory: memoryOf("m-1") })
        : method === "replace"
          ? await gateway.fails("expire", { memory_id: "m-1" })
          : await gateway.fails("purge", { memory_id: "m-1" });
    expect(failure).toMatchObject({ status: 502, code: "MGP_BACKEND_ERROR", details: { outcome: "unknown" } });
    expect(gateway.outcomes().at(-1)).toMatchObject({
      outcome: "failed",
      decision: { reason_code: "outcome_unknown" },
    });
  },
);

test("an inquiry that fails as well leaves the outcome unknown", async () => {
  const gateway = await openGateway();
  gateway.store.failOnce("insert", "unknown_outcome", "after");
  gateway.store.failOnce("lastWrite", "unavailable");
  expect(await gateway.fails("write", { memory: memoryOf("m-1") })).toMatchObject({ details: { outcome: "unknown" } });
});

test("a compare-and-set that loses is tried again with the newer record", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m-1") });
  const other = await openGateway({ store: gateway.kept });
  let disturbed = false;
  gateway.store.before = async ({ method }) => {
    if (method !== "replace" || disturbed) return;
    disturbed = true;
    await other.ok("update", { memory_id: "m-1", patch: { content: { other: "kept" } } });
  };
  const updated = await gateway.ok("update", { memory_id: "m-1", patch: { content: { mine: "too" } } });
  expect(updated.memory.content).toMatchObject({ other: "kept", mine: "too" });
  expect(updated.memory.backend_ref).toMatchObject({ revision: 3 });
});

test("a memory that keeps changing ends with the request's deadline, not with a guess", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m-1") });
  const other = await openGateway({ store: gateway.kept, clock: gateway.clock });
  gateway.store.before = async ({ method }) => {
    if (method !== "replace") return;
    await other.ok("update", { memory_id: "m-1", patch: {} });
    gateway.clock.now += 20_000;
  };
  expect(await gateway.fails("update", { memory_id: "m-1", patch: { confidence: 1 } })).toMatchObject({
    status: 502,
    code: "MGP_BACKEND_ERROR",
  });
  gateway.store.before = () => undefined;
  expect((await gateway.ok("get", { memory_id: "m-1" })).memory.confidence).toBeUndefined();
});

test("a request that no client waits for any more stops, and is audited", async () => {
  const gateway = await openGateway();
  const client = new AbortController();
  gateway.store.before = () => client.abort();
  const body: unknown = gateway.bodyOf("get", { memory_id: "m-1" });
  const response = await gateway.governance.handle({
    operation: "get",
    caller: anonymousCaller,
    body,
    signal: client.signal,
  });
  expect(response).toMatchObject({ status: 502, errorCode: "MGP_BACKEND_ERROR" });
  expect(gateway.outcomes()).toHaveLength(1);
});

test("nothing takes effect while the audit log cannot be written", async () => {
  let broken = false;
  const gateway = await openGateway({
    onAppend: () => {
      if (broken) throw new AuditUnavailable("disk full at /secret/path");
    },
  });
  await gateway.ok("write", { memory: memoryOf("m-1") });
  const effects = gateway.store.effects;
  broken = true;
  for (const [name, input] of [
    ["write", { memory: memoryOf("m-2") }],
    ["writeBatch", { items: [{ memory: memoryOf("m-2") }] }],
    ["import", { memories: [memoryOf("m-2")] }],
    ["update", { memory_id: "m-1", patch: { confidence: 1 } }],
    ["delete", { memory_id: "m-1" }],
    ["purge", { memory_id: "m-1" }],
    ["get", { memory_id: "m-1" }],
    ["search", { query: "statement" }],
    ["export", {}],
  ] as const) {
    const response = await gateway.answer(name, input);
    expect(response).toMatchObject({ status: 502, errorCode: "MGP_BACKEND_ERROR", body: { data: null } });
    expect(JSON.stringify(response)).not.toMatch(/secret|Statement of/);
  }
  expect(gateway.store.effects).toBe(effects);
});

test("with a durable backend an intent is on disk before its effect begins", async () => {
  const order: string[] = [];
  const gateway = await openGateway({
    guarantees: { durable: true },
    onAppend: (line) => order.push("intent" in line ? "intent" : "items" in line ? "beginning" : "outcome"),
    onSync: () => void order.push("sync"),
  });
  gateway.store.before = ({ method }) => {
    if (method === "insert" || method === "replace" || method === "remove") order.push(method);
  };
  await gateway.ok("write", { memory: memoryOf("m-1") });
  await gateway.ok("expire", { memory_id: "m-1" });
  await gateway.ok("purge", { memory_id: "m-1" });
  expect(order.join(" ")).toBe(
    ["insert", "replace", "remove"].map((effect) => `intent sync ${effect} outcome sync`).join(" "),
  );
  order.length = 0;
  await gateway.ok("writeBatch", { items: [{ memory: memoryOf("m-2") }, { memory: memoryOf("m-3") }] });
  expect(order.slice(0, 6)).toEqual(["beginning", "intent", "intent", "sync", "insert", "insert"]);
});

const unsynced = { words: "It is unknown whether", details: { outcome: "unknown" } };
const unchanged = { words: "Nothing was changed", details: {} };
const unread = { words: "no request is served. Try again later", details: {} };

test.each([
  ["write", { memory: memoryOf("m-2") }, unsynced],
  ["write", { memory: memoryOf("m-1") }, unsynced],
  ["writeBatch", { items: [{ memory: memoryOf("m-2") }, { memory: memoryOf("m-1") }] }, unsynced],
  ["import", { memories: [memoryOf("m-2")] }, unsynced],
  ["update", { memory_id: "m-1", patch: { confidence: 1 } }, unsynced],
  ["purge", { memory_id: "m-1" }, unsynced],
  ["purge", { memory_id: "absent" }, unchanged],
  ["write", { memory: {} }, unchanged],
  ["get", { memory_id: "m-1" }, unread],
  ["search", { query: "statement" }, unread],
] as const)(
  "%s whose outcome cannot be written: 502 without content, and true",
  async (name, input, { words, details }) => {
    let broken = false;
    const gateway = await openGateway({
      onSync: () => {
        if (broken) throw new AuditUnavailable("EIO");
      },
    });
    await gateway.ok("write", { memory: memoryOf("m-1") });
    broken = true;
    const response = await gateway.answer(name, input);
    expect(response).toMatchObject({
      status: 502,
      errorCode: "MGP_BACKEND_ERROR",
      body: { data: null, error: { details } },
    });
    expect(JSON.stringify(response)).toContain(words);
    expect(JSON.stringify(response)).not.toMatch(/Statement of|EIO/);
  },
);

test.each([
  ["write", { memory: memoryOf("m-2") }, { outcome: "unknown" }],
  ["get", { memory_id: "m-1" }, {}],
  ["get", {}, {}],
] as const)(
  "%s: an audit log that never answers does not keep a request past its time",
  async (name, input, details) => {
    let hangs = false;
    const gateway = await openGateway({
      limits: { requestMs: 200 },
      onSync: async () => {
        if (hangs) await new Promise(() => undefined);
      },
    });
    hangs = true;
    // The log answers nothing, so that only the request's own time ends it.
    expect(await gateway.fails(name, input)).toMatchObject({ status: 502, details });
  },
);

test("an intent that is written too late has no effect any more", async () => {
  const written = Promise.withResolvers<void>();
  const gateway = await openGateway({
    guarantees: { durable: true },
    limits: { requestMs: 100 },
    onSync: async () => await written.promise,
  });
  expect(await gateway.fails("write", { memory: memoryOf("m-1") })).toMatchObject({ details: {} });
  written.resolve();
  // The next request waits for the log as well, and comes after whatever the first one still does.
  expect(await gateway.fails("get", { memory_id: "m-1" })).toMatchObject({ status: 404 });
  expect(gateway.store.effects).toBe(0);
});

test("a damaged record is 502 for a get, and left out of a page with the others intact", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m-1") });
  const call = { signal: new AbortController().signal, deadline: Number.MAX_SAFE_INTEGER };
  const [record] = await gateway.kept.get({ tenant: "default", memoryIds: ["m-1"] }, call);
  if (record === undefined) throw new Error("m-1 is missing");
  const { revision: _revision, ...draft } = record;
  const searchable = { tokens: ["xxx"], lengths: { open: 1, full: 1 }, text: "" };
  for (const [memoryId, body] of [
    ["m-0", "{"],
    ["m-2", "{}"],
  ] as const) {
    await gateway.kept.insert({ tenant: "default", draft: { ...draft, memoryId, body }, searchable }, call);
  }
  expect(await gateway.fails("get", { memory_id: "m-0" })).toMatchObject({ status: 502 });
  expect(await gateway.fails("get", { memory_id: "m-2" })).toMatchObject({ status: 502 });
  const exported = await gateway.ok("export", {});
  expect("memories" in exported && exported.memories.map((memory) => memory.memory_id)).toEqual(["m-1"]);
  expect(gateway.logged.join("\n")).toContain("damaged_record_left_out");
});

test("health asks the backend and the audit log, and tells no more than that", async () => {
  const gateway = await openGateway();
  expect(await gateway.governance.health()).toEqual([]);
  gateway.store.failOnce("health", "unavailable");
  expect(await gateway.governance.health()).toMatchObject([{ part: "backend" }]);
  await gateway.ledger.close();
  expect(await gateway.governance.health()).toEqual([{ part: "audit_log", reason: "The audit log is closed." }]);
});

test("health names the parts of a store that are missing, and a damaged index of the log", async () => {
  const gateway = await openGateway({
    wrapStore: (store) => ({
      ...delegateOf(store),
      health: async () =>
        await Promise.resolve([
          { part: "writes", reason: "the disk is full" },
          { part: "embedder", reason: "the service is away" },
          { part: "index", reason: "it is damaged" },
        ]),
    }),
  });
  vi.spyOn(gateway.ledger.audit, "health").mockResolvedValue("it is damaged");
  const missing = await gateway.governance.health();
  expect(missing.map(({ part }) => part)).toEqual(["backend_writes", "embedder", "backend_index", "audit_index"]);
});

test("health does not wait for a backend that never answers", async () => {
  const gateway = await openGateway();
  gateway.store.before = async () => await new Promise<never>(() => undefined);
  vi.spyOn(gateway.ledger.audit, "health").mockResolvedValue(undefined);
  vi.useFakeTimers({ toFake: ["setTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const looking = gateway.governance.health();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await looking).toEqual([{ part: "backend", reason: "no answer within 2000 ms" }]);
});

test.each([
  ["unavailable", "The backend cannot be reached."],
  ["unwritable", "The backend can be read, but takes no changes now."],
  ["busy", "The backend is busy."],
] as const)("words for %s say nothing of a change where none was asked for", async (code, fault) => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m-1") });
  for (const [operation, input, method, words] of [
    ["get", { memory_id: "m-1" }, "get", `${fault} Try again later.`],
    ["search", { query: "statement" }, "search", `${fault} Try again later.`],
    ["write", { memory: memoryOf("m-2") }, "insert", `${fault} Nothing was changed; try again later.`],
    ["update", { memory_id: "m-1", patch: { confidence: 1 } }, "get", `${fault} Nothing was changed; try again later.`],
  ] as const) {
    gateway.store.failOnce(method, code);
    expect((await gateway.fails(operation, input)).message).toBe(words);
  }
});

test("words for an audit log that cannot be read do not say that it cannot be written", async () => {
  const gateway = await openGateway();
  vi.spyOn(gateway.ledger.audit, "query").mockRejectedValue(new AuditUnavailable("damaged", { effect: "read" }));
  expect((await gateway.fails("queryAudit", {})).message).toBe("The audit log cannot be read. Try again later.");
});
