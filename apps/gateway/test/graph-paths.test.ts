import path from "node:path";
import graphAdapter from "@mgp/adapter-graph";
import { builtInRules, rulePolicy } from "@mgp/governance";
import { expect, test } from "vitest";
import { openBackend } from "../src/index.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";
import { at, listAt } from "./threats/support/json.ts";
import { memory } from "./threats/support/requests.ts";
import { startWorld, type Answer, type World, type WorldOptions } from "./threats/support/world.ts";

/** A memory of another user is found by that user's agents only. */
const policy = rulePolicy([
  {
    id: "own_only",
    actions: ["search"],
    when: ({ memory: { subject }, context }) => subject.id !== "u-1" && subject.id !== context.actor_agent,
    decision: { decision: "deny", reason_code: "not_yours", return_mode: "metadata_only" },
  },
  ...builtInRules,
]);

async function startGraph(options: WorldOptions): Promise<World> {
  const settings = { MGP_GRAPH_DB_PATH: path.join(temporaryFolder(), "graph.db"), MGP_GRAPH_HOPS: "3" };
  return await startWorld({ named: false, ...options, backend: await openBackend(graphAdapter, { settings }) });
}

/** Memories and what each is derived from; those that begin with "closed" are of the user `insider`. */
async function start(derived: Readonly<Record<string, readonly string[]>>): Promise<World> {
  const world = await startGraph({ policy });
  for (const [id, from] of Object.entries(derived)) {
    const subject = { kind: "user", id: id.startsWith("closed") ? "insider" : "u-1" };
    const statement = id.includes("seed") ? `kiwi ${id}` : "nothing";
    const one = memory(id, statement, { subject, derived_from: [...from] });
    expect((await world.ask("write", world.anyAgent, { memory: one })).status).toBe(200);
  }
  return world;
}

test("no path leads over what is not valid now, nor to it", async () => {
  const over = { valid_to: "2020-01-01T00:00:00Z" };
  for (const [searchValidity, expected] of [
    [true, ["far", "open", "seed"]],
    [false, ["behind", "far", "open", "over", "seed"]],
  ] as const) {
    const world = await startGraph({ governance: { searchValidity } });
    for (const [id, from, validity] of [
      ["seed", [], {}],
      ["over", ["seed"], over],
      ["behind", ["over"], {}],
      ["open", ["seed"], {}],
      ["far", ["open"], { valid_from: "2020-01-01T00:00:00Z" }],
    ] as const) {
      const statement = id === "seed" ? "kiwi" : "nothing";
      const one = memory(id, statement, { derived_from: [...from], ...validity });
      expect((await world.ask("write", world.anyAgent, { memory: one })).status).toBe(200);
    }
    for (const limit of [1, 100]) expect((await findAll(world, "outsider", limit)).ids).toEqual(expected);
  }
});

async function find(world: World, agent: string, limit = 100, pagination_token = ""): Promise<Answer> {
  return await world.ask("search", { ...world.anyAgent, agent }, { query: "kiwi", limit, pagination_token });
}

/** The ids of all hits, page by page, and every byte of the pages. */
async function findAll(world: World, agent: string, limit: number): Promise<{ ids: string[]; text: string }> {
  const found = { ids: [] as string[], text: "" };
  for (let token = ""; ;) {
    const { body, text } = await find(world, agent, limit, token);
    found.text += text;
    for (const hit of listAt(body, "data", "results")) found.ids.push(String(at(hit, "memory", "memory_id")));
    const next = at(body, "data", "next_token");
    if (typeof next !== "string") return { ...found, ids: found.ids.toSorted() };
    token = next;
  }
}

const derived = {
  seed: [],
  "closed-middle": ["seed"],
  "open-middle": ["seed"],
  "behind-closed": ["closed-middle"],
  "far-behind-closed": ["behind-closed"],
  "behind-both": ["closed-middle", "open-middle"],
  "closed-seed": [],
  "behind-that": ["closed-seed"],
};

test("what is reached only through memories that a caller may not find is not found, whatever the page", async () => {
  const world = await start(derived);
  expect((await findAll(world, "insider", 100)).ids).toEqual(Object.keys(derived).toSorted());
  for (const limit of [1, 2, 3, 100]) {
    const { ids, text } = await findAll(world, "outsider", limit);
    expect(ids).toEqual(["behind-both", "open-middle", "seed"]);
    expect(text).not.toContain("Reached from a direct hit over seed -> closed");
    expect(text).toContain("Reached from a direct hit over seed -> open-middle -> behind-both.");
  }
});

test("a hit that has a way around them is told with that way", async () => {
  const world = await start({ seed: [], "closed-a": ["seed"], b: ["seed"], c: ["b"], end: ["closed-a", "c"] });
  const hits = listAt((await find(world, "outsider")).body, "data", "results");
  const end = hits.find((hit) => at(hit, "memory", "memory_id") === "end");
  expect(at(end, "explanation")).toBe("Reached from a direct hit over seed -> b -> c -> end.");
});

test.each(["confidential", "restricted"])("what a %s memory relates is not told by where it leads", async (label) => {
  const world = await start({});
  const relate = async (id: string, entities: readonly [string, string], sensitivity: string): Promise<void> => {
    const [subject_entity, object_entity] = entities;
    const content = { statement: id, subject_entity, object_entity };
    const one = memory(id, id, { type: "relationship", content, sensitivity });
    expect((await world.ask("write", world.anyAgent, { memory: one })).status).toBe(200);
  };
  await relate("kiwi-clinic", ["Clinic", "Town"], "public");
  await relate("kiwi-hidden", ["Clinic", "Ada"], label);
  await relate("ada-only", ["Ada", "Oslo"], "public");
  expect((await findAll(world, "anyAgent", 100)).ids).toEqual(["kiwi-clinic", "kiwi-hidden"]);
  await relate("ada-clinic", ["Ada", "Clinic"], "public");
  const { ids, text } = await findAll(world, "anyAgent", 100);
  expect(ids).toEqual(["ada-clinic", "ada-only", "kiwi-clinic", "kiwi-hidden"]);
  expect(text).toContain("Reached from a direct hit over kiwi-clinic -> ada-clinic -> ada-only.");
  expect(text).not.toContain("kiwi-hidden ->");
});
