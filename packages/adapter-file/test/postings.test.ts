import fc from "fast-check";
import { expect, test } from "vitest";
import { chunkOf, encodePostings, forEachPosting, type Posting, withoutDocument } from "../src/postings.ts";

/** Of most documents both lengths are the same; some are beyond what two bytes hold. */
const length = fc.integer({ min: 0, max: 70_000 });
const lengths = fc.oneof(
  { weight: 3, arbitrary: length.map((one) => ({ open: one, full: one })) },
  fc.record({ open: length, full: length }),
);
const FIRST = 512 * 3;
const postings: fc.Arbitrary<readonly Posting[]> = fc.uniqueArray(
  fc.record({
    document: fc.integer({ min: FIRST, max: FIRST + 511 }),
    frequency: fc.integer({ min: 1, max: 15 }),
    lengths,
  }),
  { maxLength: 40, selector: ({ document }) => document },
);

function read(data: Uint8Array, content: "open" | "full"): readonly (readonly [number, number, number])[] {
  const found: (readonly [number, number, number])[] = [];
  forEachPosting(chunkOf(FIRST), data, content, (document, frequency, size) => found.push([document, frequency, size]));
  return found;
}

test("postings say again what they were made of, for each content, also when some documents are taken out", () => {
  fc.assert(
    fc.property(postings, fc.array(fc.nat()), (all, numbers) => {
      const gone = new Set(numbers.map((number) => all[number % Math.max(1, all.length)]?.document));
      let data = encodePostings(all);
      for (const document of gone) if (document !== undefined) data = withoutDocument(data, document);
      const kept = all.filter(({ document }) => !gone.has(document));
      for (const content of ["open", "full"] as const) {
        const wanted = kept.map((one) => [one.document, one.frequency, Math.min(0xffff, one.lengths[content])]);
        expect(read(data, content)).toEqual(wanted);
      }
    }),
  );
});

test("a document without hidden content takes five bytes in a posting", () => {
  const one = { document: FIRST, frequency: 1 };
  expect(encodePostings([{ ...one, lengths: { open: 9, full: 9 } }])).toHaveLength(5);
  expect(encodePostings([{ ...one, lengths: { open: 2, full: 9 } }])).toHaveLength(7);
});
