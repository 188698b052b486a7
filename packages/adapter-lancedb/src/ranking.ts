import type { Hit } from "@mgp/core";
import type { Ranking } from "./manifest.ts";
import { compareRanks, type Rank } from "./ranks.ts";
import { type Candidate, spread, WordScores } from "./scores.ts";

/** A hit without its record. */
export interface Ranked extends Rank {
  readonly key: string;
  readonly mode: Hit["mode"];
}

/** The score of the last of those that a vector ranks; further ones stay below it. */
const LEAST = 0.01;

/** Just below the last of the head, so that no two parts share a score. */
const BELOW = 1 - 1e-6;

export interface Judgement {
  readonly by: Ranking;
  readonly tokens: readonly string[];
  /** Similarity from which two texts count as related. */
  readonly minSimilarity: number;
}

/**
 * Candidates from 1 (the best) to 0. By words: the part of what the query's words tell that the record holds. By both:
 * words and similarity, each from the least to the most among the candidates, count the same.
 */
export function rankHead(candidates: readonly Candidate[], judgement: Judgement): readonly Ranked[] {
  const score = scoring(candidates, judgement);
  return candidates
    .map((candidate) => ({ ...placeOf(candidate), score: score(candidate), mode: modeOf(candidate, judgement) }))
    .toSorted(compareRanks);
}

/** Further holders, by words, all below the last of the head. */
export function rankTail(
  candidates: readonly Candidate[],
  { tokens }: Judgement,
  head: readonly Ranked[],
): readonly Ranked[] {
  const words = new WordScores(tokens, candidates);
  const most = Math.max(...candidates.map((candidate) => words.of(candidate)), Number.MIN_VALUE);
  const ceiling = (head.at(-1)?.score ?? 1) * BELOW;
  return candidates
    .map((candidate): Ranked => ({
      ...placeOf(candidate),
      score: (ceiling * words.of(candidate)) / most,
      mode: "lexical",
    }))
    .toSorted(compareRanks);
}

function scoring(candidates: readonly Candidate[], { by, tokens }: Judgement): (candidate: Candidate) => number {
  const words = new WordScores(tokens, candidates.filter(isHolder));
  if (by === "words") return (candidate) => words.of(candidate) / words.most;
  const above = (value: number): number => LEAST + (1 - LEAST) * value;
  if (by === "meaning") return ({ similarity = 0 }) => above(Math.max(0, similarity));
  const most = Math.max(...candidates.map((candidate) => words.of(candidate)), Number.MIN_VALUE);
  const near = spread(candidates.map(({ similarity = 0 }) => similarity));
  return (candidate) => above((words.of(candidate) / most + near(candidate.similarity ?? 0)) / 2);
}

function modeOf(candidate: Candidate, { by, minSimilarity }: Judgement): Hit["mode"] {
  const isRelated = candidate.similarity !== undefined && candidate.similarity >= minSimilarity;
  if (by === "words" || !isRelated) return "lexical";
  return by === "both" && isHolder(candidate) ? "hybrid" : "semantic";
}

export function isHolder({ frequencies }: Candidate): boolean {
  return frequencies.size > 0;
}

function placeOf({ key, memoryId, updatedAt }: Candidate): Pick<Ranked, "key" | "memoryId" | "updatedAt"> {
  return { key, memoryId, updatedAt };
}
