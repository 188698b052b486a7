import type { MemoryObject, MemoryState } from "@mgp/core";
import { expect, test } from "vitest";
import { type Gateway, openGateway } from "./support/gateway-in-process.ts";
import { memoryOf } from "./support/samples.ts";

type From = MemoryState | "purged";
const moves = { expired: "expire", revoked: "revoke", deleted: "delete", purged: "purge" } as const;

async function gatewayIn(state: From, over: Partial<MemoryObject> = {}): Promise<Gateway> {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m", { content: { statement: "kiwi" }, ...over }) });
  if (state !== "active") await gateway.ok(moves[state], { memory_id: "m" });
  return gateway;
}

/** What each call does in each state: the state that it leads to, or the status of its refusal. */
const table: Readonly<Record<From, Readonly<Record<"expire" | "revoke" | "delete" | "purge", From | 404 | 409>>>> = {
  active: { expire: "expired", revoke: "revoked", delete: "deleted", purge: "purged" },
  expired: { expire: "expired", revoke: "revoked", delete: "deleted", purge: "purged" },
  revoked: { expire: "expired", revoke: "revoked", delete: "deleted", purge: "purged" },
  deleted: { expire: 409, revoke: 409, delete: "deleted", purge: "purged" },
  purged: { expire: 404, revoke: 404, delete: 404, purge: 404 },
};
const states = ["active", "expired", "revoked", "deleted", "purged"] as const;
const calls = ["expire", "revoke", "delete", "purge"] as const;
const cells = states.flatMap((from) => calls.map((call) => ({ from, call, to: table[from][call] })));

test.each(cells)("$from, $call: $to", async ({ from, call, to }) => {
  const gateway = await gatewayIn(from);
  const response = await gateway.answer(call, { memory_id: "m" });
  if (typeof to === "number") {
    expect(response.status).toBe(to);
    return;
  }
  expect(response).toMatchObject({ status: 200, body: { data: { memory_id: "m", state: to } } });
  // A call that already took effect changes nothing.
  if (from === to) expect(gateway.store.count("replace")).toBe(1);
  const read = await gateway.answer("get", { memory_id: "m" });
  if (to === "purged") expect(read.status).toBe(404);
  else expect(read.body).toMatchObject({ data: { memory: { backend_ref: { mgp_state: to } } } });
});

test.each([
  ["active", true, "raw", 200, true, true],
  ["expired", false, "raw", 200, false, true],
  ["revoked", false, "raw", 200, false, true],
  ["deleted", false, "metadata_only", 403, false, true],
  ["purged", false, 404, 404, false, false],
] as const)(
  "%s: search, get, update, export, export with inactive",
  async (state, found, read, update, listed, all) => {
    const gateway = await gatewayIn(state);
    expect((await gateway.ok("search", { query: "kiwi" })).results).toHaveLength(found ? 1 : 0);
    const got = await gateway.answer("get", { memory_id: "m" });
    if (typeof read === "number") expect(got.status).toBe(read);
    else expect(got.body["data"]).toMatchObject({ return_mode: read });
    for (const operation of ["export", "sync"] as const) {
      for (const [includeInactive, expected] of [
        [false, listed],
        [true, all],
      ] as const) {
        const page = await gateway.ok(operation, { include_inactive: includeInactive });
        expect("memories" in page && page.memories.length).toBe(expected ? 1 : 0);
        if (state === "deleted") expect(JSON.stringify(page)).not.toContain("kiwi");
      }
    }
    const same = await gateway.answer("write", { memory: memoryOf("m") });
    const updated = await gateway.answer("update", { memory_id: "m", patch: { confidence: 1 } });
    expect(same.status).toBe(state === "purged" ? 200 : 409);
    if (state !== "purged") expect(updated.status).toBe(update);
  },
);

test("what a call says about time and reason is kept, and shown", async () => {
  const gateway = await gatewayIn("active");
  await gateway.ok("expire", { memory_id: "m", expired_at: "2026-01-01T00:00:00Z", reason: "over" });
  const call = { signal: new AbortController().signal, deadline: 9e15 };
  const [record] = await gateway.kept.get({ tenant: "default", memoryIds: ["m"] }, call);
  expect(record).toMatchObject({ stateChangedAt: Date.UTC(2026, 0, 1), stateReason: "over" });
  const own = { mgp_state: "expired", mgp_state_changed_at: "2026-01-01T00:00:00.000Z", mgp_state_reason: "over" };
  expect((await gateway.ok("get", { memory_id: "m" })).memory.backend_ref).toMatchObject(own);
  await gateway.ok("revoke", { memory_id: "m" });
  const [later] = await gateway.kept.get({ tenant: "default", memoryIds: ["m"] }, call);
  expect(later).toMatchObject({ stateChangedAt: gateway.clock.now });
  expect(later).not.toHaveProperty("stateReason");
  const { memory } = await gateway.ok("update", { memory_id: "m", patch: { confidence: 1 } });
  expect(memory.backend_ref).toMatchObject({ mgp_state_changed_at: new Date(gateway.clock.now).toISOString() });
  expect(memory.backend_ref).not.toHaveProperty("mgp_state_reason");
});

const HOUR = 3_600_000;

test("TTL passes at created_at plus ttl_seconds, for reading, searching, updating and exporting", async () => {
  const gateway = await openGateway();
  const memory = memoryOf("m", {
    content: { statement: "kiwi" },
    created_at: "2026-11-22T12:00:00Z",
    ttl_seconds: 3_600,
  });
  await gateway.ok("write", { memory });
  const reads = async (): Promise<readonly number[]> => {
    const page = await gateway.ok("export", {});
    const feed = await gateway.ok("sync", {});
    return [
      (await gateway.answer("get", { memory_id: "m" })).status,
      (await gateway.answer("update", { memory_id: "m", patch: {} })).status,
      (await gateway.ok("search", { query: "kiwi" })).results.length,
      "memories" in page ? page.memories.length : -1,
      "memories" in feed ? feed.memories.length : -1,
    ];
  };
  gateway.clock.now += HOUR - 1;
  expect(await reads()).toEqual([200, 200, 1, 1, 1]);
  gateway.clock.now += 1;
  expect(await reads()).toEqual([403, 403, 0, 0, 0]);
  expect(await gateway.fails("get", { memory_id: "m" })).toMatchObject({
    code: "MGP_POLICY_DENIED",
    message: "ttl_expired",
  });
  // The other actions are not stopped by it.
  await gateway.ok("expire", { memory_id: "m" });
  await gateway.ok("purge", { memory_id: "m" });
});

test.each([
  ["no ttl", "2020-01-01T00:00:00Z", undefined, false],
  ["0 is no expiry", "2020-01-01T00:00:00Z", 0, false],
  ["passed", "2020-01-01T00:00:00Z", 1, true],
  ["without a zone it is UTC", "2026-11-22T11:59:59", 1, true],
  ["not yet in another zone", "2026-11-22T11:00:00-01:00", 1, false],
  ["a date alone", "2020-01-01", 1, true],
  ["the compact form", "20200101T000000Z", 1, true],
  ["lower case", "2020-01-01t00:00:00z", 1, true],
  ["more digits of a second than anything counts", "2020-01-01T00:00:00.1234567890123Z", 1, true],
  ["a leap second", "2016-12-31T23:59:60Z", 1, true],
  ["the end of a day", "2019-12-31T24:00:00Z", 1, true],
  ["what cannot be read, with 0", "garbage", 0, false],
  ["what cannot be read, without a ttl", "garbage", undefined, false],
  ["overflow", "2020-01-01T00:00:00Z", Number.MAX_SAFE_INTEGER, false],
] as const)("TTL: %s", async (_name, createdAt, ttl, expired) => {
  const gateway = await openGateway();
  const memory = memoryOf("m", { created_at: createdAt, ...(ttl === undefined ? {} : { ttl_seconds: ttl }) });
  gateway.clock.now += 0;
  await gateway.ok("write", { memory });
  expect((await gateway.answer("get", { memory_id: "m" })).status).toBe(expired ? 403 : 200);
});

test.each(["garbage", "2020-02-31T00:00:00Z", ""])(
  "a ttl that counts from %j is 400, for no one could end it",
  async (start) => {
    const gateway = await openGateway();
    const memory = memoryOf("m", { created_at: start, ttl_seconds: 1 });
    const refusal = { status: 400, code: "MGP_INVALID_OBJECT", details: { field: "created_at" } };
    expect(await gateway.fails("write", { memory })).toMatchObject(refusal);
    expect(await gateway.fails("import", { memories: [memory] })).toMatchObject(refusal);
    const { results } = await gateway.ok("writeBatch", { items: [{ memory }, { memory: memoryOf("n") }] });
    expect(results).toMatchObject([{ status: "error", error: { details: { field: "created_at" } } }, { status: "ok" }]);
    await gateway.ok("write", { memory: memoryOf("m", { created_at: start }) });
    expect(await gateway.fails("update", { memory_id: "m", patch: { ttl_seconds: 1 } })).toMatchObject(refusal);
    const merge_hint = { strategy: "upsert" as const };
    expect(await gateway.fails("write", { memory, merge_hint })).toMatchObject(refusal);
  },
);

test("a ttl beyond what a number holds exactly is clamped, not refused", async () => {
  const gateway = await openGateway();
  const body: unknown = JSON.parse(
    JSON.stringify(gateway.bodyOf("write", { memory: memoryOf("m", { ttl_seconds: 7 }) })).replace(
      '"ttl_seconds":7',
      '"ttl_seconds":99999999999999999999',
    ),
  );
  const response = await gateway.send("write", body);
  expect(response.body).toMatchObject({ data: { memory: { ttl_seconds: Number.MAX_SAFE_INTEGER } } });
  await gateway.ok("get", { memory_id: "m" });
});

test("a TTL that has passed blocks neither a first nor a hinted write", async () => {
  const gateway = await openGateway();
  const memory = memoryOf("m", { created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 });
  await gateway.ok("write", { memory });
  const fresh = memoryOf("m", { created_at: "2026-11-22T12:00:00Z", ttl_seconds: 60 });
  expect(await gateway.ok("write", { memory: fresh, merge_hint: { strategy: "upsert" } })).toMatchObject({
    resolution: "replaced",
  });
  await gateway.ok("get", { memory_id: "m" });
});
