/** How many of the records that hold a word of the query a search can page through. */
export const SEARCH_DEPTH = 10_000;

/** How many of them, the best by LanceDB's own ranking, are ranked anew, by words and meaning together. */
export const HEAD = 48;

/** How many of the nearest vectors take part. */
export const NEAREST = 50;
