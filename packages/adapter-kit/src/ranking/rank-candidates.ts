import type { Rank } from "@mgp/core";
import { BestHits, type BestHitsOptions } from "./best-hits.ts";
import { scoreOf, type Weights } from "./weights.ts";

/** How candidates are read, one after another, that know what they hold. */
export interface CandidateReading<Candidate, Hit extends Rank> {
  /** Its length for the content that the query searches, in tokens. */
  readonly lengthOf: (candidate: Candidate) => number;
  /** How often it holds the token at that place of the weights' tokens; 0 where it does not. */
  readonly frequencyIn: (candidate: Candidate, place: number) => number;
  readonly hitOf: (candidate: Candidate, score: number) => Hit;
  /** The most candidates that are looked at, the first ones. @default all */
  readonly most?: number;
}

/**
 * The best of some candidates by BM25, best first, as many as there is room for. Those that hold no term are left out.
 *
 * @param candidates each record once, in any order
 * @returns the hits, the best first
 */
export function rankCandidates<Candidate, Hit extends Rank>(
  candidates: Iterable<Candidate>,
  { lengthOf, frequencyIn, hitOf, most = Number.POSITIVE_INFINITY }: CandidateReading<Candidate, Hit>,
  weights: Weights,
  options: BestHitsOptions<Hit>,
): readonly Hit[] {
  const best = new BestHits(options);
  let examined = 0;
  for (const candidate of candidates) {
    if (examined === most) break;
    examined += 1;
    const score = scoreOf(weights, lengthOf(candidate), (place) => frequencyIn(candidate, place));
    if (score > 0) best.offer(hitOf(candidate, score));
  }
  return best.hits;
}
