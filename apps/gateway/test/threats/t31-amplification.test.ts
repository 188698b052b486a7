import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { JsonObject } from "@mgp/core";
import { expect, test } from "vitest";
import { startProcess } from "../support/gateway-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { at } from "./support/json.ts";
import { envelope, memory } from "./support/requests.ts";
import { isEffect } from "./support/spied-store.ts";
import { linesOf, startWorld, type World } from "./support/world.ts";

const ITEMS = 300;

/** A line says of an item what it says of any request, twice: a few hundred bytes more than the item itself has. */
const SMALL_MULTIPLE = 16;

const wide = "\u20ac".repeat(512);
const texts = { task_type: wide, channel: wide, data_zone: wide, consent_basis: wide, assertion_origin: wide };
const longIds = { acting_for_subject: { kind: "user", id: wide }, correlation_id: wide, session_id: wide };

function items(prefix: string): readonly JsonObject[] {
  return Array.from({ length: ITEMS }, (_, place) => ({ memory: memory(`${prefix}-${place}`, "x") }));
}

/** How many times as large as the request is what it has left in the log. */
async function growth(world: World, operation: "writeBatch" | "import", body: string): Promise<number> {
  const before = statSync(world.auditFile).size;
  const { "acme-bot": bot } = world.identities;
  const answer = await world.send(operation, body, bot.headers);
  expect(answer.status).toBeLessThan(300);
  return (statSync(world.auditFile).size - before) / Buffer.byteLength(body);
}

test.each([
  ["texts", texts],
  ["ids", longIds],
] as const)("a batch or import with the widest %s leaves a small multiple of itself in the log", async (_, context) => {
  const world = await startWorld({ guarantees: { durable: true } });
  const { "acme-bot": bot } = world.identities;
  for (const [operation, payload] of [
    ["writeBatch", { items: items("b") }],
    ["import", { memories: items("i").map((item) => item["memory"] ?? null) }],
  ] as const) {
    const body = { ...envelope(operation, bot, payload, context), request_id: wide };
    expect(await growth(world, operation, JSON.stringify(body))).toBeLessThan(SMALL_MULTIPLE);
    const answer = await world.ask("queryAudit", bot, { request_id: wide, limit: 1 });
    expect(at(answer.body, "data", "events", 0, "policy_context")).toMatchObject(context);
  }
});

test("memories that many others were made from are named once, not with every change", async () => {
  const world = await startWorld({ guarantees: { durable: true } });
  const { "acme-bot": bot } = world.identities;
  const derived = Array.from({ length: 400 }, (_, place) => `${wide.slice(0, 400)}${place}`);
  await world.ask("write", bot, { memory: memory("m", "x", { derived_from: derived }) });
  const before = statSync(world.auditFile).size;
  expect((await world.ask("update", bot, { memory_id: "m", patch: { confidence: 0.5 } })).status).toBe(200);
  expect(statSync(world.auditFile).size - before).toBeLessThan(6_000);
});

test("a context that is too long is refused, and the log does not hold it", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const before = statSync(world.auditFile).size;
  for (const context of [
    { channel: "x".repeat(65_536) },
    { channel: "x".repeat(513) },
    { ...texts, ...longIds },
    { task_type: 'a"\\\u0000'.repeat(100), channel: "\u0001".repeat(512), data_zone: "\u0001".repeat(512), ...longIds },
  ]) {
    const answer = await world.ask("writeBatch", bot, { items: items("x") }, context);
    expect([answer.status, at(answer.body, "error", "code")]).toEqual([400, "MGP_INVALID_OBJECT"]);
    expect(at(answer.body, "error", "details", "limit")).toBeTypeOf("number");
  }
  expect(statSync(world.auditFile).size - before).toBeLessThan(8_000);
});

test("what the log has no room for is refused before any effect; what it has room for is served", async () => {
  const world = await startWorld({ guarantees: { durable: true }, auditQueueBytes: 256 * 1024 });
  const { "acme-bot": bot } = world.identities;
  const effects: string[] = [];
  world.store.around = async (call, run) => {
    if (isEffect(call)) effects.push(call.method);
    return await run();
  };
  const many = Array.from({ length: 200 }, (_, place) => ({ memory: memory(`${"i".repeat(500)}${place}`, "x") }));
  const answer = await world.ask("writeBatch", bot, { items: many });
  expect([answer.status, at(answer.body, "error", "code")]).toEqual([502, "MGP_BACKEND_ERROR"]);
  expect(at(answer.body, "error", "details", "outcome")).toBeUndefined();
  expect(effects).toEqual([]);
  expect((await world.ask("write", bot, { memory: memory("m", "x") })).status).toBe(200);
  expect(effects).not.toEqual([]);
});

test("the gateway outlives batches of 1 MB that come together, and starts again after them", async () => {
  const cwd = temporaryFolder();
  const words = ["--port", "0", "--state-dir", path.join(cwd, "state")];
  const environment = { MGP_LIMIT_AUDIT_QUEUE_BYTES: "1000000", MGP_ADAPTER: "memory" };
  const first = startProcess(words, { cwd, environment });
  const url = await first.url;
  const caller = { agent: "any/one", tenant: "acme" };
  const answers = await Promise.all(
    Array.from({ length: 8 }, async (_, place) => {
      const many = Array.from({ length: 1_000 }, (__, item) => ({ memory: memory(`m-${place}-${item}`, "x") }));
      const body = JSON.stringify(envelope("writeBatch", caller, { items: many }, texts));
      const headers = { "content-type": "application/json" };
      return (await fetch(`${url}/mgp/write/batch`, { method: "POST", headers, body })).status;
    }),
  );
  expect(answers.every((status) => status === 200 || status === 502)).toBe(true);
  expect((await fetch(`${url}/readyz`)).status).toBe(200);
  first.kill("SIGKILL");
  await first.ended;
  const again = startProcess(words, { cwd, environment });
  expect((await fetch(`${await again.url}/readyz`)).status).toBe(200);
  expect(linesOf(readFileSync(path.join(cwd, "state", "audit.jsonl"), "utf8")).length).toBeGreaterThan(0);
});
