import { StoreError } from "@mgp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readSearchCursor, searchCursor } from "../../src/index.ts";

const numbers = fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map((number) => number + 0);
const places = fc.oneof(fc.maxSafeNat(), fc.string({ unit: "binary" }));
const statistics = fc
  .record({ documents: fc.array(fc.nat()), more: fc.nat(), averageLength: numbers })
  .map(({ documents, more, averageLength }) => ({ total: Math.max(0, ...documents) + more, averageLength, documents }));
const rounds = fc.oneof(
  fc.record({ number: fc.constant(1), upTo: places }),
  fc.record({ number: fc.constantFrom(2, 3), after: places, upTo: places }),
);
const positions = fc.record(
  {
    rank: fc.record({ score: numbers, updatedAt: fc.integer(), memoryId: fc.string({ unit: "binary" }) }),
    statistics,
    round: rounds,
  },
  { requiredKeys: [] },
);

describe("search cursors", () => {
  it("say again what they were made of, to the last digit", () => {
    const own = fc.array(fc.oneof(fc.string(), numbers, fc.constant(null)));
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
    ["a rank that is none", '["search",[1,2],null,null]'],
    ["a rank that is text", '["search","m1",null,null]'],
    ["no counts", '["search",[1,2,"m1"]]'],
    ["counts that are none", '["search",[1,2,"m1"],"5",null]'],
    ["too few counts", '["search",[1,2,"m1"],[5],null]'],
    ["a negative count", '["search",[1,2,"m1"],[5,-1],null]'],
    ["an infinite count", '["search",[1,2,"m1"],[1e999,1],null]'],
    ["a count that is no number", '["search",[1,2,"m1"],[5,1,null],null]'],
    ["half a record", '["search",[1,2,"m1"],[0.5,1],null]'],
    ["more holders than records", '["search",[1,2,"m1"],[5,1,6],null]'],
    ["no round", '["search",[1,2,"m1"],null]'],
    ["a round that is none", '["search",[1,2,"m1"],null,5]'],
    ["a round without its end", '["search",[1,2,"m1"],null,[1,null,null]]'],
    ["a round that begins nowhere", '["search",[1,2,"m1"],null,[2,5,true]]'],
    ["a round 0", '["search",[1,2,"m1"],null,[0,5,null]]'],
    ["a fourth round", '["search",[1,2,"m1"],null,[4,5,3]]'],
    ["half a round", '["search",[1,2,"m1"],null,[1.5,5,3]]'],
    ["a first round that begins somewhere", '["search",[1,2,"m1"],null,[1,5,3]]'],
    ["a second round that begins nowhere", '["search",[1,2,"m1"],null,[2,5,null]]'],
    ["an infinite round", '["search",[1,2,"m1"],null,[1e999,5,null]]'],
  ] as const)("are refused with %s", ([, cursor]) => {
    expect(() => readSearchCursor(cursor)).toThrow(StoreError);
  });
});
