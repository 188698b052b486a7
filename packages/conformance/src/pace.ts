/** How long a case may take to make its many records, in milliseconds, if nothing else is said. */
export const FILL_MS = 20_000;

/** After how long a case is called slow, and how often from then on, in milliseconds, if nothing else is said. */
export const SLOW_MS = 10_000;
