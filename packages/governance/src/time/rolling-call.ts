import type { Call } from "@mgp/core";

/**
 * The call of work that may go on for long, in many steps: each step has so many milliseconds from when it begins. No
 * statement of it runs for longer, so that the gateway that finds a dead gateway's work knows when nothing of it runs any more.
 *
 * @param stepMs milliseconds
 * @param now epoch milliseconds
 */
export function rollingCall(signal: AbortSignal, stepMs: number, now: () => number): Call {
  return {
    signal,
    get deadline() {
      return now() + stepMs;
    },
  };
}
