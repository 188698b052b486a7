import { asking, call, itemOf, memoryOf } from "@mgp/conformance";
import { analyseQuery, type Filter, type Hit, type MemoryStore } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { startEmbeddingService } from "./embedding-service.ts";
import { type Logged, openStore, temporaryFolder } from "./open-store.ts";

const TENANT = "acme";

async function say(store: MemoryStore, sentences: Readonly<Record<string, string>>, tenant = TENANT): Promise<void> {
  for (const [id, statement] of Object.entries(sentences)) {
    const { draft, searchable } = itemOf(memoryOf(id, { content: { statement } }));
    await store.insert({ tenant, draft, searchable }, call());
  }
}

async function ask(store: MemoryStore, text: string, filter: Filter = {}): Promise<readonly Hit[]> {
  const { terms } = analyseQuery([text]);
  const query = {
    terms,
    content: "open" as const,
    text,
    literal: terms.some(({ compound }) => compound),
    filter,
    limit: 10,
  };
  return (await store.search({ tenant: TENANT, query }, call())).items;
}

const found = (hits: readonly Hit[]): readonly string[] => hits.map(({ record, mode }) => `${record.memoryId} ${mode}`);

const garage = {
  words: "The garage repairs bicycles too.",
  meaning: "An automobile was sold.",
  neither: "It rained all day in Oslo.",
};

describe("a model that knows meaning", () => {
  it("finds what shares words, what shares meaning, and says which", async () => {
    const { settings } = await startEmbeddingService();
    const { store, manifest } = await openStore(settings);
    await say(store, garage);
    const hits = await ask(store, "car garage");
    expect(found(hits)).toEqual(["words hybrid", "meaning semantic"]);
    expect(manifest.capabilities.search_modes).toEqual(["lexical", "semantic", "hybrid"]);
    for (const { score } of hits) expect(score >= 0 && score <= 1, `the score ${score}`).toBe(true);
  });

  it("returns a hit of the vector alone from the similarity on that is set, and no further", async () => {
    const { settings } = await startEmbeddingService();
    const statement = "A cat sleeps in an automobile.";
    const between = { at: "0.7", above: "0.72" };
    for (const [name, similarity] of Object.entries(between)) {
      const { store } = await openStore({ ...settings, MGP_LANCEDB_MIN_SIMILARITY: similarity });
      await say(store, { two: statement });
      // Of two topics one is asked for: the cosine is the root of a half, 0.707.
      expect(found(await ask(store, "car"))).toEqual(name === "at" ? ["two semantic"] : []);
    }
  });

  it("brings nothing for its meaning to a query with a compound", async () => {
    const { settings } = await startEmbeddingService();
    const { store } = await openStore(settings);
    await say(store, { ...garage, exact: "Part car-door-42 is in stock.", parts: "A car has a door." });
    expect(found(await ask(store, "car-door-42"))).toEqual(["exact hybrid"]);
    expect(found(await ask(store, "car_door_43"))).toEqual([]);
  });

  it("applies every filter to what the vector finds", async () => {
    const { settings } = await startEmbeddingService();
    const { store } = await openStore(settings);
    await say(store, garage);
    await say(store, { theirs: "An automobile." }, "globex");
    expect(found(await ask(store, "car"))).toEqual(["meaning semantic"].concat(["words semantic"]));
    expect(await ask(store, "car", { scope: "org" })).toEqual([]);
    expect(await ask(store, "car", { states: ["revoked"] })).toEqual([]);
    expect(await ask(store, "car", { from: Date.UTC(2030, 0) })).toEqual([]);
    expect(await ask(store, "car", { subject: { kind: "user", id: "absent" } })).toEqual([]);
  });

  it("ranks by meaning alone when hybrid is off, and still finds by words", async () => {
    const { settings } = await startEmbeddingService();
    const { store, manifest } = await openStore({ ...settings, MGP_LANCEDB_ENABLE_HYBRID: "false" });
    await say(store, { ...garage, word: "Oslo has no car-free day." });
    const hits = await ask(store, "car in Oslo");
    expect(manifest.capabilities.search_modes).toEqual(["lexical", "semantic"]);
    expect(new Set(found(hits))).toEqual(
      new Set(["word semantic", "words semantic", "meaning semantic", "neither lexical"]),
    );
    expect(hits.at(-1)?.record.memoryId).toBe("neither");
  });

  it("goes on by words while the service does not answer, and says so", async () => {
    const service = await startEmbeddingService();
    const logged: Logged = [];
    const { store } = await openStore(service.settings, logged);
    await say(store, garage);
    service.status = 401;
    expect(found(await ask(store, "car garage"))).toEqual(["words lexical"]);
    expect(logged).toContainEqual({ event: "lancedb_search_without_vectors", fields: { code: "misconfigured" } });
  });

  it("does not mix pages that the vector ranked with pages that it did not", async () => {
    const service = await startEmbeddingService();
    const { store } = await openStore(service.settings);
    await say(store, { ...garage, other: "A garage for boats." });
    const query = { ...asking("zzgarag"), text: "garage", filter: {}, limit: 1 };
    const first = await store.search({ tenant: TENANT, query }, call());
    const second = await store.search({ tenant: TENANT, query: { ...query, cursor: first.cursor ?? "" } }, call());
    expect(first.items[0]?.record.memoryId).not.toBe(second.items[0]?.record.memoryId);
    service.status = 401;
    const unseen = store.search(
      { tenant: TENANT, query: { ...query, text: "garages", cursor: first.cursor ?? "" } },
      call(),
    );
    await expect(unseen).rejects.toMatchObject({ code: "unavailable" });
  });
});

describe("words", () => {
  it("are found at once after a change, and no longer by what was replaced, also behind an index", async () => {
    const folder = temporaryFolder();
    const { store } = await openStore({ MGP_LANCEDB_DIR: folder });
    await say(store, Object.fromEntries(Array.from({ length: 80 }, (_, one) => [`m${one}`, `Says kiwi and w${one}.`])));
    await store.operator.maintain({ budgetMs: 10_000, tombstonesBefore: 0 }, call());
    const { draft, searchable } = itemOf(memoryOf("m7", { content: { statement: "Says lamp." } }));
    await store.replace({ tenant: TENANT, draft, searchable, expectedRevision: 1 }, call());
    expect(found(await ask(store, "w7"))).toEqual([]);
    expect(found(await ask(store, "lamp"))).toEqual(["m7 lexical"]);
    await store.operator.maintain({ budgetMs: 10_000, tombstonesBefore: 0 }, call());
    expect(found(await ask(store, "w7"))).toEqual([]);
    expect(found(await ask(store, "lamp"))).toEqual(["m7 lexical"]);
    const query = { ...asking("zzkiwi"), text: "kiwi", filter: {}, limit: 100 };
    expect((await store.search({ tenant: TENANT, query }, call())).items).toHaveLength(79);
  });

  it("are all found by paging, behind the best that are ranked with their vectors", async () => {
    const { settings } = await startEmbeddingService();
    const { store } = await openStore(settings);
    const items = Array.from({ length: 300 }, (_, one) => {
      const statement = `${"kiwi ".repeat(1 + (one % 4))} w${one} ${"fill ".repeat(one % 7)}`;
      return itemOf(memoryOf(`m${one}`, { content: { statement } }), { updatedAt: one % 5 });
    });
    await store.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call());
    const seen: Hit[] = [];
    for (let cursor: string | undefined; ;) {
      const query = { ...asking("zzkiwi"), text: "kiwi", filter: {}, limit: 37 };
      const page = await store.search(
        { tenant: TENANT, query: cursor === undefined ? query : { ...query, cursor } },
        call(),
      );
      seen.push(...page.items);
      cursor = page.cursor;
      if (cursor === undefined) break;
    }
    expect(new Set(seen.map(({ record }) => record.memoryId)).size).toBe(300);
    expect(seen).toHaveLength(300);
    const scores = seen.map(({ score }) => score);
    expect(scores).toEqual(scores.toSorted((left, right) => right - left));
  });
});

it("the fake, which knows no meaning, returns lexical hits only", async () => {
  const { store, manifest } = await openStore({ MGP_LANCEDB_MIN_SIMILARITY: "-1" });
  await say(store, garage);
  expect(manifest.capabilities.search_modes).toEqual(["lexical"]);
  expect(found(await ask(store, "garage"))).toEqual(["words lexical"]);
});
