import { asking, call, drain, itemOf, memoryOf, searchableBy, wordScores } from "@mgp/conformance";
import { compareCodePoints, type Hit, type InsertItem } from "@mgp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openStore } from "./open-store.ts";

/** Rare to common, so that a query has terms that pickTerms takes and terms that it leaves. */
const words = ["zzrare", "zzseldom", "zzsome", "zzoften", "zzoften", "zzmost", "zzmost", "zzmost", "zzmost"];
const documents = fc.array(
  fc.record({
    tokens: fc.array(fc.constantFrom(...words), { maxLength: 8, size: "max" }),
    updatedAt: fc.integer({ min: 0, max: 3 }),
    who: fc.constantFrom("x", "x", "x", "y"),
    less: fc.constantFrom(0, 0, 0, 3),
  }),
  { minLength: 30, maxLength: 120, size: "max" },
);
/** Of one token, as most terms are, or of several that stand together, or of several spellings. */
const term = fc
  .oneof(
    fc.constantFrom(...words).map((token) => [[token]]),
    fc.uniqueArray(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }), {
      minLength: 1,
      maxLength: 3,
      // Together they stay below the 15 that a word counts in one record at most.
      selector: (tokens) => tokens.toSorted().join(" "),
    }),
  )
  .map((alternatives) => ({ alternatives }));
const query = fc.record({
  terms: fc.uniqueArray(term, { minLength: 1, selector: ({ alternatives }) => JSON.stringify(alternatives) }),
  content: fc.constantFrom("open" as const, "full" as const),
  limit: fc.integer({ min: 1, max: 5 }),
  filter: fc.constantFrom({}, { subject: { kind: "user" as const, id: "y" } }),
});

/** By the store's own scores, then by how new, then by id. */
function inOrder(hits: readonly Hit[]): readonly Hit[] {
  return hits.toSorted(
    (left, right) =>
      right.score - left.score ||
      right.record.updatedAt - left.record.updatedAt ||
      compareCodePoints(left.record.memoryId, right.record.memoryId),
  );
}

describe("search", () => {
  it("is exact however few candidates it begins with", async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.array(query, { minLength: 3, maxLength: 6 }), async (contents, queries) => {
        const { store } = await openStore();
        const items: InsertItem[] = [];
        for (const [number, { tokens, updatedAt, who, less }] of contents.entries()) {
          const subject = { kind: "user" as const, id: who };
          const { draft } = itemOf(memoryOf(`m${String(number)}`, { subject }), { updatedAt });
          const item = {
            draft,
            searchable: searchableBy(tokens, { open: Math.max(0, tokens.length - less), full: tokens.length }),
          };
          await store.insert({ tenant: "acme", draft, searchable: item.searchable }, call());
          items.push(item);
        }
        for (const one of queries) {
          const hits = await drain((from) =>
            store.search({ tenant: "acme", query: { ...one, text: "", ...from } }, call()),
          );
          const wanted = wordScores(items, one, one.filter);
          expect(hits.map((hit) => hit.record.memoryId).toSorted()).toEqual([...wanted.keys()].toSorted());
          for (const { record, score } of hits) expect(score).toBeCloseTo(wanted.get(record.memoryId) ?? NaN, 9);
          expect(hits).toEqual(inOrder(hits));
        }
      }),
      // What fails is shrunk for a while only: each step runs everything again.
      { numRuns: 60, plugins: [fc.interruptAfterTimeLimit(45_000, { failOnInterrupt: true })] },
    );
  });

  it("neither skips nor repeats a record that stays as it is while others are written between two pages", async () => {
    const { store } = await openStore();
    const insert = async (memoryId: string, tokens: readonly string[]): Promise<void> => {
      const { draft } = itemOf(memoryOf(memoryId));
      await store.insert({ tenant: "acme", draft, searchable: searchableBy(tokens) }, call());
    };
    for (let number = 0; number < 40; number += 1) {
      const repeated = Array<string>(1 + (number % 7)).fill("zzrare");
      await insert(`m${String(number)}`, [
        ...(number % 2 === 0 ? repeated : []),
        ...Array<string>(number % 5).fill("zzall"),
        "zzall",
      ]);
    }
    const first = { ...asking("zzrare", "zzall"), text: "", filter: {}, limit: 40 };
    const wanted = (await store.search({ tenant: "acme", query: first }, call())).items.map(
      ({ record }) => record.memoryId,
    );
    const found: string[] = [];
    await drain(async (from) => {
      const page = await store.search({ tenant: "acme", query: { ...first, limit: 6, ...from } }, call());
      found.push(...page.items.map(({ record }) => record.memoryId));
      // Another mean length, and other frequencies of both words.
      const more = Array.from(
        { length: found.length < 40 ? 30 : 0 },
        (_, place) => `new${String(found.length)}-${String(place)}`,
      );
      for (const memoryId of more) await insert(memoryId, ["zzrare", ...Array<string>(40).fill("zzother")]);
      return page;
    });
    expect(found.filter((memoryId) => !memoryId.startsWith("new"))).toEqual(wanted);
  });
});
