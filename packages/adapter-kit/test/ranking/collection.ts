import { bm25, compareRanks, inverseDocumentFrequency, type Rank } from "@mgp/core";
import fc from "fast-check";
import type { SearchStatistics } from "../../src/index.ts";

/** A record, as ranking sees one. */
export interface Document {
  readonly memoryId: string;
  readonly updatedAt: number;
  readonly tokens: readonly string[];
}

/** Rare to common, so that a query has terms that bring in candidates and terms that do not. */
const words = ["zzrare", "zzseldom", "zzsome", "zzoften", "zzoften", "zzmost", "zzmost", "zzmost", "zzmost"];

export const collections: fc.Arbitrary<readonly Document[]> = fc
  .array(
    fc.record({
      tokens: fc.array(fc.constantFrom(...words), { maxLength: 8, size: "max" }),
      updatedAt: fc.integer({ min: 0, max: 3 }),
    }),
    { minLength: 30, maxLength: 120, size: "max" },
  )
  .map((contents) => contents.map((content, number) => ({ memoryId: `m${String(number)}`, ...content })));

export const queries: fc.Arbitrary<readonly string[]> = fc.uniqueArray(fc.constantFrom(...words, "zznone"), {
  minLength: 1,
});

export function timesIn(document: Document, token: string): number {
  return document.tokens.filter((each) => each === token).length;
}

export function statisticsOf(documents: readonly Document[], tokens: readonly string[]): SearchStatistics {
  return {
    total: documents.length,
    averageLength: documents.reduce((sum, document) => sum + document.tokens.length, 0) / Math.max(1, documents.length),
    documents: tokens.map((token) => documents.filter((document) => timesIn(document, token) > 0).length),
  };
}

/** Every record that holds one of the tokens, scored one by one with nothing left out, best first. */
export function rankNaively(
  documents: readonly Document[],
  tokens: readonly string[],
  { total, averageLength, documents: holders }: SearchStatistics,
): readonly Rank[] {
  const counted = tokens.map((token, place) => ({ token, documents: holders[place] ?? 0 }));
  // The order of the sum, on which its last digits depend.
  const ordered = counted.toSorted(
    (left, right) => left.documents - right.documents || (left.token < right.token ? -1 : 1),
  );
  const hits = documents.map(({ memoryId, updatedAt, tokens: held }) => {
    let score = 0;
    for (const term of ordered) {
      const frequency = term.documents === 0 ? 0 : held.filter((each) => each === term.token).length;
      const weight = inverseDocumentFrequency(term.documents, total);
      if (frequency > 0) score += bm25(frequency, weight, held.length, averageLength);
    }
    return { score, updatedAt, memoryId };
  });
  return hits.filter(({ score }) => score > 0).toSorted(compareRanks);
}
