import { setTimeout as pause } from "node:timers/promises";

/** Milliseconds between two looks. */
const INTERVAL_MS = 50;

/**
 * Waits for a condition.
 *
 * @param what named in the error, as a sentence that should have come true
 * @throws Error when it has not come true in time
 */
export async function until(
  what: string,
  withinMs: number,
  condition: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await pause(INTERVAL_MS);
  }
}
