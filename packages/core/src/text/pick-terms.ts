/** The part of all records that the picked terms may bring in before no further one is taken. */
const CANDIDATE_SHARE = 0.15;

/** How many records hold a query's term. */
export interface TermFrequency {
  /** Tells it from the query's other terms. */
  readonly name: string;
  readonly documents: number;
}

/**
 * The terms whose records are worth scoring, rarest first: terms are taken until the records that hold them would
 * pass 15% of all, at least one. Common words then only rank what the rare ones found, and a search does not grow
 * with them. Terms that no record holds are left out.
 *
 * @returns the chosen terms, the rarest first
 */
export function pickTerms<Term extends TermFrequency>(frequencies: readonly Term[], total: number): readonly Term[] {
  const picked: Term[] = [];
  let candidates = 0;
  for (const term of rarestFirst(frequencies)) {
    candidates += term.documents;
    if (picked.length > 0 && candidates > total * CANDIDATE_SHARE) break;
    picked.push(term);
  }
  return picked;
}

/**
 * By document frequency, then by name, so that the order is the same everywhere; without terms that nothing holds.
 *
 * @returns the terms that a record holds, the rarest first
 */
export function rarestFirst<Term extends TermFrequency>(frequencies: readonly Term[]): readonly Term[] {
  return frequencies
    .filter((term) => term.documents > 0)
    .toSorted((left, right) => left.documents - right.documents || compareNames(left.name, right.name));
}

function compareNames(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
