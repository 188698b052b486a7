import { bm25, compareRanks, inverseDocumentFrequency, type Rank, type SearchTerm } from "@mgp/core";
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

/** Terms of one token mostly, and such as several tokens make up, or several spellings. */
export const queries: fc.Arbitrary<readonly SearchTerm[]> = fc.uniqueArray(
  fc
    .oneof(
      { weight: 3, arbitrary: fc.constantFrom(...words, "zznone").map((token) => [[token]]) },
      fc.array(fc.uniqueArray(fc.constantFrom(...words, "zznone"), { minLength: 1, maxLength: 3 }), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map((alternatives) => ({ alternatives })),
  { minLength: 1, maxLength: 5, selector: ({ alternatives }) => JSON.stringify(alternatives) },
);

/** Terms of one token each. */
export function termsOf(...tokens: readonly string[]): readonly SearchTerm[] {
  return tokens.map((token) => ({ alternatives: [[token]] }));
}

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

/**
 * Every record that holds one of the terms, scored one by one with nothing left out, best first.
 *
 * @param documents all, as they are counted and ranked
 */
export function rankNaively(documents: readonly Document[], terms: readonly SearchTerm[]): readonly Rank[] {
  const average = documents.reduce((sum, { tokens }) => sum + tokens.length, 0) / documents.length;
  const holdersOf = (token: string): number => documents.filter((one) => one.tokens.includes(token)).length;
  const counted = terms.map(({ alternatives }) => ({
    alternatives,
    name: (alternatives[0] ?? []).join(" "),
    documents: Math.min(
      documents.length,
      alternatives.reduce((sum, tokens) => sum + Math.min(...tokens.map(holdersOf)), 0),
    ),
  }));
  // The order of the sum, on which its last digits depend.
  const ordered = counted.toSorted(
    (left, right) =>
      left.documents - right.documents || Number(left.name > right.name) - Number(left.name < right.name),
  );
  const hits = documents.map((document) => {
    let score = 0;
    for (const { alternatives, documents: holders } of ordered) {
      const frequency = alternatives.reduce(
        (sum, tokens) => sum + Math.min(...tokens.map((token) => timesIn(document, token))),
        0,
      );
      const weight = inverseDocumentFrequency(holders, documents.length);
      if (frequency > 0) score += bm25(frequency, weight, document.tokens.length, average);
    }
    return { score, updatedAt: document.updatedAt, memoryId: document.memoryId };
  });
  return hits.filter(({ score }) => score > 0).toSorted(compareRanks);
}
