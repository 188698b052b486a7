import { StoreError } from "@mgp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSearchCursor, searchCursor } from "../../src/index.ts";

const counts = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((count) => count + 0);
const positions = fc.record(
  {
    rank: fc.record({ score: counts, updatedAt: fc.integer(), memoryId: fc.string({ unit: "binary" }) }),
    statistics: fc.record({ total: counts, averageLength: counts, documents: fc.array(counts) }),
  },
  { requiredKeys: ["rank"] },
);

describe("search cursors", () => {
  it("say again what they were made of, to the last digit", () => {
    const own = fc.array(fc.oneof(fc.string(), counts, fc.constant(null)));
    fc.assert(
      fc.property(positions, own, (position, parts) => {
        expect(readSearchCursor(searchCursor(position, ...parts))).toEqual({ position, own: parts });
      }),
    );
  });

  it.for([
    ["not JSON", "{"],
    ["no array", '{"a":1}'],
    ["another kind", '["id","m1"]'],
    ["no rank", '["search"]'],
    ["no counts", '["search",1,2,"m1"]'],
    ["counts that are none", '["search",1,2,"m1","5"]'],
    ["too few counts", '["search",1,2,"m1",[5]]'],
    ["a negative count", '["search",1,2,"m1",[5,-1]]'],
    ["an infinite count", '["search",1,2,"m1",[1e999,1]]'],
    ["a count that is no number", '["search",1,2,"m1",[5,1,null]]'],
  ] as const)("are refused with %s", ([, cursor]) => {
    expect(() => readSearchCursor(cursor)).toThrow(StoreError);
  });
});
