import type { JsonObject, OperationName } from "@mgp/core";
import { describe, expect, test } from "vitest";
import type { CallerName } from "./support/callers.ts";
import { at, idsOf, listAt } from "./support/json.ts";
import { memory, payloadsAbout } from "./support/requests.ts";
import { isEffect, type StoreCall } from "./support/spied-store.ts";
import { startTwoGateways, type TwoGateways } from "./support/two-gateways.ts";
import { startWorld, type Answer, type World } from "./support/world.ts";

/** Asks the other gateway for something, which it does. */
type AskOther = (operation: OperationName, payload: JsonObject, as?: CallerName) => Promise<void>;

/**
 * Has another gateway change something once, just before the first call that fits: between a request's check and its
 * effect. Within one gateway the change would wait for its turn.
 */
function before(
  { world, other }: TwoGateways,
  fits: (call: StoreCall) => boolean,
  work: (askOther: AskOther) => Promise<void>,
): { readonly done: () => boolean } {
  let started = false;
  let done = false;
  const askOther: AskOther = async (operation, payload, as = "acme-bot") => {
    const { status } = await other.ask(operation, other.identities[as], payload);
    expect([operation, status]).toEqual([operation, 200]);
  };
  world.store.around = async (call, run) => {
    if (!started && fits(call)) {
      started = true;
      await work(askOther);
      done = true;
    }
    return await run();
  };
  return { done: () => done };
}

function isReplace({ method }: StoreCall): boolean {
  return method === "replace";
}

const changes = {
  revoke: "revoked",
  expire: "expired",
  delete: "deleted",
} as const;

async function get(world: World): Promise<Answer> {
  return await world.ask("get", world.identities["acme-bot"], { memory_id: "m-1" });
}

async function writeFirst(world: World): Promise<World> {
  await world.ask("write", world.identities["acme-bot"], { memory: memory("m-1", "first") });
  return world;
}

async function start(): Promise<TwoGateways> {
  const gateways = await startTwoGateways();
  await writeFirst(gateways.world);
  return gateways;
}

const upsert: JsonObject = { memory: memory("m-1", "second"), merge_hint: { strategy: "upsert" } };
const patch: JsonObject = { memory_id: "m-1", patch: { content: { statement: "second" } } };

describe("between the check of an update and its effect", () => {
  test.each(["revoke", "expire"] as const)("%s keeps its state, and the update what it says", async (operation) => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    const race = before(gateways, isEffect, async (askOther) => await askOther(operation, { memory_id: "m-1" }));
    expect((await world.ask("update", bot, patch)).status).toBe(200);
    expect(race.done()).toBe(true);
    const { body } = await get(world);
    expect(at(body, "data", "memory", "backend_ref", "mgp_state")).toBe(changes[operation]);
    expect(at(body, "data", "memory", "content", "statement")).toBe("second");
  });

  test("a delete makes the update a denial", async () => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    before(gateways, isEffect, async (askOther) => await askOther("delete", { memory_id: "m-1" }));
    const answer = await world.ask("update", bot, patch);
    expect([answer.status, at(answer.body, "error", "message")]).toEqual([403, "soft_deleted"]);
    expect((await get(world)).text).not.toMatch(/first|second/);
  });

  test("a purge makes it absent, and nothing comes back", async () => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    before(gateways, isEffect, async (askOther) => await askOther("purge", { memory_id: "m-1" }));
    expect((await world.ask("update", bot, patch)).status).toBe(404);
    expect((await get(world)).status).toBe(404);
  });

  test("a label that was raised meanwhile hides the answer, and cannot be lowered with an old look", async () => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    const raise = { memory_id: "m-1", patch: { sensitivity: "restricted" } };
    before(gateways, isEffect, async (askOther) => await askOther("update", raise, "acme-auditor"));
    const lower = { memory_id: "m-1", patch: { sensitivity: "internal" } };
    const answer = await world.ask("update", bot, lower);
    expect([answer.status, answer.text.includes("first")]).toEqual([403, false]);
    expect(at((await get(world)).body, "data", "memory", "sensitivity")).toBe("restricted");
  });

  test("another update loses nothing", async () => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    const other = { memory_id: "m-1", patch: { content: { note: "kept" } } };
    before(gateways, isEffect, async (askOther) => await askOther("update", other));
    expect((await world.ask("update", bot, patch)).status).toBe(200);
    expect(at((await get(world)).body, "data", "memory", "content")).toEqual({ statement: "second", note: "kept" });
  });
});

describe("between the look of a hinted write and its effect", () => {
  test("a delete makes the write a conflict", async () => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    const race = before(gateways, isReplace, async (askOther) => await askOther("delete", { memory_id: "m-1" }));
    expect((await world.ask("write", bot, upsert)).status).toBe(409);
    expect(race.done()).toBe(true);
    expect((await get(world)).text).not.toMatch(/first|second/);
  });

  test("a purge makes the write a new memory, with nothing of the old one in it", async () => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    before(gateways, isReplace, async (askOther) => await askOther("purge", { memory_id: "m-1" }));
    const merge = { memory: memory("m-1", "second", { content: { other: 1 } }), merge_hint: { strategy: "merge" } };
    const answer = await world.ask("write", bot, merge);
    expect([answer.status, at(answer.body, "data", "resolution")]).toEqual([200, "created"]);
    expect(at(answer.body, "data", "memory", "content")).toEqual({ other: 1 });
  });

  test("a raised label cannot be overwritten with a lower one", async () => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    const raise = { memory_id: "m-1", patch: { sensitivity: "restricted" } };
    before(gateways, isReplace, async (askOther) => await askOther("update", raise, "acme-auditor"));
    expect((await world.ask("write", bot, upsert)).status).toBe(403);
    expect(at((await get(world)).body, "data", "memory", "sensitivity")).toBe("restricted");
  });
});

describe("between the check of a lifecycle call and its effect", () => {
  test.each(["expire", "revoke"] as const)("a delete is not undone by %s", async (operation) => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    before(gateways, isEffect, async (askOther) => await askOther("delete", { memory_id: "m-1" }));
    expect((await world.ask(operation, bot, { memory_id: "m-1" })).status).toBe(409);
    expect(at((await get(world)).body, "data", "memory", "backend_ref", "mgp_state")).toBe("deleted");
  });

  test.each(["expire", "revoke", "delete", "purge"] as const)("after a purge %s finds nothing", async (operation) => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    before(gateways, isEffect, async (askOther) => await askOther("purge", { memory_id: "m-1" }));
    expect((await world.ask(operation, bot, { memory_id: "m-1" })).status).toBe(404);
    expect((await get(world)).status).toBe(404);
  });

  test("a purge that was under way does not take a memory that was written anew with an old look", async () => {
    const gateways = await start();
    const { world } = gateways;
    const { "acme-bot": bot } = world.identities;
    before(
      gateways,
      ({ method }) => method === "remove",
      async (askOther) => {
        await askOther("purge", { memory_id: "m-1" });
        await askOther("write", { memory: memory("m-1", "anew") });
      },
    );
    // The inner purge is the outer one's twin: whichever way it ends, it has looked at what it removes.
    expect((await world.ask("purge", bot, { memory_id: "m-1" })).status).toBe(200);
    const removed = world.store.effects.filter(({ method }) => method === "remove").map(({ input }) => input[1]);
    expect(removed).toHaveLength(3);
    expect(removed[0]).toBe(removed[1]);
    expect(removed[2]).not.toBe(removed[0]);
  });
});

test("of parallel writes of one id exactly one makes it, the others are told", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const answers = await Promise.all(
    Array.from(
      { length: 20 },
      async (_, index) => await world.ask("write", bot, { memory: memory("m-1", `text ${index}`) }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    200,
    ...Array.from({ length: 19 }, () => 409),
  ]);
  const winner = answers.find(({ status }) => status === 200);
  expect(at((await get(world)).body, "data", "memory", "content")).toEqual(
    at(winner?.body, "data", "memory", "content"),
  );
});

test("two imports of the same memories: each memory is written once, and each is told how far it came", async () => {
  const world = await startWorld();
  const { "acme-bot": bot } = world.identities;
  const memories = Array.from({ length: 10 }, (_, index) => memory(`m-${index}`, "x"));
  const answers = await Promise.all([1, 2].map(async () => await world.ask("import", bot, { memories })));
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409]);
  const refused = answers.find(({ status }) => status === 409);
  expect(listAt(refused?.body, "error", "details", "memory_ids").length).toBe(
    at(refused?.body, "error", "details", "index"),
  );
  const { body } = await world.ask("export", bot, {});
  expect(idsOf(listAt(body, "data", "memories"))).toHaveLength(10);
});

test("a memory that is hidden between being found and being shown is shown hidden or not at all", async () => {
  for (const operation of ["get", "search", "export", "sync"] as const) {
    const world = await writeFirst(await startWorld());
    const { "acme-bot": bot } = world.identities;
    let hidden = false;
    world.store.around = async ({ method }, run) => {
      if (!hidden && (method === "search" || method === "list" || method === "changes")) {
        hidden = true;
        await world.ask("update", bot, { memory_id: "m-1", patch: { sensitivity: "restricted" } });
      }
      return await run();
    };
    if (operation === "get") await world.ask("update", bot, { memory_id: "m-1", patch: { sensitivity: "restricted" } });
    const answer = await world.ask(operation, bot, payloadsAbout("m-1", "first")[operation]);
    expect([operation, answer.status]).toEqual([operation, 200]);
    expect(answer.text.replace(/"effective_intent":\{.*?\}/, "")).not.toContain("first");
  }
});
