import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bm25, inverseDocumentFrequency } from "../../src/text/bm25.ts";
import { compareCodePoints } from "../../src/text/code-points.ts";
import { pickTerms } from "../../src/text/pick-terms.ts";

const term = (documents: number): { readonly name: string; readonly documents: number } => ({
  name: `t${String(documents)}`,
  documents,
});

describe("pickTerms", () => {
  it("takes the rarest until 15% of all records would be passed", () => {
    expect(pickTerms([term(80), term(10), term(0), term(4), term(2)], 100)).toEqual([term(2), term(4)]);
    expect(pickTerms([term(80), term(9), term(4), term(2)], 100)).toEqual([term(2), term(4), term(9)]);
  });

  it("takes at least one that any record holds", () => {
    expect(pickTerms([term(90), term(80)], 100)).toEqual([term(80)]);
    expect(pickTerms([term(0)], 100)).toEqual([]);
  });
});

describe("bm25", () => {
  const count = fc.integer({ min: 1, max: 1_000_000 });

  it("stays above 0 and below the inverse document frequency, whatever the numbers", () => {
    fc.assert(
      fc.property(count, count, count, count, count, (frequency, documents, total, length, average) => {
        const weight = inverseDocumentFrequency(Math.min(documents, total), total);
        const score = bm25(frequency, weight, length, average);
        expect(weight).toBeGreaterThan(0);
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThan(weight);
      }),
    );
  });

  it("prefers more repetitions, shorter texts and rarer terms", () => {
    expect(bm25(2, 1, 10, 10)).toBeGreaterThan(bm25(1, 1, 10, 10));
    expect(bm25(1, 1, 5, 10)).toBeGreaterThan(bm25(1, 1, 10, 10));
    expect(inverseDocumentFrequency(1, 100)).toBeGreaterThan(inverseDocumentFrequency(50, 100));
  });
});

describe("compareCodePoints", () => {
  it("agrees with the order of UTF-8 bytes, and with UTF-16 where there are no surrogates", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (left, right) => {
        const bytes = Buffer.compare(Buffer.from(left), Buffer.from(right));
        expect(Math.sign(compareCodePoints(left, right))).toBe(bytes);
      }),
    );
    expect(compareCodePoints("\u{1F600}", "\uFFFD")).toBeGreaterThan(0);
  });
});
