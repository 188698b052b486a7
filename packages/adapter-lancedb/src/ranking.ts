import {
  type BestHitsOptions,
  modeOf,
  mostOf,
  rankCandidates,
  type SearchStatistics,
  scoreOf,
  type Weights,
} from "@mgp/adapter-kit";
import { compareRanks, type Hit, hybridScore, type Rank } from "@mgp/core";
import type { Candidate } from "./candidates.ts";
import type { Ranking } from "./manifest.ts";

/** A hit without its record. */
export interface Ranked extends Rank, Pick<Candidate, "rowId"> {
  readonly key: string;
  /** Of its body. */
  readonly bytes: number;
  readonly mode: Hit["mode"];
}

/** What a search is asked by. */
export interface Question {
  /** What only the vector finds is nothing to a query that is meant as it is written. */
  readonly isLiteral: boolean;
  /** Similarity from which two texts count as related. */
  readonly minSimilarity: number;
}

/** Just below the last of the head, so that no two parts share a score. */
const BELOW = 1 - 1e-6;

/** No hit of the head has less, so that there is room below it. */
const LEAST = 1e-9;

/**
 * Counted over candidates: a table is shared by tenants, and LanceDB counts over all of it. On conversations the best
 * hundred know as well as all records which words tell something.
 */
export function countOver(candidates: readonly Candidate[], tokens: readonly string[]): SearchStatistics {
  const holders = candidates.filter(isHolder);
  const total = Math.max(1, holders.length);
  return {
    total,
    averageLength: holders.reduce((sum, { length }) => sum + length, 0) / total,
    documents: tokens.map((token) => holders.filter(({ frequencies }) => frequencies.has(token)).length),
  };
}

/** Scores candidates as one search does on all of its pages. */
export class Ranker {
  readonly #question: Question;
  readonly #weights: Weights;
  /** More than any record can reach. */
  readonly #most: number;

  constructor(question: Question, weights: Weights) {
    this.#question = question;
    this.#weights = weights;
    this.#most = mostOf(this.#weights.terms);
  }

  /** BM25. */
  words(candidate: Candidate): number {
    return scoreOf(this.#weights, candidate.length, (place) => this.#frequencyIn(candidate, place));
  }

  /**
   * The head by scores up to 1. By words: the part of what the query's words tell that the record holds. By both: half
   * the words, half the similarity.
   *
   * @param best the BM25 of the best holder on the first page
   */
  head(candidates: readonly Candidate[], by: Ranking, best: number): readonly Ranked[] {
    const scores = {
      words: (candidate: Candidate) => this.words(candidate) / this.#most,
      meaning: ({ similarity = 0 }: Candidate) => similarity,
      both: (candidate: Candidate) => hybridScore(this.words(candidate), best, candidate.similarity ?? 0),
    };
    return candidates
      .filter((candidate) => this.#isHit(candidate))
      .map((candidate) => rankedAs(candidate, Math.max(LEAST, scores[by](candidate)), this.#modeOf(candidate, by)))
      .toSorted(compareRanks);
  }

  /** The best holders by words, by scores from 0 up to below another. */
  tail(
    candidates: readonly Candidate[],
    below: number,
    options: Pick<BestHitsOptions<Ranked>, "room" | "after">,
  ): readonly Ranked[] {
    const hitOf = (candidate: Candidate, words: number): Ranked =>
      rankedAs(candidate, (below * BELOW * words) / this.#most, "lexical");
    return rankCandidates(candidates, { lengthOf, frequencyIn: this.#frequencyIn, hitOf }, this.#weights, options);
  }

  readonly #frequencyIn = ({ frequencies }: Candidate, place: number): number =>
    frequencies.get(this.#weights.tokens[place] ?? "") ?? 0;

  #isHit(candidate: Candidate): boolean {
    const { isLiteral, minSimilarity } = this.#question;
    return this.words(candidate) > 0 || (!isLiteral && (candidate.similarity ?? 0) >= minSimilarity);
  }

  #modeOf(candidate: Candidate, by: Ranking): Hit["mode"] {
    const { minSimilarity } = this.#question;
    const similarity = by === "words" ? undefined : candidate.similarity;
    return modeOf({ holdsToken: by === "both" && this.words(candidate) > 0, similarity, minSimilarity });
  }
}

function lengthOf({ length }: Candidate): number {
  return length;
}

function isHolder({ frequencies }: Candidate): boolean {
  return frequencies.size > 0;
}

function rankedAs(candidate: Candidate, score: number, mode: Hit["mode"]): Ranked {
  const { rowId, key, memoryId, updatedAt, bytes } = candidate;
  return { rowId, key, memoryId, updatedAt, bytes, score, mode };
}
