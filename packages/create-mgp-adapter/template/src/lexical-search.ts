import { bm25, compareRanks, type Filter, inverseDocumentFrequency, matchesFilter, type Rank } from "@mgp/core";
import type { RecordRow } from "./row.ts";

export interface RankedRow extends Rank {
  readonly row: RecordRow;
}

/**
 * Every row that holds one of the tokens and matches the filter, best first, by BM25 over the rows of its own tenant. A
 * search engine does this itself, if its analyser leaves the tokens as they are and it filters before it limits.
 */
export function searchLexically(
  rows: readonly RecordRow[],
  tokens: readonly string[],
  filter: Filter,
): readonly RankedRow[] {
  const averageLength = rows.reduce((sum, row) => sum + row.length, 0) / Math.max(1, rows.length);
  const weights = new Map(
    tokens.map((token) => {
      const holders = rows.filter((row) => row.frequencies.has(token)).length;
      return [token, inverseDocumentFrequency(holders, rows.length)];
    }),
  );
  const hits: RankedRow[] = [];
  for (const row of rows) {
    let score = 0;
    for (const [token, weight] of weights) {
      const frequency = row.frequencies.get(token);
      if (frequency !== undefined) score += bm25(frequency, weight, row.length, averageLength);
    }
    const { memoryId, updatedAt } = row.record;
    if (score > 0 && matchesFilter(row.record, filter)) hits.push({ score, updatedAt, memoryId, row });
  }
  return hits.toSorted(compareRanks);
}
