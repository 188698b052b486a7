import { rankCursor, readRankCursor, StoreError } from "@mgp/core";
import { describe, expect, it } from "vitest";

describe("cursors behind a hit", () => {
  it("say again what they were made of", () => {
    const rank = { score: 0.1, updatedAt: 2, memoryId: "m1" };
    expect(readRankCursor(rankCursor(rank))).toEqual(rank);
  });

  it.for([
    ["not JSON", "{"],
    ["another kind", '["id","m1"]'],
    ["no rank", '["rank"]'],
    ["a score that is no number", '["rank","1",2,"m1"]'],
    ["an infinite score", '["rank",1e999,2,"m1"]'],
    ["an infinite time", '["rank",1,-1e999,"m1"]'],
    ["an id that is no text", '["rank",1,2,3]'],
  ] as const)("are refused with %s", ([, cursor]) => {
    expect(() => readRankCursor(cursor)).toThrow(StoreError);
  });
});
