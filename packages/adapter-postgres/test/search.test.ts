import { asking, call, drain, withTokens, wordScores } from "@mgp/conformance";
import type { Hit, MemoryStore, SearchQuery } from "@mgp/core";
import { type PostgresVersion, startPostgres } from "@mgp/test-servers";
import { afterAll, describe, expect, it } from "vitest";
import { postgresAdapter } from "../src/index.ts";

/** Always the same numbers below a bound. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff;
    return state % below;
  };
}

const next = numbers(7);

/** A few rare words, many common ones, and lengths from nothing to hundreds. */
const items = Array.from({ length: 900 }, (_, number) => {
  const tokens = Array.from({ length: next(40) }, () => `zz${String(Math.floor(200 ** (next(1_000) / 1_000)))}`);
  const times = number % 90 === 0 ? 3 * number : 0;
  return withTokens(`m${String(number)}`, [...tokens, ...Array<string>(times).fill("zzrare")], {
    updatedAt: next(5),
    state: next(3) === 0 ? "revoked" : "active",
  });
});

/** The most places that PostgreSQL keeps of a word. */
const MOST_PLACES = 256;

async function searchAll(store: MemoryStore, query: SearchQuery): Promise<readonly Hit[]> {
  return await drain(async (from) => await store.search({ tenant: "acme", query: { ...query, ...from } }, call()));
}

describe.for([18, 14] as readonly PostgresVersion[])("search on PostgreSQL %i", async (version) => {
  const server = await startPostgres({ version });
  const context = { now: Date.now, log: () => undefined };
  const { store } = await postgresAdapter.open({ dsn: server.dsn }, context, call());
  afterAll(async () => {
    await store.close();
    await server.stop();
  });
  await store.insertMany({ tenant: "acme", items, stopAtFirstExisting: false }, call());

  it.for([
    [["zzrare"], 7],
    [["zzrare", "zz1", "zz2"], 10],
    [["zz1", "zz2", "zz3", "zz150"], 25],
    [["zz90", "zz91", "zz92", "zz1", "zz90"], 3],
  ] as const)("scores %s as core's BM25 does, in pages of %i", async ([tokens, limit]) => {
    for (const filter of [{}, { states: ["active"] as const }]) {
      const hits = await searchAll(store, { ...asking(...tokens), filter, limit });
      const wanted = wordScores(items, asking(...tokens), filter, MOST_PLACES);
      expect(hits.map(({ record }) => record.memoryId).toSorted()).toEqual([...wanted.keys()].toSorted());
      for (const { record, score } of hits) expect(score).toBeCloseTo(wanted.get(record.memoryId) ?? 0, 9);
      for (const [place, hit] of hits.entries()) {
        const before = hits[place - 1] ?? hit;
        expect(before.score).toBeGreaterThanOrEqual(hit.score);
      }
    }
  });

  it("counts a word exactly, from once to the 256 times that PostgreSQL keeps", async () => {
    const counted = Array.from({ length: 260 }, (_, place) =>
      withTokens(`n${String(place + 1)}`, Array<string>(place + 1).fill("zzcounted")),
    );
    await store.insertMany({ tenant: "counting", items: counted, stopAtFirstExisting: false }, call());
    const query = { ...asking("zzcounted"), text: "", filter: {}, limit: 300 };
    const { items: hits } = await store.search({ tenant: "counting", query }, call());
    const wanted = wordScores(counted, asking("zzcounted"), {}, MOST_PLACES);
    expect(hits).toHaveLength(260);
    for (const { record, score } of hits) expect(score).toBeCloseTo(wanted.get(record.memoryId) ?? 0, 12);
  });

  it("takes tokens that core did not encode for text, and looks for none", async () => {
    const hostile = ["a|b", "it's", "back\\slash", "!x", "(", "a:*", "ü", "a b"];
    const texts = hostile.map((token, place) => withTokens(`h${String(place)}`, [token, token, "zzkiwi"]));
    await store.insertMany({ tenant: "hostile", items: texts, stopAtFirstExisting: false }, call());
    for (const asked of [...hostile.map((token) => asking(token)), asking(...hostile, "zzkiwi")]) {
      const { items: hits } = await store.search(
        { tenant: "hostile", query: { ...asked, filter: {}, limit: 9 } },
        call(),
      );
      expect(hits).toHaveLength(asked.terms.length === 1 ? 0 : hostile.length);
    }
  });
});
