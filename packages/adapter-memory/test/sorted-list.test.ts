import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SortedList } from "../src/sorted-list.ts";

const ascending = (left: number, right: number): number => left - right;
const newList = (): SortedList<number, number> => new SortedList<number, number>((item) => item, ascending);

describe("SortedList", () => {
  it("stays sorted over thousands of insertions and deletions in any order", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: 9_999 }), { minLength: 1_500, maxLength: 3_000 }),
        (numbers) => {
          const list = newList();
          for (const number of numbers) list.insert(number);
          const kept = numbers.filter((number) => number % 7 === 0);
          for (const number of numbers) if (number % 7 !== 0) list.delete(number);
          list.delete(-1);
          const sorted = kept.toSorted(ascending);
          expect([...list.from()]).toEqual(sorted);
          expect([...list.from({ key: 5_000, isIncluded: false })]).toEqual(sorted.filter((number) => number > 5_000));
          expect([list.size, list.first]).toEqual([kept.length, sorted[0]]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it("takes growing numbers whose oldest are taken away", () => {
    const list = newList();
    for (let number = 0; number < 5_000; number++) {
      list.insert(number);
      if (number >= 100) list.delete(number - 100);
    }
    expect([...list.from()]).toEqual(Array.from({ length: 100 }, (_, index) => 4_900 + index));
  });
});
