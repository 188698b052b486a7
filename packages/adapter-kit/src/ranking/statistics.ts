/** What BM25 has to know of all the records that a query is asked of. */
export interface SearchStatistics {
  /** How many records there are. */
  readonly total: number;
  /** The mean of their lengths for the content that the query searches, in tokens; 0 where there are none. */
  readonly averageLength: number;
  /** How many of them hold each token of the query, in the order of the tokens. */
  readonly documents: readonly number[];
}
