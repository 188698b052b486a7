import { isPosition, type RankedPage, SearchPage } from "@mgp/adapter-kit";
import type { MemoryRecord, Rank } from "@mgp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { draftOf } from "../small-body.ts";
import { termsOf } from "./collection.ts";

const TERMS = 2_048;
const terms = termsOf(...Array.from({ length: TERMS }, (_, number) => `zz${String(number)}`));
const options = { bytesOf: () => 1, isPlace: isPosition, newest: 1 };
const record: MemoryRecord = { ...draftOf("m"), revision: 1 };
const found: RankedPage<Rank> = { hits: [{ score: 1, updatedAt: 1, memoryId: "m" }], more: true };

const byNumber = (left: number, right: number): number => left - right;

/** The tokens that a first page chose, with their counts, its cursor, and what the next page scores by. */
function twoPages(documents: readonly number[]) {
  const page = new SearchPage<Rank, number>({ limit: 1, terms }, options);
  const weights = page.weigh({ total: 10_000, averageLength: 5, documents });
  page.take(found, 1);
  const { cursor } = page.pageOf(({ score }) => ({ record, score, mode: "lexical" }));
  if (cursor === undefined) throw new Error("There is no cursor.");
  const next = new SearchPage<Rank, number>({ limit: 1, terms, cursor }, options);
  return { weights, tokens: page.tokens, cursor, next };
}

it("scores the last words of a long query, and of the others the rarest that a record holds", () => {
  const counts = fc.array(fc.nat({ max: 10_000 }), { minLength: TERMS, maxLength: TERMS });
  fc.assert(
    fc.property(counts, (documents) => {
      const { weights, tokens } = twoPages(documents);
      const places = tokens.map((token) => Number(token.slice(2)));
      expect(places).toHaveLength(256);
      expect(places).toEqual(places.toSorted(byNumber));
      expect(places.slice(-64)).toEqual(Array.from({ length: 64 }, (_, number) => TERMS - 64 + number));
      const rarest = documents.slice(0, -64).filter((count) => count > 0);
      const chosen = places.slice(0, -64).map((place) => documents[place] ?? 0);
      expect(chosen.toSorted(byNumber)).toEqual(rarest.toSorted(byNumber).slice(0, 192));
      expect(weights.terms.every(({ documents: count }) => count > 0)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

it("scores what no record holds only where there is room", () => {
  const documents = Array.from({ length: TERMS }, (_, place) => (place < 100 ? 50 : 0));
  const { tokens } = twoPages(documents);
  expect(tokens.slice(0, 100)).toEqual(Array.from({ length: 100 }, (_, place) => `zz${String(place)}`));
  expect(tokens).toHaveLength(256);
});

it("scores every further page by the same terms, which a cursor has room for", () => {
  const documents = Array.from({ length: TERMS }, (_, place) => 10_000 - place);
  const { weights, cursor, next } = twoPages(documents);
  expect(next.weights).toEqual(weights);
  expect(cursor.length).toBeLessThan(4_096);
});

it.each([
  ["no choice", `["search",[1,1,"m"],${JSON.stringify([5, 1, ...Array<number>(TERMS).fill(1)])},[1,1,null]]`],
  ["a place that no term has", '["search",[1,1,"m"],[5,1,[9999],3],[1,1,null]]'],
  ["half a place", '["search",[1,1,"m"],[5,1,[0.5],3],[1,1,null]]'],
  ["too many places", `["search",[1,1,"m"],[5,1,${JSON.stringify(Array.from({ length: 257 }).fill(1))}],[1,1,null]]`],
])("refuses a cursor with %s", (_, cursor) => {
  expect(() => new SearchPage<Rank, number>({ limit: 1, terms, cursor }, options)).toThrow(
    "the cursor is not from this store",
  );
});
