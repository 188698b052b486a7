import type { JsonObject } from "@mgp/core";
import { describe, expect, test } from "vitest";
import type { CallerName } from "./support/callers.ts";
import { at, idsOf, listAt } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { startWorld, type World } from "./support/world.ts";

const secret = "Passphrase tangerine-submarine belongs to nobody";

async function worldWith(sensitivity: string, statement: string, id = "m-hidden"): Promise<World> {
  const world = await startWorld();
  await world.ask("write", world.identities["acme-auditor"], { memory: memory(id, statement, { sensitivity }) });
  return world;
}

async function find(world: World, query: string, name: CallerName = "acme-bot"): Promise<readonly unknown[]> {
  return listAt((await world.ask("search", world.identities[name], { query })).body, "data", "results");
}

describe.each(["confidential", "restricted"])("a %s memory", (sensitivity) => {
  test("is found by no hidden word, one by one or together, by its author neither", async () => {
    const world = await worldWith(sensitivity, secret);
    for (const query of ["tangerine-submarine", "passphrase nobody", `the ${secret}`, "nobody tangerine"])
      for (const name of ["acme-bot", "acme-auditor"] as const) expect(await find(world, query, name)).toEqual([]);
  });

  // The score may depend on how many words the query has, so each query stands beside one of as many words that nothing holds.
  test.each([
    ["word", ["passphrase", "telephone", "concerns", "zebra"]],
    ["pair", ["passphrase nobody", "telephone concerns", "telephone passphrase", "zebra giraffe"]],
  ])(
    "that is found by its name looks the same whatever its hidden words are and whichever %s is asked for",
    async (_, queries) => {
      const other = "Telephone aubergine-locomotive concerns to somebody";
      const shown = new Set<string>();
      for (const statement of [secret, other, `${secret} ${secret}`]) {
        const world = await worldWith(sensitivity, statement, "visible-name");
        for (const words of queries) {
          const [hit, ...others] = await find(world, `visible-name ${words}`);
          expect(others).toEqual([]);
          expect(at(hit, "score")).toEqual(expect.any(Number));
          shown.add(JSON.stringify(hit));
        }
      }
      expect(shown.size).toBe(1);
    },
  );

  test("is found by its hidden words where authentication is off, and the hit quotes and confirms none of them", async () => {
    const world = await startWorld({ named: false });
    await world.ask("write", world.anyAgent, { memory: memory("m-hidden", secret, { sensitivity }) });
    for (const query of ["tangerine-submarine", "passphrase nobody", `the ${secret}`]) {
      const { body } = await world.ask("search", world.anyAgent, { query });
      const [hit, ...others] = listAt(body, "data", "results");
      expect(others).toEqual([]);
      expect(at(hit, "matched_terms")).toEqual([]);
      expect(JSON.stringify(hit)).not.toMatch(/tangerine|submarine|passphrase|nobody/i);
    }
  });

  test("of another tenant changes no answer, neither hits nor scores", async () => {
    const answers = [];
    for (const statement of [secret, "something else entirely"]) {
      const world = await startWorld();
      const { "acme-bot": acme, "globex-bot": globex } = world.identities;
      await world.ask("write", acme, { memory: memory("m-1", "passphrase of acme") });
      for (let index = 0; index < 5; index += 1)
        await world.ask("write", globex, { memory: memory(`g-${index}`, statement, { sensitivity }) });
      answers.push(await find(world, "passphrase nobody"));
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(idsOf(answers[0] ?? [])).toEqual(["m-1"]);
  });
});

function named(sensitivity: string): JsonObject {
  return memory("visible-name", secret, { sensitivity });
}

test("a change of the label changes at once which words a memory is found by, whatever changes it", async () => {
  const world = await startWorld();
  const { "acme-bot": bot, "acme-auditor": auditor } = world.identities;
  const by = async (words: string): Promise<boolean> => (await find(world, words)).length === 1;
  const change = async (operation: "update" | "write", payload: JsonObject, who = bot): Promise<void> =>
    expect((await world.ask(operation, who, payload)).status).toBe(200);
  await change("write", { memory: named("internal") });
  expect([await by("visible-name"), await by("passphrase")]).toEqual([true, true]);
  await change("update", { memory_id: "visible-name", patch: { sensitivity: "restricted" } });
  expect([await by("visible-name"), await by("passphrase")]).toEqual([true, false]);
  await change("update", { memory_id: "visible-name", patch: { sensitivity: "public" } }, auditor);
  expect([await by("visible-name"), await by("passphrase")]).toEqual([true, true]);
  const reinforced = { memory: named("confidential"), merge_hint: { strategy: "reinforce" } };
  await change("write", reinforced);
  expect([await by("visible-name"), await by("passphrase")]).toEqual([true, false]);
  await change("write", { memory: named("internal"), merge_hint: { strategy: "upsert" } }, auditor);
  expect([await by("visible-name"), await by("passphrase")]).toEqual([true, true]);
});

test("a deleted or expired memory is found by no caller", async () => {
  const world = await startWorld();
  const bot = world.identities["acme-bot"];
  for (const id of ["m-deleted", "m-revoked", "m-expired"])
    await world.ask("write", bot, { memory: memory(id, secret) });
  await world.ask("write", bot, { memory: memory("m-old", secret, { ttl_seconds: 1 }) });
  await world.ask("delete", bot, { memory_id: "m-deleted" });
  await world.ask("revoke", bot, { memory_id: "m-revoked" });
  await world.ask("expire", bot, { memory_id: "m-expired" });
  expect(await find(world, "tangerine-submarine")).toEqual([]);
});
