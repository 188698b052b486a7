import { pickTerms } from "@mgp/core";
import { mostOf, type WeightedTerm, type Weights } from "./weights.ts";

/** Which terms of a query bring in candidates. */
export interface Attempt {
  /** Every record that holds one of these is a candidate. */
  readonly sources: readonly WeightedTerm[];
  /** These only add to the scores of candidates. Sums go over `sources` first, then over these. */
  readonly others: readonly WeightedTerm[];
}

/** Hits of one page, and whether there may be more behind them. */
export interface RankedPage<Hit> {
  readonly hits: readonly Hit[];
  readonly more: boolean;
}

/** A search by rare terms first, over hits of which one `beats` a score. */
export interface RareFirst<Hit> {
  readonly weights: Weights;
  readonly limit: number;
  /** Is the hit certainly better than each record that holds none of the sources, and so scores below `most` by its words? */
  readonly beats: (hit: Hit, most: number) => boolean;
}

/**
 * The best hits over all records that hold a term of the query, at the cost of its rare terms.
 *
 * At first only the rare terms bring in candidates. That is the exact answer if the last hit of the page beats what a
 * record with nothing but the other terms could reach at most. Else all terms bring in theirs.
 *
 * @param best the best candidates behind the page before, best first: one more than the page holds, or all
 * @returns the page, with whether more hits follow
 */
export function rareFirst<Hit>(
  { weights, limit, beats }: RareFirst<Hit>,
  best: (attempt: Attempt) => readonly Hit[],
): RankedPage<Hit> {
  const { rare, whole } = attemptsOf(weights);
  if (rare !== undefined) {
    const page = exactPage(best(rare), rare, limit, beats);
    if (page !== undefined) return page;
  }
  return rankedPage(best(whole), limit);
}

/** As `rareFirst`, for candidates that a server ranks. @returns the page, with whether more hits follow */
export async function rareFirstInServer<Hit>(
  { weights, limit, beats }: RareFirst<Hit>,
  best: (attempt: Attempt) => Promise<readonly Hit[]>,
): Promise<RankedPage<Hit>> {
  const { rare, whole } = attemptsOf(weights);
  if (rare !== undefined) {
    const page = exactPage(await best(rare), rare, limit, beats);
    if (page !== undefined) return page;
  }
  return rankedPage(await best(whole), limit);
}

/** `rare` is absent where the rare terms are all there are. */
function attemptsOf({ terms, total }: Weights): { readonly rare: Attempt | undefined; readonly whole: Attempt } {
  const picked = pickTerms(terms, total).length;
  return {
    rare: picked < terms.length ? { sources: terms.slice(0, picked), others: terms.slice(picked) } : undefined,
    whole: { sources: terms, others: [] },
  };
}

/** `undefined`: a record that is no candidate might belong on the page. */
function exactPage<Hit>(
  hits: readonly Hit[],
  { others }: Attempt,
  limit: number,
  beats: RareFirst<Hit>["beats"],
): RankedPage<Hit> | undefined {
  const last = hits[limit - 1];
  return last !== undefined && beats(last, mostOf(others)) ? { hits: hits.slice(0, limit), more: true } : undefined;
}

/**
 * A page out of everything that was looked for.
 *
 * @param hits best first: one more than the page holds, or all
 * @returns the page, with whether more hits follow
 */
export function rankedPage<Hit>(hits: readonly Hit[], limit: number): RankedPage<Hit> {
  return { hits: hits.slice(0, limit), more: hits.length > limit };
}
