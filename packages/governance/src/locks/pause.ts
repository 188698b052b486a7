import { setTimeout as wait } from "node:timers/promises";
import type { Call } from "@mgp/core";

const FIRST_MS = 10;
const LONGEST_MS = 320;

/**
 * Waits before a change is tried again that another process came before: longer after each loss, and for a random part
 * of that, so that two processes do not keep meeting. Ends early, without an error, when the call is given up.
 *
 * @param losses how often it was lost in a row, from 1
 */
export async function pauseAfter(losses: number, { signal }: Call): Promise<void> {
  await wait(pauseMs(losses, Math.random()), undefined, { signal }).catch(() => undefined);
}

/**
 * @param random from 0 up to 1
 * @returns milliseconds
 */
export function pauseMs(losses: number, random: number): number {
  return random * Math.min(LONGEST_MS, FIRST_MS * 2 ** (losses - 1));
}
