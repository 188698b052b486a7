/** In milliseconds, ascending. Few, so that a connection is seldom told another one. */
const steps = [250, 500, 1_000, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000, 3_600_000] as const;

/** The smallest step that is not shorter, as `statement_timeout`; 0, which is none, beyond the longest. */
export function timeoutFor(remaining: number): number {
  return steps.find((step) => step >= remaining) ?? 0;
}
