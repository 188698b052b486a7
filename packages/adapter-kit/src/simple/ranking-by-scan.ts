import { type Call, type Filter, filterMatcher, type Rank } from "@mgp/core";
import { type CandidateReading, rankCandidates } from "../ranking/rank-candidates.ts";
import { type RankedPage, rankedPage } from "../ranking/rare-first.ts";
import type { SearchStatistics } from "../ranking/statistics.ts";
import type { Weights } from "../ranking/weights.ts";
import type { Memories } from "./memories.ts";

/** A memory that holds a token. */
export interface Candidate {
  readonly memoryId: string;
  readonly updatedAt: number;
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
  /** Each once. */
  readonly tokens: readonly string[];
}

/** What a scan found of a query. */
export interface Scanned {
  readonly candidates: readonly Candidate[];
  /** Over all of the tenant. */
  readonly statistics: SearchStatistics;
  /** The highest stamp of the tenant. */
  readonly latest: number;
}

/** Every memory that holds one of the tokens and matches the filter, and what BM25 has to know of all others. */
export async function scanFor(memories: Memories, query: Ranked, call: Call): Promise<Scanned> {
  const { tenant, filter, tokens } = query;
  const candidates: Candidate[] = [];
  const isMatch = filterMatcher(filter);
  const documents = tokens.map(() => 0);
  let total = 0;
  let totalLength = 0;
  let latest = 0;
  for await (const { envelope } of memories.of(tenant, call)) {
    const { record, terms, length, stamp } = envelope;
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
    if (frequencies.size > 0 && isMatch(record)) candidates.push({ memoryId, updatedAt, length, frequencies, stamp });
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
    frequencyIn: ({ frequencies }, place) => frequencies.get(weights.terms[place]?.token ?? "") ?? 0,
    hitOf: ({ memoryId, updatedAt }, score) => ({ memoryId, updatedAt, score }),
  };
  return rankedPage(rankCandidates(candidates, reading, weights, { room: limit + 1, after }), limit);
}
