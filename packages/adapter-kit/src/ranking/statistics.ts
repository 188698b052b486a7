/** What BM25 has to know of all the records that a query is asked of. */
export interface SearchStatistics {
  /** How many records there are. */
  readonly total: number;
  /** Their mean length in tokens; 0 where there are none. */
  readonly averageLength: number;
  /** How many of them hold each token of the query, in the order of the tokens. */
  readonly documents: readonly number[];
}

/** The same, but that each token is held by one record at least. */
export function countedOnce({ total, averageLength, documents }: SearchStatistics): SearchStatistics {
  return { total, averageLength, documents: documents.map((count) => Math.max(1, count)) };
}
