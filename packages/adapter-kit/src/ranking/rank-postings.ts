import type { Rank } from "@mgp/core";
import { BestHits, type BestHitsOptions } from "./best-hits.ts";
import { type RankedPage, rareFirst } from "./rare-first.ts";
import type { Scores } from "./scores.ts";
import type { WeightedTerm, Weights } from "./weights.ts";

/** An inverted index in the process: which documents hold which terms. Documents have small numbers. */
export interface PostingSource<Hit extends Rank> {
  /** One above the highest document number. */
  readonly bound: number;
  /** By document number: when its record was updated, in epoch milliseconds. */
  readonly updates: ArrayLike<number>;
  /**
   * Adds core's `bm25` to the score of each document that holds the term. It is the hottest loop of a search, so it is
   * the source's own: a call for each document from here would cost a third of the whole.
   */
  addAll(term: WeightedTerm, averageLength: number, scores: Scores): void;
  /** As `addAll`, for those documents only that have a score already. */
  addToCandidates(term: WeightedTerm, averageLength: number, scores: Scores): void;
  /** `undefined`: there is no such record any more. */
  hitOf(document: number, score: number): Hit | undefined;
}

/** One page of a search. */
export interface PostingQuery<Hit extends Rank> {
  readonly weights: Weights;
  readonly limit: number;
  readonly after: Rank | undefined;
  readonly accepts: (hit: Hit) => boolean;
}

/**
 * The best hits by BM25 over all documents that hold a term of the query, rare terms first. Scores are summed up term
 * by term, in the order of the weights.
 *
 * @param scores may be used for one search after another, but only for one at a time
 * @returns the page, with whether more hits follow
 */
export function rankPostings<Hit extends Rank>(
  source: PostingSource<Hit>,
  { weights, limit, after, accepts }: PostingQuery<Hit>,
  scores: Scores,
): RankedPage<Hit> {
  const options = { room: limit + 1, after, accepts };
  return rareFirst({ weights, limit, beats: (hit, most) => hit.score > most }, ({ sources, others }) => {
    scores.reset(source.bound);
    for (const term of sources) source.addAll(term, weights.averageLength, scores);
    for (const term of others) source.addToCandidates(term, weights.averageLength, scores);
    return bestOf(source, scores, options);
  });
}

function bestOf<Hit extends Rank>(
  source: PostingSource<Hit>,
  scores: Scores,
  options: BestHitsOptions<Hit>,
): readonly Hit[] {
  const best = new BestHits(options);
  const { updates } = source;
  scores.forEach((document, score) => {
    const hit = best.isWorth(score, updates[document] ?? 0) ? source.hitOf(document, score) : undefined;
    if (hit !== undefined) best.offer(hit);
  });
  return best.hits;
}
