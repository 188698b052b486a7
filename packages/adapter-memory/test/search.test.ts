import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drain } from "./drain.ts";
import { openStore } from "./open-store.ts";
import { call, itemOf, memoryOf } from "./records.ts";
import { rounded, SearchModel } from "./search-model.ts";

/** Rare to common, so that a query has terms that pickTerms takes and terms that it leaves. */
const words = ["zzrare", "zzseldom", "zzsome", "zzoften", "zzoften", "zzmost", "zzmost", "zzmost", "zzmost"];
const documents = fc.array(
  fc.record({
    tokens: fc.array(fc.constantFrom(...words), { maxLength: 8, size: "max" }),
    updatedAt: fc.integer({ min: 0, max: 3 }),
    who: fc.constantFrom("x", "x", "x", "y"),
  }),
  { minLength: 30, maxLength: 120, size: "max" },
);
const query = fc.record({
  tokens: fc.uniqueArray(fc.constantFrom(...words), { minLength: 2 }),
  limit: fc.integer({ min: 1, max: 5 }),
  filter: fc.constantFrom({}, { subject: { kind: "user" as const, id: "y" } }),
});

describe("search", () => {
  it("is exact however few candidates it begins with", async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.array(query, { minLength: 3, maxLength: 6 }), async (contents, queries) => {
        const { store } = await openStore();
        const model = new SearchModel();
        for (const [number, { tokens, updatedAt, who }] of contents.entries()) {
          const subject = { kind: "user" as const, id: who };
          const { draft } = itemOf(memoryOf(`m${String(number)}`, { subject }), { updatedAt });
          const item = { draft, searchable: { tokens, text: "" } };
          await store.insert("acme", draft, item.searchable, undefined, call());
          model.add(item);
        }
        for (const one of queries) {
          const hits = await drain((cursor) =>
            store.search("acme", { ...one, text: "", ...(cursor === undefined ? {} : { cursor }) }, call()),
          );
          const found = hits.map((hit) => ({ memoryId: hit.record.memoryId, score: rounded(hit.score) }));
          expect(found).toEqual(model.search(one.tokens, one.filter));
        }
      }),
      { numRuns: 60 },
    );
  });
});
