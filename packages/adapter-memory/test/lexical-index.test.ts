import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry } from "../src/entry.ts";
import { LexicalIndex } from "../src/lexical-index.ts";
import { documentOf, frequencyOf, PostingList } from "../src/posting-list.ts";
import { itemOf, memoryOf } from "./records.ts";

const entryOf = (memoryId: string): Entry => ({
  record: { ...itemOf(memoryOf(memoryId)).draft, revision: 1 },
  position: 0,
  document: 0,
});

describe("PostingList", () => {
  it("agrees with a map over any additions and deletions, and sweeps", () => {
    const step = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 20 }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300, size: "max" }), (steps) => {
        const list = new PostingList("zzkiwi");
        const model = new Map<number, number>();
        for (const [document, frequency] of steps) {
          if (frequency > 0) {
            for (let count = 0; count < frequency; count += 1) {
              const before = model.get(document) ?? 0;
              expect(list.count(document)).toBe(before === 0);
              model.set(document, Math.min(before + 1, 15));
            }
          } else if (model.delete(document)) list.delete(document);
        }
        const { packed, length } = list.postings;
        const live = Array.from(packed)
          .slice(0, length)
          .filter((posting) => frequencyOf(posting) > 0);
        expect(live.map((posting) => [documentOf(posting), frequencyOf(posting)])).toEqual(
          [...model].toSorted(([left], [right]) => left - right),
        );
        expect(list.documents).toBe(model.size);
        expect(length).toBeLessThanOrEqual(model.size * 2);
        for (let document = 0; document <= 60; document++)
          expect(list.frequencyIn(document)).toBe(model.get(document) ?? 0);
      }),
    );
  });
});

describe("LexicalIndex", () => {
  it("keeps nothing of what is gone, and uses its numbers again", () => {
    const index = new LexicalIndex();
    for (let round = 0; round < 1_000; round++) {
      const entry = entryOf(`m${String(round)}`);
      index.add(entry, [`zz${String(round)}`, "zzkiwi", "zzkiwi"]);
      index.replace(entry, ["zzkiwi", `zzother${String(round)}`]);
      expect([index.total, index.averageLength]).toEqual([1, 2]);
      index.remove(entry);
      expect(index.listsOf([`zz${String(round)}`, `zzother${String(round)}`, "zzkiwi"])).toEqual([]);
    }
    expect([index.total, index.bound, index.averageLength]).toEqual([0, 1, 0]);
  });
});
