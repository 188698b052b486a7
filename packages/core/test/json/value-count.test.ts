import fc from "fast-check";
import { expect, test } from "vitest";
import { hasMoreValues } from "../../src/index.ts";

/** Members and items on all levels. */
function valuesIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, member) => sum + 1 + valuesIn(member), 0);
}

test("no value is left out, whatever strings hold, and none counts more than twice", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, undefined, indent);
      const values = valuesIn(value);
      if (values > 0) expect(hasMoreValues(text, values - 1)).toBe(true);
      expect(hasMoreValues(text, 2 * values + 1)).toBe(false);
    }),
  );
});

test.each([
  ["[1,2,3]", 3],
  ['{"a":"[,[,","b\\"[,":{"c":1}}', 3],
  ["[ [1] , [2,3] ]", 5],
  ["[[],{}]", 4],
])("%s counts as %i", (text, values) => {
  expect([hasMoreValues(text, values), hasMoreValues(text, values - 1)]).toEqual([false, true]);
});
