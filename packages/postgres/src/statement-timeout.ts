/** In milliseconds, ascending. */
const shortSteps = [250, 500, 1_000] as const;
const STEP_MS = 2_000;
const LONGEST_MS = 3_600_000;

/**
 * How long a statement may take as `statement_timeout`, in milliseconds; 0, which is none, beyond an hour. In steps, so
 * that a connection is seldom told another one, and never two seconds more than what remains: a gateway that finds out
 * what became of one that is gone waits for its statements no longer than that.
 */
export function timeoutFor(remaining: number): number {
  if (remaining > LONGEST_MS) return 0;
  return shortSteps.find((step) => step >= remaining) ?? Math.ceil(remaining / STEP_MS) * STEP_MS;
}
