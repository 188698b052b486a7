import { type JsonObject, type OperationName } from "@mgp/core";
import { afterEach, expect, test } from "vitest";
import { startProcess } from "../support/gateway-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { at, textAt } from "./support/json.ts";
import { envelope, governed, memory, payloadsAbout } from "./support/requests.ts";
import { startWorld, sendTo } from "./support/world.ts";

const prototypes: readonly object[] = [
  Object.prototype,
  Array.prototype,
  Function.prototype,
  String.prototype,
  Map.prototype,
];
const before = prototypes.map((prototype) => Reflect.ownKeys(prototype));

afterEach(() => {
  // Compared by hand: the matchers stand on the same prototypes.
  const after = prototypes.map((prototype) => Reflect.ownKeys(prototype));
  if (String(after.flat().map(String)) !== String(before.flat().map(String)))
    throw new Error("A prototype was changed.");
});

const poisons = [
  '"__proto__":{"polluted":1}',
  '"constructor":{"prototype":{"polluted":1}}',
  '"prototype":{"polluted":1}',
];

/** The body once for each object in it, with the poison as that object's first member. */
function poisoned(body: Readonly<Record<string, unknown>>, poison: string): string[] {
  const text = JSON.stringify(body);
  return [...text.matchAll(/\{/g)].map(({ index }) => {
    const rest = text.slice(index + 1);
    return `${text.slice(0, index + 1)}${poison}${rest.startsWith("}") ? "" : ","}${rest}`;
  });
}

const rich: JsonObject = {
  extensions: { "x:a": { b: [{ c: 1 }] } },
  backend_ref: { note: {} },
  evidence: [{ kind: "chat_message", ref: "r", metadata: { a: {} } }],
  asserted_by: { kind: "user", id: "u" },
};

function bodies(
  name: (typeof governed)[number],
  agent: { agent: string; tenant: string | undefined },
): Readonly<Record<string, unknown>> {
  const whole = memory("m-1", "x", { ...rich, content: { statement: "x", deep: [{ er: {} }] } });
  const hint = { strategy: "merge", dedupe_key: "k" };
  const payloads: Readonly<Partial<Record<OperationName, JsonObject>>> = {
    write: { memory: whole, merge_hint: hint },
    writeBatch: { items: [{ memory: whole, merge_hint: hint }] },
    update: { memory_id: "m-1", patch: { content: { a: {} }, extensions: { "x:a": {} }, backend_ref: { b: {} } } },
    import: { memories: [whole], merge_hint: hint },
    search: {
      intent: { query_text: "x", intent_type: "free_text", subject: { kind: "user", id: "u" }, time_scope: {} },
      subject: { kind: "user", id: "u" },
    },
  };
  return envelope(name, agent, payloads[name] ?? payloadsAbout("m-1")[name]);
}

test.each(poisons)(
  "%s in any object of any request: 400, audited, nothing stored, no prototype touched",
  async (poison) => {
    const world = await startWorld();
    const { "acme-bot": bot } = world.identities;
    let sent = 0;
    for (const operation of governed) {
      const whole = bodies(operation, bot);
      const bodiesSent = poisoned(whole, poison);
      const answers = await Promise.all(bodiesSent.map(async (body) => await world.send(operation, body, bot.headers)));
      for (const answer of answers) {
        expect([operation, answer.status, at(answer.body, "error", "code")]).toEqual([
          operation,
          400,
          "MGP_INVALID_OBJECT",
        ]);
        expect(textAt(answer.body, "request_id")).toBe(textAt(whole, "request_id"));
      }
      sent += answers.length;
    }
    expect(world.store.requests).toEqual([]);
    expect(world.outcomes()).toHaveLength(sent);
    expect(sent).toBeGreaterThan(60);
  },
);

test("operations without a context refuse it, too", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  for (const operation of ["initialize", "getTask", "cancelTask"] as const) {
    for (const poison of poisons) {
      const body = `{${poison},"request_id":"r","task_id":"t"}`;
      expect((await world.send(operation, body, bot.headers)).status).toBe(400);
    }
  }
});

test("keys that merely look so are kept as they are, through write, merge, patch and search", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const odd = {
    toString: "a",
    valueOf: "b",
    hasOwnProperty: "c",
    __defineGetter__: "d",
    proto: "e",
    toJSON: "g",
  };
  const hint = { strategy: "merge" };
  const statement = { statement: "x" };
  await world.ask("write", bot, { memory: memory("m-1", "x", { content: { ...statement, odd } }) });
  await world.ask("write", bot, {
    memory: memory("m-1", "x", { content: { ...statement, odd: { more: odd } } }),
    merge_hint: hint,
  });
  await world.ask("update", bot, { memory_id: "m-1", patch: { content: odd, extensions: odd } });
  const { body } = await world.ask("get", bot, { memory_id: "m-1" });
  expect(at(body, "data", "memory", "content")).toEqual({ ...statement, ...odd, odd: { ...odd, more: odd } });
  expect(at(body, "data", "memory", "extensions")).toEqual(odd);
  expect((await world.ask("search", bot, { query: "x" })).status).toBe(200);
});

test("ids that are names of prototypes are ids like others", async () => {
  const world = await startWorld({ named: false });
  for (const name of ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"]) {
    const identity = { ...world.anyAgent, agent: name, tenant: name };
    expect((await world.ask("get", identity, { memory_id: name })).status).toBe(404);
    const hint = { strategy: "merge", dedupe_key: name, idempotency_key: name };
    expect((await world.ask("write", identity, { memory: memory(name, name), merge_hint: hint })).status).toBe(200);
    expect((await world.ask("get", identity, { memory_id: name })).status).toBe(200);
    expect((await world.ask("purge", identity, { memory_id: name })).status).toBe(200);
    const task = { request_id: "r", task_id: name };
    expect((await world.send("getTask", JSON.stringify(task))).status).toBe(404);
  }
});

test("the gateway works where __proto__ itself throws", async () => {
  const cwd = temporaryFolder();
  const child = startProcess(["--port", "0"], { cwd, flags: ["--disable-proto=throw"] });
  const url = await child.url;
  const caller = { agent: "a", tenant: "acme" };
  const statuses = [];
  for (const operation of [
    "write",
    "get",
    "update",
    "search",
    "export",
    "sync",
    "delete",
    "purge",
    "queryAudit",
  ] as const) {
    const body = envelope(operation, caller, payloadsAbout("m-1")[operation]);
    statuses.push((await sendTo(url, operation, JSON.stringify(body))).status);
  }
  expect(statuses).toEqual(statuses.map(() => 200));
  expect(await child.stop()).toBe(0);
});
