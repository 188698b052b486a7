import type { SearchTerm } from "@mgp/core";

/** What core makes every token. Another can be in no record, and an engine might take it apart. */
const ENCODED = /^[a-z0-9]{1,64}$/;

/** The terms that a record can hold, each once, in their order. @returns the terms in the order of the query */
export function askableTerms(terms: readonly SearchTerm[]): readonly SearchTerm[] {
  const askable = new Map<string, SearchTerm>();
  for (const term of terms) {
    const alternatives = term.alternatives.filter((tokens) => tokens.length > 0 && tokens.every(isToken));
    const key = alternatives.map((tokens) => tokens.join(" ")).join("|");
    if (alternatives.length > 0) askable.set(key, { alternatives });
  }
  return [...askable.values()];
}

function isToken(token: string): boolean {
  return ENCODED.test(token);
}

/** The tokens of some terms, each once, in the order in which they first occur. @returns the tokens, each once */
export function tokensOf(terms: readonly SearchTerm[]): readonly string[] {
  return [...placesOf(terms).keys()];
}

/** The place of each token among the tokens of some terms. */
export function placesOf(terms: readonly SearchTerm[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const { alternatives } of terms)
    for (const tokens of alternatives)
      for (const token of tokens) if (!places.has(token)) places.set(token, places.size);
  return places;
}

/** Does a record hold the term? @param holds does it hold the token? @returns whether one of its tokens is held */
export function holdsTerm({ alternatives }: SearchTerm, holds: (token: string) => boolean): boolean {
  return alternatives.some((tokens) => tokens.every(holds));
}
