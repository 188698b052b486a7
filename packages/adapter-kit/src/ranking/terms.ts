import type { SearchTerm } from "@mgp/core";

/** What core makes every token. Another can be in no record, and an engine might take it apart. */
const ENCODED = /^[a-z0-9]{1,64}$/;

/** The terms that a record can hold, each once, in their order. */
export function askableTerms(terms: readonly SearchTerm[]): readonly SearchTerm[] {
  const askable = new Map<string, SearchTerm>();
  for (const term of terms) {
    const alternatives = term.alternatives.filter((tokens) => tokens.length > 0 && tokens.every(isToken));
    if (alternatives.length > 0) askable.set(JSON.stringify(alternatives), { alternatives });
  }
  return [...askable.values()];
}

function isToken(token: string): boolean {
  return ENCODED.test(token);
}

/** The tokens of some terms, each once, in the order in which they first occur. */
export function tokensOf(terms: readonly SearchTerm[]): readonly string[] {
  return [...new Set(terms.flatMap(({ alternatives }) => alternatives.flat()))];
}

/** Does a record hold the term? @param holds does it hold the token? */
export function holdsTerm({ alternatives }: SearchTerm, holds: (token: string) => boolean): boolean {
  return alternatives.some((tokens) => tokens.every(holds));
}
