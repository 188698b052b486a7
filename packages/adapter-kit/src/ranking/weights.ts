import { bm25, cursorInvalid, inverseDocumentFrequency, rarestFirst, type TermFrequency } from "@mgp/core";
import type { SearchStatistics } from "./statistics.ts";

/** A token of a query, and how much a record that holds it gains. */
export interface WeightedTerm extends TermFrequency {
  /** Its inverse document frequency: more than the token can add to any score. */
  readonly weight: number;
}

/** What every page of one search scores with. */
export interface Weights {
  /** Rarest first, which is the order in which a score is summed up: its last digits depend on it. */
  readonly terms: readonly WeightedTerm[];
  /** How many records were counted. */
  readonly total: number;
  /** In tokens. */
  readonly averageLength: number;
}

/**
 * The weights of a query's tokens. A token that no record holds is left out.
 *
 * @param tokens in the order of `documents` in the statistics; each token once
 * @returns equal weights in an equal order wherever tokens and statistics are equal
 * @throws StoreError `cursor_invalid` where the statistics have another number of tokens, since those of a page come
 *   out of the cursor of the page before it
 */
export function weightsOf(tokens: readonly string[], { total, averageLength, documents }: SearchStatistics): Weights {
  if (documents.length !== tokens.length) throw cursorInvalid();
  const terms = rarestFirst(tokens.map((token, place) => ({ token, documents: documents[place] ?? 0 })));
  return {
    terms: terms.map((term) => ({ ...term, weight: inverseDocumentFrequency(term.documents, total) })),
    total,
    averageLength,
  };
}

/** What a record that holds each of the terms any number of times stays below. */
export function mostOf(terms: readonly WeightedTerm[]): number {
  return terms.reduce((sum, { weight }) => sum + weight, 0);
}

/**
 * The BM25 of one record.
 *
 * @param length of the record, in tokens
 * @param frequencyOf how often the record holds the term at that place of `terms`; 0 where it does not
 * @returns 0 for a record that holds no term
 */
export function scoreOf(
  { terms, averageLength }: Weights,
  length: number,
  frequencyOf: (place: number) => number,
): number {
  let score = 0;
  for (let place = 0; place < terms.length; place++) {
    const frequency = frequencyOf(place);
    if (frequency > 0) score += bm25(frequency, terms[place]?.weight ?? 0, length, averageLength);
  }
  return score;
}
