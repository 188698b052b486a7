import type { JsonObject } from "@mgp/core";
import { expect, test } from "vitest";
import { at, textAt } from "./support/json.ts";
import { candidate, memory } from "./support/requests.ts";
import { startWorld } from "./support/world.ts";

const hint: JsonObject = { strategy: "upsert", idempotency_key: "one-key" };

test("the same key of another caller, tenant or operation is another key, and leads to nothing of theirs", async () => {
  const world = await startWorld();
  const { "acme-bot": bot, "acme-second": second, "globex-bot": globex, "two-houses": both } = world.identities;
  const payload = (name: string): JsonObject => ({
    memory: memory(`m-${name}`, `words of ${name}.`),
    merge_hint: hint,
  });
  expect((await world.ask("write", bot, payload("bot"))).status).toBe(200);
  for (const [identity, name] of [
    [second, "second"],
    [globex, "globex"],
    [both, "both"],
    [{ ...both, tenant: "globex" }, "both"],
  ] as const) {
    const answer = await world.ask("write", identity, payload(name));
    expect([name, answer.status, at(answer.body, "data", "resolution")]).toEqual([name, 200, "created"]);
    expect(answer.text).not.toContain("words of bot.");
  }
  const batch = await world.ask("writeBatch", bot, { items: [payload("batch")] });
  expect(at(batch.body, "data", "results", 0, "resolution")).toBe("created");
  const imported = await world.ask("import", bot, { memories: [memory("m-import", "x")], merge_hint: hint });
  expect([imported.status, at(imported.body, "data", "written_count")]).toEqual([200, 1]);
});

test("the same body of another caller is done again, for that caller", async () => {
  const world = await startWorld();
  const { "acme-bot": bot, "globex-bot": globex } = world.identities;
  const payload = { memory: memory("m-1", "the same"), merge_hint: hint };
  for (const identity of [bot, globex]) await world.ask("write", identity, payload);
  expect(world.store.effects.map(({ tenant }) => tenant)).toEqual(["acme", "globex"]);
});

test("another body under a key is a conflict that changes and tells nothing", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const first = await world.ask("write", bot, { memory: memory("m-1", "first words"), merge_hint: hint });
  expect(first.status).toBe(200);
  const effects = world.store.effects.length;
  for (const other of [
    { memory: memory("m-1", "other words"), merge_hint: hint },
    { memory: memory("m-2", "first words"), merge_hint: hint },
    { memory: memory("m-1", "first words"), merge_hint: { ...hint, strategy: "merge" } },
    { memory: memory("m-1", "first words", { confidence: 1 }), merge_hint: hint },
  ]) {
    const answer = await world.ask("write", bot, other);
    expect([answer.status, at(answer.body, "error", "code")]).toEqual([409, "MGP_CONFLICT_UNRESOLVED"]);
    expect(answer.text).not.toContain("first words");
  }
  expect(world.store.effects).toHaveLength(effects);
});

test("a replay, under another request id and with its keys in another order, has no second effect", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const one = memory("m-1", "first words");
  const first = await world.ask("write", bot, { memory: one, merge_hint: hint });
  const turned = Object.fromEntries(Object.entries(one).toReversed());
  const replays = await Promise.all(
    Array.from({ length: 10 }, async () => await world.ask("write", bot, { merge_hint: hint, memory: turned })),
  );
  for (const { status, body } of replays) expect([status, at(body, "data")]).toEqual([200, at(first.body, "data")]);
  expect(world.store.effects).toHaveLength(1);
});

test("ten at once have one effect, and a candidate gets one id", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const payload = { candidate: candidate("same words"), merge_hint: hint };
  const answers = await Promise.all(Array.from({ length: 10 }, async () => await world.ask("write", bot, payload)));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  expect(new Set(answers.map(({ body }) => textAt(body, "data", "memory", "memory_id"))).size).toBe(1);
  expect(world.store.effects).toHaveLength(1);
});

test("a replay shows what may be seen today: hidden since, purged since", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const payload = { memory: memory("m-1", "first words"), merge_hint: hint };
  expect((await world.ask("write", bot, payload)).text).toContain("first words");
  await world.ask("update", bot, { memory_id: "m-1", patch: { sensitivity: "restricted" } });
  const hidden = await world.ask("write", bot, payload);
  expect([hidden.status, hidden.text.includes("first words")]).toEqual([200, false]);
  await world.ask("purge", bot, { memory_id: "m-1" });
  expect((await world.ask("write", bot, payload)).status).toBe(404);
  expect((await world.ask("get", bot, { memory_id: "m-1" })).status).toBe(404);
});

test("a caller that lost the right to write cannot replay", async () => {
  const world = await startWorld();
  const { "acme-bot": bot, "acme-reader": reader } = world.identities;
  const payload = { memory: memory("m-1", "first words"), merge_hint: hint };
  await world.ask("write", bot, payload);
  const answer = await world.ask("write", reader, payload);
  expect([answer.status, answer.text.includes("first words")]).toEqual([403, false]);
});
