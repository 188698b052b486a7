import { compareRanks, type Rank } from "@mgp/core";
import fc from "fast-check";
import { expect, it } from "vitest";
import { BestHits } from "../../src/index.ts";

const hits: fc.Arbitrary<readonly Rank[]> = fc.uniqueArray(
  fc.record({
    score: fc.integer({ min: 1, max: 5 }),
    updatedAt: fc.integer({ min: 0, max: 3 }),
    memoryId: fc.string({ minLength: 1, maxLength: 4 }),
  }),
  { selector: ({ memoryId }) => memoryId, maxLength: 60, size: "max" },
);

const accepts = ({ memoryId }: Rank): boolean => !memoryId.startsWith("a");

it("keeps the best that are accepted and behind a hit, and calls none of them worthless", () => {
  fc.assert(
    fc.property(hits, fc.integer({ min: 1, max: 8 }), fc.nat(), fc.boolean(), (offered, room, number, hasAfter) => {
      const after = hasAfter ? offered[number % Math.max(1, offered.length)] : undefined;
      const wanted = offered
        .filter((hit) => accepts(hit) && (after === undefined || compareRanks(hit, after) > 0))
        .toSorted(compareRanks)
        .slice(0, room);
      const best = new BestHits({ room, after, accepts });
      for (const hit of offered) if (best.isWorth(hit.score, hit.updatedAt)) best.offer(hit);
      expect(best.hits).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});

it("asks for acceptance only where a hit would be kept", () => {
  const asked: string[] = [];
  const best = new BestHits<Rank>({
    room: 1,
    after: undefined,
    accepts: ({ memoryId }) => {
      asked.push(memoryId);
      return true;
    },
  });
  for (const [place, memoryId] of ["first", "worse"].entries())
    best.offer({ score: 2 - place, updatedAt: 0, memoryId });
  expect(asked).toEqual(["first"]);
});
