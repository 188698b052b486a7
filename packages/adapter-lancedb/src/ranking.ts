import { modeOf } from "@mgp/adapter-kit";
import { compareRanks, type Hit, hybridScore, type Rank } from "@mgp/core";
import type { Ranking } from "./manifest.ts";
import { type Candidate, wordScores } from "./scores.ts";

/** A hit without its record. */
export interface Ranked extends Rank {
  readonly key: string;
  readonly mode: Hit["mode"];
}

/** Just below the last of the head, so that no two parts share a score. */
const BELOW = 1 - 1e-6;

export interface Judgement {
  readonly by: Ranking;
  readonly tokens: readonly string[];
  /** Similarity from which two texts count as related. */
  readonly minSimilarity: number;
}

/**
 * Candidates by scores from 0 to 1. By words: the part of what the query's words tell that the record holds. By both:
 * half the words, half the similarity.
 */
export function rankHead(candidates: readonly Candidate[], judgement: Judgement): readonly Ranked[] {
  const score = scoring(candidates, judgement);
  return candidates
    .map((candidate) => ({ ...placeOf(candidate), score: score(candidate), mode: modeIn(candidate, judgement) }))
    .toSorted(compareRanks);
}

/** Further holders, by words, all below the last of the head. */
export function rankTail(
  candidates: readonly Candidate[],
  { tokens }: Judgement,
  head: readonly Ranked[],
): readonly Ranked[] {
  const words = wordScores(tokens, candidates);
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
  const words = wordScores(tokens, candidates.filter(isHolder));
  if (by === "words") return (candidate) => words.of(candidate) / words.most;
  if (by === "meaning") return ({ similarity = 0 }) => Math.max(0, similarity);
  const best = Math.max(0, ...candidates.map((candidate) => words.of(candidate)));
  return (candidate) => hybridScore(words.of(candidate), best, candidate.similarity ?? 0);
}

function modeIn(candidate: Candidate, { by, minSimilarity }: Judgement): Hit["mode"] {
  const holdsToken = by === "both" && isHolder(candidate);
  return modeOf({ holdsToken, similarity: by === "words" ? undefined : candidate.similarity, minSimilarity });
}

export function isHolder({ frequencies }: Candidate): boolean {
  return frequencies.size > 0;
}

function placeOf({ key, memoryId, updatedAt }: Candidate): Pick<Ranked, "key" | "memoryId" | "updatedAt"> {
  return { key, memoryId, updatedAt };
}
