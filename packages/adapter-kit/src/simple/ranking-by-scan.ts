import {
  bm25,
  type Call,
  compareRanks,
  type Filter,
  inverseDocumentFrequency,
  matchesFilter,
  type MemoryRecord,
  type Rank,
} from "@mgp/core";
import type { Memories } from "./memories.ts";

/** A memory that holds a token, until it is known how much each token tells. */
interface Candidate {
  readonly memoryId: string;
  readonly updatedAt: number;
  readonly length: number;
  /** Of each token, in the query's order. */
  readonly frequencies: readonly number[];
}

/** Which memories are ranked. */
export interface Ranked {
  readonly tenant: string;
  readonly filter: Filter;
  /** Each once. */
  readonly tokens: readonly string[];
}

/** Every memory that holds one of the tokens and matches the filter, best first, by BM25 over all of its tenant. */
export async function rankByScan(memories: Memories, query: Ranked, call: Call): Promise<readonly Rank[]> {
  const { tenant, filter, tokens } = query;
  const candidates: Candidate[] = [];
  const documents = tokens.map(() => 0);
  let total = 0;
  let totalLength = 0;
  for await (const { envelope } of memories.of(tenant, call)) {
    const { record, terms, length } = envelope;
    total += 1;
    totalLength += length;
    const frequencies = tokens.map((token) => terms.get(token) ?? 0);
    for (const [place, frequency] of frequencies.entries()) if (frequency > 0) add(documents, place);
    if (holdsOne(frequencies) && matchesFilter(record, filter))
      candidates.push(candidateOf(record, length, frequencies));
  }
  const weights = documents.map((holders) => inverseDocumentFrequency(holders, total));
  const averageLength = totalLength / Math.max(1, total);
  return candidates.map((one) => rankOf(one, weights, averageLength)).toSorted(compareRanks);
}

function add(counts: number[], place: number): void {
  counts[place] = (counts[place] ?? 0) + 1;
}

function holdsOne(frequencies: readonly number[]): boolean {
  return frequencies.some((frequency) => frequency > 0);
}

function candidateOf(record: MemoryRecord, length: number, frequencies: readonly number[]): Candidate {
  return { memoryId: record.memoryId, updatedAt: record.updatedAt, length, frequencies };
}

function rankOf(
  { memoryId, updatedAt, length, frequencies }: Candidate,
  weights: readonly number[],
  average: number,
): Rank {
  const scores = frequencies.map((frequency, place) =>
    frequency === 0 ? 0 : bm25(frequency, weights[place] ?? 0, length, average),
  );
  return { memoryId, updatedAt, score: scores.reduce((sum, score) => sum + score, 0) };
}
