import { cursorInvalid, type SearchTerm, type TermFrequency } from "@mgp/core";
import type { SearchStatistics } from "./statistics.ts";
import { placesOf } from "./terms.ts";

/** Some tokens that a record holds together. */
export interface CountedAlternative {
  /** Rarest first: its records are all that can hold the others too. */
  readonly tokens: readonly string[];
  /** The place of each among the tokens of all terms. */
  readonly places: readonly number[];
  /** How many records hold the rarest. */
  readonly documents: number;
}

/** A term, and how many records hold it. */
export interface CountedTerm extends TermFrequency {
  readonly alternatives: readonly CountedAlternative[];
}

/** Terms with their counts. */
export interface Counted {
  readonly terms: readonly CountedTerm[];
  /** Of all terms, each once. */
  readonly tokens: readonly string[];
}

/**
 * @param statistics of the terms' tokens
 * @throws StoreError `cursor_invalid` where the statistics have another number of tokens, since those of a page come
 *   out of the cursor of the page before it
 */
export function counted(terms: readonly SearchTerm[], { total, documents }: SearchStatistics): Counted {
  const places = placesOf(terms);
  if (documents.length !== places.size) throw cursorInvalid();
  const alternativeOf = (tokens: readonly string[]): CountedAlternative =>
    rarestFirst(tokens, (token) => places.get(token) ?? -1, documents);
  const termOf = ({ alternatives }: SearchTerm): CountedTerm => {
    const all = alternatives.map(alternativeOf);
    const sum = all.reduce((before, alternative) => before + alternative.documents, 0);
    return { name: (alternatives[0] ?? []).join(" "), alternatives: all, documents: Math.min(total, sum) };
  };
  return { terms: terms.map(termOf), tokens: [...places.keys()] };
}

function rarestFirst(
  tokens: readonly string[],
  placeOf: (token: string) => number,
  documents: readonly number[],
): CountedAlternative {
  const countOf = (token: string): number => documents[placeOf(token)] ?? 0;
  const ordered = tokens.length === 1 ? tokens : tokens.toSorted((left, right) => countOf(left) - countOf(right));
  return { tokens: ordered, places: ordered.map(placeOf), documents: countOf(ordered[0] ?? "") };
}
