import { asking, call, drain, withTokens, wordScores } from "@mgp/conformance";
import type { InsertItem } from "@mgp/core";
import { expect, it } from "vitest";
import { openStore } from "./open-store.ts";

const RECORDS = 200;

/** Some words are in most records, some in few, and some more than once. */
function itemOf(number: number, version: number): InsertItem {
  const dividers = Object.entries({ zzrare: 37, zzsome: 7, zzoften: 2, zzall: 1 });
  const tokens = dividers.flatMap(([word, divider]) =>
    (number + version) % divider === 0 ? Array<string>(1 + ((number * 3 + version) % 4)).fill(word) : [],
  );
  return withTokens(`m${String(number)}`, tokens, { state: number % 5 === 0 ? "revoked" : "active" });
}

it("scores as core's BM25 does over what is there, after changes and purges too", async () => {
  const { store } = await openStore();
  const items = Array.from({ length: RECORDS }, (_, number) => itemOf(number, 0));
  await store.insertMany({ tenant: "acme", items, stopAtFirstExisting: false }, call());
  for (let number = 0; number < RECORDS; number += 3) {
    const { draft, searchable } = (items[number] = itemOf(number, 1));
    await store.replace({ tenant: "acme", draft, searchable, expectedRevision: 1 }, call());
  }
  const purged = items.filter((_, number) => number % 11 === 0);
  for (const { draft } of purged) {
    const [record] = await store.get({ tenant: "acme", memoryIds: [draft.memoryId] }, call());
    await store.remove(
      { tenant: "acme", memoryId: draft.memoryId, expectedRevision: record?.revision ?? 0, writeId: "purge" },
      call(),
    );
  }
  const kept = items.filter((item) => !purged.includes(item));
  for (const tokens of [["zzrare"], ["zzrare", "zzall"], ["zzsome", "zzoften"], ["zzall", "zznone"]])
    for (const filter of [{}, { states: ["active"] as const }]) {
      const query = { ...asking(...tokens), filter, limit: 7 };
      const hits = await drain(
        async (from) => await store.search({ tenant: "acme", query: { ...query, ...from } }, call()),
      );
      const wanted = wordScores(kept, query, filter);
      expect(hits.map(({ record }) => record.memoryId).toSorted()).toEqual([...wanted.keys()].toSorted());
      for (const { record, score } of hits) expect(score - 1).toBeCloseTo(wanted.get(record.memoryId) ?? NaN, 9);
      expect(hits.map(({ score }) => score)).toEqual(
        hits.map(({ score }) => score).toSorted((one, other) => other - one),
      );
    }
});
