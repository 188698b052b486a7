import { bm25, inverseDocumentFrequency, rarestFirst, type SearchTerm } from "@mgp/core";
import { counted, type CountedTerm } from "./counted-terms.ts";
import type { SearchStatistics } from "./statistics.ts";

/** A term of a query, and how much a record that holds it gains. */
export interface WeightedTerm extends CountedTerm {
  /** Its inverse document frequency: more than the term can add to any score. */
  readonly weight: number;
}

/** What every page of one search scores with. */
export interface Weights {
  /** Rarest first, which is the order in which a score is summed up: its last digits depend on it. */
  readonly terms: readonly WeightedTerm[];
  /** Of the query's terms, each once. */
  readonly tokens: readonly string[];
  /** How many records were counted. */
  readonly total: number;
  /** In tokens. */
  readonly averageLength: number;
}

/**
 * The weights of a query's terms. A term that no record holds is left out.
 *
 * @param statistics of the tokens of the terms: see `tokensOf`
 * @param least how many records hold a term at least, whatever was counted
 * @returns equal weights in an equal order wherever terms and statistics are equal
 * @throws StoreError `cursor_invalid` where the statistics have another number of tokens
 */
export function weightsOf(terms: readonly SearchTerm[], statistics: SearchStatistics, least: 0 | 1 = 0): Weights {
  const { total, averageLength } = statistics;
  const { terms: all, tokens } = counted(terms, statistics);
  const held = rarestFirst(all.map((term) => ({ ...term, documents: Math.max(least, term.documents) })));
  return {
    terms: held.map((term) => ({ ...term, weight: inverseDocumentFrequency(term.documents, total) })),
    tokens,
    total,
    averageLength,
  };
}

/** What a record that holds each of the terms any number of times stays below. @returns the upper bound of the score */
export function mostOf(terms: readonly WeightedTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * How often one record holds a term; 0: it does not.
 *
 * @param frequencyAt how often the record holds the token at that place of the weights' tokens
 * @returns the count, 0 or more
 */
export function termFrequency({ alternatives }: WeightedTerm, frequencyAt: (place: number) => number): number {
  let sum = 0;
  for (const { places } of alternatives) {
    let least = Number.POSITIVE_INFINITY;
    for (const place of places) {
      least = Math.min(least, frequencyAt(place));
      if (least === 0) break;
    }
    sum += least;
  }
  return sum;
}

/**
 * The BM25 of one record.
 *
 * @param length of the record, in tokens
 * @param frequencyAt how often the record holds the token at that place of `tokens`; 0 where it does not
 * @returns 0 for a record that holds no term
 */
export function scoreOf(
  { terms, averageLength }: Weights,
  length: number,
  frequencyAt: (place: number) => number,
): number {
  let score = 0;
  for (const term of terms) {
    const frequency = termFrequency(term, frequencyAt);
    if (frequency > 0) score += bm25(frequency, term.weight, length, averageLength);
  }
  return score;
}
