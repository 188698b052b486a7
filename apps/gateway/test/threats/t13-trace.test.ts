import { expect, test } from "vitest";
import { at, listAt, membersAt, textAt } from "./support/json.ts";
import { envelope, governed, memory, payloadsAbout } from "./support/requests.ts";
import { isEffect, type StoreCall } from "./support/spied-store.ts";
import { startWorld, type World } from "./support/world.ts";

/** The outcome events of each request id, those of items aside. */
function outcomesById(world: World): ReadonlyMap<string, readonly unknown[]> {
  return Map.groupBy(world.outcomes(), (event) => textAt(event, "request_id"));
}

/** What a wrong request may look like; each has a known caller. */
const spoilings: readonly ((body: Readonly<Record<string, unknown>>) => string)[] = [
  (body) => JSON.stringify({ ...body, payload: { nonsense: 1 } }),
  (body) => JSON.stringify({ ...body, policy_context: { ...membersAt(body, "policy_context"), tenant_id: "globex" } }),
  (body) =>
    JSON.stringify({ ...body, policy_context: { ...membersAt(body, "policy_context"), actor_agent: "agent/absent" } }),
  (body) => JSON.stringify({ ...body, policy_context: {} }),
];

test("200 mixed requests at once: each has exactly one outcome of its own, as its last line", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const sent: { readonly id: string; readonly status: number; readonly bulk: boolean }[] = [];
  await Promise.all(
    Array.from({ length: 200 }, async (_, index) => {
      const operation = governed[index % governed.length] ?? "get";
      const payload = payloadsAbout(`m-${index % 7}`, `statement ${index % 5}`)[operation];
      const body = envelope(operation, bot, payload);
      const spoil = index % 3 === 0 ? spoilings[(index / 3) % spoilings.length] : undefined;
      const { status } = await world.send(operation, spoil?.(body) ?? JSON.stringify(body), bot.headers);
      const bulk = operation === "writeBatch" || operation === "import";
      sent.push({ id: textAt(body, "request_id"), status, bulk });
    }),
  );
  const byId = outcomesById(world);
  expect([...byId.keys()].toSorted()).toEqual(sent.map(({ id }) => id).toSorted());
  for (const { id, status, bulk } of sent) {
    const events = byId.get(id) ?? [];
    const own = events.at(-1);
    // A bulk request that came as far as its one item has an event for that, too.
    const reachedItems = bulk && status !== 403 && at(own, "target_memory_id") !== "__invalid__";
    expect(events).toHaveLength(reachedItems ? 2 : 1);
    expect([id, at(own, "outcome")]).toEqual([id, status === 200 ? "allowed" : status === 403 ? "denied" : "failed"]);
  }
  const eventIds = world.outcomes().map((event) => textAt(event, "event_id"));
  expect(new Set(eventIds).size).toBe(eventIds.length);
});

test("requests that cannot even be read are events, too", async () => {
  const world = await startWorld({ httpLimits: { bodyBytes: 2_048 } });
  const { "acme-bot": bot } = world.identities;
  const bodies = [
    "{",
    "",
    "[]",
    "null",
    '"x"',
    "{}",
    JSON.stringify({ request_id: 5 }),
    `{"x":"${"x".repeat(4_096)}"}`,
  ];
  const statuses = [];
  for (const body of bodies) statuses.push((await world.send("get", body, bot.headers)).status);
  statuses.push((await world.send("get", "{}", { ...bot.headers, "content-type": "text/plain" })).status);
  statuses.push((await fetch(`${world.url}/mgp/get`, { headers: bot.headers })).status);
  expect(statuses).toEqual([400, 400, 400, 400, 400, 400, 400, 413, 415, 405]);
  expect(
    world.outcomes().map((event) => [at(event, "outcome"), at(event, "target_memory_id"), at(event, "caller")]),
  ).toEqual(statuses.map(() => ["failed", "__invalid__", "acme-bot"]));
});

/** The write ids under which a call takes effect. */
function writeIdsOf({ method, input }: StoreCall): readonly unknown[] {
  if (method === "remove") return [input[2]];
  const drafts = method === "insertMany" ? listAt(input[0]).map((item) => at(item, "draft")) : [input[0]];
  return drafts.map((draft) => listAt(draft, "writeIds").at(-1));
}

test("an intent with the write's id is on disk before every effect of a durable backend", async () => {
  const world = await startWorld({ guarantees: { durable: true } });
  const { "acme-bot": bot } = world.identities;
  const early: unknown[] = [];
  world.store.around = async (call, run) => {
    if (isEffect(call)) {
      const known = new Set(world.lines().map((line) => at(line, "intent", "write_id")));
      early.push(...writeIdsOf(call).filter((id) => typeof id !== "string" || !known.has(id)));
    }
    return await run();
  };
  const steps = [
    "write",
    "update",
    "expire",
    "revoke",
    "delete",
    "purge",
    "writeBatch",
    "purge",
    "import",
    "purge",
  ] as const;
  for (const operation of steps) {
    expect((await world.ask(operation, bot, payloadsAbout("m-1")[operation])).status).toBe(200);
  }
  expect(world.store.effects).toHaveLength(steps.length);
  expect(early).toEqual([]);
});

test("no answer is sent before its outcome is on disk, and a denial leaves no effect", async () => {
  const world = await startWorld();
  const { "acme-bot": bot, "acme-reader": reader } = world.identities;
  for (const operation of governed) {
    const effects = world.store.effects.length;
    const answer = await world.ask(operation, reader, payloadsAbout("m-1")[operation]);
    expect(at(world.lines().at(-1), "request_id")).toBe(textAt(answer.body, "request_id"));
    expect(at(world.lines().at(-1), "outcome")).not.toBeUndefined();
    expect(world.store.effects.length).toBe(effects);
  }
  await world.ask("write", bot, { memory: memory("m-1", "x") });
  expect(world.store.effects).toHaveLength(1);
});

test("a backend that fails leaves a failed outcome, and none of its words", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  world.store.around = async ({ method }, run) => {
    if (method !== "close") throw new Error("the driver's own words");
    return await run();
  };
  for (const operation of governed.filter((name) => name !== "queryAudit")) {
    const answer = await world.ask(operation, bot, payloadsAbout("m-1")[operation]);
    expect(answer.text + JSON.stringify(world.lines())).not.toContain("own words");
    expect([operation, answer.status, at(world.lines().at(-1), "outcome")]).toEqual([operation, 502, "failed"]);
  }
});
