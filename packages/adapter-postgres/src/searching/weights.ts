import { cursorInvalid, inverseDocumentFrequency, pickTerms, rarestFirst } from "@mgp/core";
import type { SearchPosition } from "../cursors.ts";
import type { WeightedTerm } from "../sql/search.ts";

interface CountedTerm extends WeightedTerm {
  /** How many records hold it, at least 1. */
  readonly documents: number;
}

/** What every page of one search scores with. */
export interface Weights {
  /** Rarest first. */
  readonly terms: readonly CountedTerm[];
  /** How many of them bring in candidates at first. */
  readonly picked: number;
  readonly averageLength: number;
}

/** A token that nobody was seen to hold may have been written since, so it is asked for like any other. */
export function weightsOf(tokens: readonly string[], counts: SearchPosition["counts"]): Weights {
  const [records = 0, averageLength = 0, ...documents] = counts;
  if (documents.length !== tokens.length) throw cursorInvalid();
  const terms = rarestFirst(tokens.map((token, place) => ({ token, documents: Math.max(1, documents[place] ?? 0) })));
  return {
    terms: terms.map(({ token, documents: holders }) => ({
      token,
      documents: holders,
      weight: inverseDocumentFrequency(holders, records),
    })),
    picked: pickTerms(terms, records).length,
    averageLength,
  };
}

/** What a record that holds none of the picked terms scores at most. */
export function mostOfOthers({ terms, picked }: Weights): number {
  return terms.slice(picked).reduce((sum, { weight }) => sum + weight, 0);
}
