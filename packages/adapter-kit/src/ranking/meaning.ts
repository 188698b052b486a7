import { hybridScore, type SearchMode, StoreError } from "@mgp/core";

/** What speaks for a record. */
export interface Evidence {
  /** It holds a token of the query. */
  readonly holdsToken: boolean;
  /** Cosine to the query; `undefined`: it was not compared. */
  readonly similarity: number | undefined;
  /** Cosine from which a record counts as related; `undefined`: none does. */
  readonly minSimilarity: number | undefined;
}

/**
 * How a hit was found that words and meaning may both speak for. A hit for which neither does counts as found by words.
 *
 * @returns the mode that the hit reports
 */
export function modeOf({ holdsToken, similarity, minSimilarity }: Evidence): SearchMode {
  const isRelated = similarity !== undefined && minSimilarity !== undefined && similarity >= minSimilarity;
  if (!isRelated) return "lexical";
  return holdsToken ? "hybrid" : "semantic";
}

/** A hit by words and meaning, and what it is measured by. */
export interface HybridHit {
  readonly score: number;
  /** The highest BM25 of the query's records, by which every page divides. */
  readonly best: number;
  /** No record that is no candidate has a higher cosine. */
  readonly nearest: number;
}

/**
 * `RareFirst.beats` for core's `hybridScore`: exact only where the best record by words is a candidate as well.
 *
 * @returns whether the hit's score is above what a record that is not a candidate can reach
 */
export function beatsHybrid({ score, best, nearest }: HybridHit, most: number): boolean {
  return best >= most && score > hybridScore(most, best, nearest);
}

/**
 * The vector of a page's query. Every page of a search goes by meaning, or none: scores of the two kinds do not compare.
 *
 * @param before what the pages before went by; `undefined`: this is the first
 * @param vectorOf `undefined` where nothing embeds, or the service that does so gives no answer
 * @returns `undefined`: this page goes by words alone
 * @throws StoreError `unavailable` where the pages before went by meaning and there is no vector now
 */
export async function pageVector<Vector>(
  before: "words" | "meaning" | undefined,
  vectorOf: () => Promise<Vector | undefined>,
): Promise<Vector | undefined> {
  if (before === "words") return undefined;
  const vector = await vectorOf();
  if (vector === undefined && before === "meaning")
    throw new StoreError(
      "unavailable",
      "the embedding service gives no answer, and the pages before were ranked with it",
    );
  return vector;
}
