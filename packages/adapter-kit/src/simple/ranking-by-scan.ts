import { type Call, type Filter, filterMatcher, type Rank, type SearchedContent, type SearchTerm } from "@mgp/core";
import { type CandidateReading, rankCandidates } from "../ranking/rank-candidates.ts";
import { type RankedPage, rankedPage } from "../ranking/rare-first.ts";
import type { SearchStatistics } from "../ranking/statistics.ts";
import { holdsTerm } from "../ranking/terms.ts";
import type { Weights } from "../ranking/weights.ts";
import type { Memories } from "./memories.ts";

/** A memory that holds a term. */
export interface Candidate {
  readonly memoryId: string;
  readonly updatedAt: number;
  /** For the content that the query searches. */
  readonly length: number;
  /** How often it holds each token of the query that it holds. */
  readonly frequencies: ReadonlyMap<string, number>;
  /** Of its last change. */
  readonly stamp: number;
}

/** Which memories are ranked. */
export interface Ranked {
  readonly tenant: string;
  readonly filter: Filter;
  readonly content: SearchedContent;
  readonly terms: readonly SearchTerm[];
}

/** What a scan found of a query. */
export interface Scanned {
  readonly candidates: readonly Candidate[];
  /** Over all of the tenant. */
  readonly statistics: SearchStatistics;
  /** The highest stamp of the tenant. */
  readonly latest: number;
}

/**
 * Every memory that holds one of the terms and matches the filter, and what BM25 has to know of all others.
 *
 * @param tokens what is counted
 */
export async function scanFor(
  memories: Memories,
  { tenant, filter, content, terms: asked }: Ranked,
  tokens: readonly string[],
  call: Call,
): Promise<Scanned> {
  const candidates: Candidate[] = [];
  const isMatch = filterMatcher(filter);
  const documents = tokens.map(() => 0);
  let total = 0;
  let totalLength = 0;
  let latest = 0;
  for await (const { envelope } of memories.of(tenant, call)) {
    const { record, terms, lengths, stamp } = envelope;
    const length = lengths[content];
    total += 1;
    totalLength += length;
    latest = Math.max(latest, stamp);
    const frequencies = new Map<string, number>();
    for (const [place, token] of tokens.entries()) {
      const frequency = terms.get(token);
      if (frequency === undefined) continue;
      frequencies.set(token, frequency);
      documents[place] = (documents[place] ?? 0) + 1;
    }
    const { memoryId, updatedAt } = record;
    const isHolder = asked.some((term) => holdsTerm(term, (token) => frequencies.has(token)));
    if (isHolder && isMatch(record)) candidates.push({ memoryId, updatedAt, length, frequencies, stamp });
  }
  return { candidates, statistics: { total, averageLength: totalLength / Math.max(1, total), documents }, latest };
}

/** The best of the candidates. */
export function rankScanned(
  candidates: readonly Candidate[],
  weights: Weights,
  { limit, after }: { readonly limit: number; readonly after: Rank | undefined },
): RankedPage<Rank> {
  const reading: CandidateReading<Candidate, Rank> = {
    lengthOf: ({ length }) => length,
    frequencyIn: ({ frequencies }, place) => frequencies.get(weights.tokens[place] ?? "") ?? 0,
    hitOf: ({ memoryId, updatedAt }, score) => ({ memoryId, updatedAt, score }),
  };
  return rankedPage(rankCandidates(candidates, reading, weights, { room: limit + 1, after }), limit);
}
