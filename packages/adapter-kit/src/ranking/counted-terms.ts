import { cursorInvalid, type SearchTerm, type TermFrequency } from "@mgp/core";
import type { SearchStatistics } from "./statistics.ts";
import { tokensOf } from "./terms.ts";

/** Some tokens that a record holds together. */
export interface CountedAlternative {
  /** Rarest first: its records are all that can hold the others too. */
  readonly tokens: readonly string[];
  /** How many records hold the rarest. */
  readonly documents: number;
}

/** A term, and how many records hold it. */
export interface CountedTerm extends TermFrequency {
  readonly alternatives: readonly CountedAlternative[];
}

/**
 * @param statistics of the terms' tokens
 * @throws StoreError `cursor_invalid` where the statistics have another number of tokens, since those of a page come
 *   out of the cursor of the page before it
 */
export function countedTerms(
  terms: readonly SearchTerm[],
  { total, documents }: SearchStatistics,
): readonly CountedTerm[] {
  const tokens = tokensOf(terms);
  if (documents.length !== tokens.length) throw cursorInvalid();
  const counts = new Map(tokens.map((token, place) => [token, documents[place] ?? 0]));
  return terms.map(({ alternatives }) => {
    const counted = alternatives.map((some) => countedAlternative(some, counts));
    const sum = counted.reduce((all, alternative) => all + alternative.documents, 0);
    return { name: (alternatives[0] ?? []).join(" "), alternatives: counted, documents: Math.min(total, sum) };
  });
}

function countedAlternative(tokens: readonly string[], counts: ReadonlyMap<string, number>): CountedAlternative {
  const countOf = (token: string): number => counts.get(token) ?? 0;
  const rarestFirst = tokens.toSorted((left, right) => countOf(left) - countOf(right));
  return { tokens: rarestFirst, documents: countOf(rarestFirst[0] ?? "") };
}
