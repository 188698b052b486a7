import { readdirSync, readFileSync } from "node:fs";
import { type ImportPayload, type MemoryObject, StoreError } from "@mgp/core";
import { expect, test } from "vitest";
import { LedgerUnavailable } from "../src/ledger/ledger-errors.ts";
import {
  type Circumstances,
  copyOfFolder,
  type Gateway,
  type GatewayOptions,
  openGateway,
} from "./support/gateway-in-process.ts";
import { candidateOf, memoryOf, namedCaller } from "./support/samples.ts";

function keyed(key: string, over: object = {}): object {
  return { candidate: candidateOf(), merge_hint: { strategy: "create", idempotency_key: key, ...over } };
}

interface Written {
  readonly status: number;
  readonly memoryId: string | undefined;
  readonly resolution: string | undefined;
}

async function write(gateway: Gateway, input: object, circumstances: Circumstances = {}): Promise<Written> {
  const { status, body } = await gateway.answer("write", input, circumstances);
  const text = JSON.stringify(body["data"]);
  const memoryId = /"memory_id":"([^"]+)"/.exec(text)?.[1];
  return { status, memoryId, resolution: /"resolution":"([^"]+)"/.exec(text)?.[1] };
}

test("a replay has no second effect, and answers with what is stored today", async () => {
  const gateway = await openGateway();
  const first = await write(gateway, keyed("k"));
  const effects = gateway.store.effects;
  expect(await write(gateway, keyed("k"))).toEqual(first);
  expect(gateway.store.effects).toBe(effects);
  await gateway.ok("update", { memory_id: first.memoryId ?? "", patch: { sensitivity: "confidential" } });
  const replay = await gateway.answer("write", keyed("k"));
  expect(replay.body["data"]).toMatchObject({ return_mode: "masked", resolution: "created", consumable_text: "***" });
  await gateway.ok("purge", { memory_id: first.memoryId ?? "" });
  expect(await write(gateway, keyed("k"))).toMatchObject({ status: 404 });
});

test("context and request id are no part of the fingerprint; everything else is", async () => {
  const gateway = await openGateway();
  const first = await write(gateway, keyed("k"), { requestId: "one", context: { session_id: "s-1" } });
  expect(await write(gateway, keyed("k"), { requestId: "two", context: { session_id: "s-2" } })).toEqual(first);
  expect((await write(gateway, keyed("k", { strategy: "merge" }))).status).toBe(409);
  const body = { ...keyed("k"), candidate: candidateOf({ statement: "Drinks milk." }) };
  expect((await write(gateway, body)).status).toBe(409);
});

test("the order of keys in a body does not matter", async () => {
  const gateway = await openGateway();
  const one = {
    memory: memoryOf("m", { content: { a: 1, b: 2 } }),
    merge_hint: { strategy: "create", idempotency_key: "k" },
  };
  const other = {
    merge_hint: { idempotency_key: "k", strategy: "create" },
    memory: { ...one.memory, content: { b: 2, a: 1 } },
  };
  expect(await write(gateway, one)).toMatchObject({ status: 200 });
  expect(await write(gateway, other)).toMatchObject({ status: 200, resolution: "created" });
});

test("in parallel the second waits for the first", async () => {
  const gateway = await openGateway();
  const answers = await Promise.all(Array.from({ length: 12 }, () => write(gateway, keyed("k"))));
  expect(new Set(answers.map((answer) => answer.memoryId)).size).toBe(1);
  expect(gateway.store.count("insert")).toBe(1);
});

test("an error is replayed as well, trouble with the backend is not", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m") });
  const input = { memory: memoryOf("m"), merge_hint: { strategy: "create", idempotency_key: "k" } };
  expect(await gateway.fails("write", input)).toMatchObject({ status: 409 });
  await gateway.ok("purge", { memory_id: "m" });
  expect(await gateway.fails("write", input)).toMatchObject({ status: 409, details: { replayed: true } });
  gateway.store.failOnce("insert", "unavailable");
  expect((await write(gateway, keyed("k2"))).status).toBe(502);
  expect((await write(gateway, keyed("k2"))).status).toBe(200);
});

test("a key belongs to tenant, caller and operation", async () => {
  const gateway = await openGateway();
  const callers = ["a", "b"].map((id) => namedCaller(id, { tenants: ["acme", "lab"] }));
  const made = new Set<string | undefined>();
  for (const caller of callers) {
    for (const tenantHeader of ["acme", "lab"]) {
      const once = await write(
        gateway,
        { ...keyed("k"), candidate: candidateOf({ statement: `${caller.id} ${tenantHeader}` }) },
        { caller, tenantHeader },
      );
      expect(once.status).toBe(200);
      made.add(once.memoryId);
    }
  }
  const [caller] = callers;
  const batch = { items: [{ ...keyed("k"), candidate: candidateOf({ statement: "in a batch" }) }] };
  const response = await gateway.answer("writeBatch", batch, { ...(caller && { caller }), tenantHeader: "acme" });
  expect(response.body["data"]).toMatchObject({ results: [{ status: "ok" }] });
  expect(made.size).toBe(4);
});

test("a key is forgotten after its time", async () => {
  const gateway = await openGateway({ idempotencyTtlMs: 1_000 });
  const first = await write(gateway, keyed("k"));
  gateway.clock.now += 999;
  expect(await write(gateway, keyed("k"))).toEqual(first);
  gateway.clock.now += 1;
  const candidate = candidateOf({ statement: "Drinks milk." });
  const later = await write(gateway, { ...keyed("k"), candidate });
  expect(later.status).toBe(200);
  expect(later.memoryId).not.toBe(first.memoryId);
});

function item(key: string, statement: string): object {
  return { ...keyed(key), candidate: candidateOf({ statement }) };
}

test("each item of a batch has its own key; on import it covers the whole request", async () => {
  const gateway = await openGateway();
  const items = [item("k1", "one"), item("k1", "one"), item("k1", "two"), item("k2", "two")];
  const response = await gateway.answer("writeBatch", { items });
  expect(response.body["data"]).toMatchObject({
    results: [
      { status: "ok" },
      { status: "ok" },
      { status: "error", error: { code: "MGP_CONFLICT_UNRESOLVED" } },
      { status: "ok" },
    ],
  });
  expect(gateway.store.count("insert")).toBe(2);
  const input = { memories: [memoryOf("a"), memoryOf("b")], merge_hint: { strategy: "upsert", idempotency_key: "k" } };
  const first = await gateway.answer("import", input);
  const effects = gateway.store.effects;
  expect((await gateway.answer("import", input)).body["data"]).toEqual(first.body["data"]);
  expect(gateway.store.effects).toBe(effects);
  expect((await gateway.answer("import", { ...input, memories: [memoryOf("a")] })).status).toBe(409);
});

test.each(["before", "after"] as const)("a crash %s the effect: the retry makes it one effect", async (when) => {
  const first = await openGateway({ guarantees: { durable: true } });
  await first.ok("write", { memory: memoryOf("m", { confidence: 0 }) });
  const inputs = [
    keyed("k1"),
    { memory: memoryOf("m"), merge_hint: { strategy: "reinforce", reinforcement_weight: 0.5, idempotency_key: "k2" } },
  ];
  let remains = first.folder;
  let gateway = first;
  for (const input of inputs) {
    const dying = gateway;
    dying.store[when] = ({ method }) => {
      if (method !== (input === inputs[0] ? "insert" : "replace")) return;
      remains = copyOfFolder(dying.folder);
      // Before the effect the process dies and it never happens; after it the answer is never heard.
      throw new StoreError("unavailable", "the process dies here");
    };
    await dying.answer("write", input);
    gateway = await openGateway({
      folder: remains,
      store: first.kept,
      clock: first.clock,
      guarantees: { durable: true },
    });
    expect(await write(gateway, input)).toMatchObject({
      status: 200,
      resolution: input === inputs[0] ? "created" : "reinforced",
    });
    await write(gateway, input);
  }
  const exported = await gateway.ok("export", {});
  expect("memories" in exported && exported.memories).toHaveLength(2);
  expect((await gateway.ok("get", { memory_id: "m" })).memory).toMatchObject({
    confidence: 0.5,
    backend_ref: { revision: 2 },
  });
});

test("a retry of a write that may have happened does not bring a purged memory back", async () => {
  const gateway = await openGateway();
  const input = { memory: memoryOf("m"), merge_hint: { strategy: "upsert", idempotency_key: "k" } };
  gateway.store.failOnce("insert", "unavailable", "after");
  expect((await write(gateway, input)).status).toBe(502);
  await gateway.ok("purge", { memory_id: "m" });
  expect(await gateway.fails("write", input)).toMatchObject({
    status: 409,
    details: { outcome: "unknown", memory_id: "m" },
  });
  expect(await gateway.fails("get", { memory_id: "m" })).toMatchObject({ status: 404 });
});

test("a retry that finds its effect, and the memory deleted since, shows metadata only", async () => {
  const gateway = await openGateway();
  const memory = memoryOf("m", { content: { statement: "kiwi" } });
  const input = { memory, merge_hint: { strategy: "upsert", idempotency_key: "k" } };
  gateway.store.failOnce("insert", "unavailable", "after");
  expect((await write(gateway, input)).status).toBe(502);
  await gateway.ok("delete", { memory_id: "m" });
  const answer = await gateway.answer("write", input);
  expect(answer.body["data"]).toMatchObject({ return_mode: "metadata_only", resolution: "created" });
  expect(JSON.stringify(answer)).not.toContain("kiwi");
});

/** Its first insert took effect, which its caller did not hear. */
async function importThatFailed(gateway: Gateway, memories: MemoryObject[]): Promise<ImportPayload> {
  const input = {
    memories,
    merge_hint: { strategy: "create", idempotency_key: "k" },
    on_purged: "refuse",
  } satisfies ImportPayload;
  gateway.store.failOnce("insert", "unavailable", "after");
  expect((await gateway.answer("import", input)).status).toBe(502);
  return input;
}

test("a retry that finds its effect, and the lifetime over since, goes on", async () => {
  const gateway = await openGateway();
  const over = { created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 };
  const memories = [memoryOf("a", over), memoryOf("b", over)];
  const input = await importThatFailed(gateway, memories);
  expect(await gateway.ok("import", input)).toEqual({ memory_ids: ["a", "b"], written_count: 2 });
});

test("a retry of an import that refuses purged ids does not claim that nothing was written", async () => {
  const gateway = await openGateway();
  const memories = [memoryOf("a"), memoryOf("b")];
  const input = await importThatFailed(gateway, memories);
  await gateway.ok("purge", { memory_id: "a" });
  expect(await gateway.fails("import", input)).toMatchObject({ status: 409, details: { outcome: "unknown" } });
});

test("a retry that can no longer be told from a stranger's writes is refused", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m") });
  const hint = { strategy: "reinforce", reinforcement_weight: 0.5, idempotency_key: "k" };
  const input = { memory: memoryOf("m"), merge_hint: hint };
  gateway.store.failOnce("replace", "unavailable", "after");
  expect((await write(gateway, input)).status).toBe(502);
  for (let count = 0; count < 8; count += 1) await gateway.ok("update", { memory_id: "m", patch: {} });
  expect(await gateway.fails("write", input)).toMatchObject({ status: 409, details: { outcome: "unknown" } });
});

test("the ledger keeps neither the key nor content", async () => {
  const gateway = await openGateway();
  await write(gateway, { ...keyed("my-private-key"), candidate: candidateOf({ statement: "kiwi" }) });
  await gateway.close();
  for (const file of readdirSync(gateway.folder)) {
    const bytes = readFileSync(`${gateway.folder}/${file}`);
    expect(bytes.includes("my-private-key") || bytes.includes("kiwi")).toBe(false);
  }
});

/** Records on which another gateway works for as many looks, and that may fail to take an end. */
function shared(looks: number, completes = true): Pick<GatewayOptions, "wrapRecords"> & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    wrapRecords: (records) => ({
      reserve: async (...request) => {
        asked.push("reserve");
        if (asked.length <= looks) return { kind: "held" };
        return await records.reserve(...request);
      },
      complete: async (...end) => {
        asked.push("complete");
        if (!completes) throw new LedgerUnavailable("lost", { outcome: "unknown" });
        await records.complete(...end);
      },
      removeOutdated: async () => await records.removeOutdated(),
      release: async (key) => {
        asked.push("release");
        await records.release(key);
      },
    }),
  };
}

test("a request waits for another gateway that works on its key", async () => {
  const records = shared(3);
  const gateway = await openGateway(records);
  expect(await write(gateway, keyed("k"))).toMatchObject({ status: 200, resolution: "created" });
  expect(records.asked).toEqual(["reserve", "reserve", "reserve", "reserve", "complete"]);
});

test("a request that has waited until its deadline is told that another is under way", async () => {
  const gateway = await openGateway({ ...shared(Infinity), limits: { requestMs: 600 } });
  // The gateway's clock stands still in tests, so the waiting ends with the real deadline, and else never.
  const failure = await gateway.fails("write", keyed("k"));
  expect(failure).toMatchObject({ status: 409, details: { in_progress: true } });
  expect(gateway.store.effects).toBe(0);
});

test("a key whose end cannot be noted is let go, and its outcome is known to every client that asks again", async () => {
  const records = shared(0, false);
  const gateway = await openGateway(records);
  expect(await gateway.fails("write", keyed("k"))).toMatchObject({ status: 502, details: { outcome: "unknown" } });
  expect(records.asked).toEqual(["reserve", "complete", "release"]);
  expect(gateway.store.effects).toBe(1);
});

test("a key is let go after trouble with the backend", async () => {
  const records = shared(0);
  const gateway = await openGateway(records);
  gateway.store.failOnce("insert", "unavailable");
  expect((await write(gateway, keyed("k"))).status).toBe(502);
  expect(records.asked).toEqual(["reserve", "release"]);
});
