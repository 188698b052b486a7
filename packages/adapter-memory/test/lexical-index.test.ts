import { itemOf, memoryOf, searchableBy } from "@mgp/conformance";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Entry } from "../src/entry.ts";
import { LexicalIndex } from "../src/lexical-index.ts";
import { documentOf, firstPosting, frequencyOf, PostingList } from "../src/posting-list.ts";

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
        const list = new PostingList("zzkiwi", firstPosting(7));
        const model = new Map([[7, 1]]);
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
      index.add(entry, searchableBy([`zz${String(round)}`, "zzkiwi", "zzkiwi"]));
      index.replace(entry, searchableBy(["zzkiwi", `zzother${String(round)}`]));
      expect([index.total, index.averageLength("open")]).toEqual([1, 2]);
      index.remove(entry);
      const gone = [`zz${String(round)}`, `zzother${String(round)}`, "zzkiwi"];
      expect(gone.map((token) => index.listOf(token))).toEqual([undefined, undefined, undefined]);
      expect(index.statisticsOf(gone, "open")).toEqual({ total: 0, averageLength: 0, documents: [0, 0, 0] });
    }
    expect([index.total, index.bound, index.averageLength("open")]).toEqual([0, 1, 0]);
  });

  it("agrees with a map of documents, whichever are added and removed", () => {
    const tokens = ["zza", "zzb", "zzc"];
    const step = fc.tuple(fc.nat(5), fc.array(fc.constantFrom(...tokens), { maxLength: 5 }), fc.boolean());
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60, size: "max" }), (steps) => {
        const index = new LexicalIndex();
        const model = new Map<Entry, readonly string[]>();
        const entries = Array.from({ length: 6 }, (_, number) => entryOf(`m${String(number)}`));
        for (const [number, held, goes] of steps) {
          const entry = entries[number] ?? entryOf("none");
          if (!model.has(entry)) index.add(entry, searchableBy(held));
          else if (goes) index.remove(entry);
          else index.replace(entry, searchableBy(held));
          if (model.has(entry) && goes) model.delete(entry);
          else model.set(entry, held);
        }
        for (const token of tokens) {
          const list = index.listOf(token);
          for (const entry of entries) {
            const frequency = model.get(entry)?.filter((each) => each === token).length ?? 0;
            if (model.has(entry)) expect(list?.frequencyIn(entry.document) ?? 0).toBe(frequency);
          }
          const holders = [...model.values()].filter((held) => held.includes(token)).length;
          expect(list?.documents ?? 0).toBe(holders);
          expect(index.statisticsOf([token], "open").documents).toEqual([holders]);
        }
      }),
    );
  });
});
