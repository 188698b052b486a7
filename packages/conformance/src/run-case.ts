import type { StoreLimit } from "@mgp/core";
import type { Opener } from "./backend.ts";
import { type CaseConditions, CaseContext } from "./case-context.ts";
import type { Claims, ConformanceCase } from "./case.ts";
import type { Clock } from "./clock.ts";

/** How a call that opens a backend may take, in milliseconds. */
const OPEN_WITHIN_MS = 60_000;

/**
 * Opens an empty backend and lets a case work on it; closes and destroys it whatever happens.
 *
 * @returns what the case did with less than it wanted, in words
 */
export async function runCase(
  one: ConformanceCase,
  opener: Opener,
  conditions: CaseConditions,
): Promise<readonly string[]> {
  const backend = await opener.newBackend();
  try {
    const clock: Clock = { now: Date.now() };
    const open = await opener.open(backend.settings, { clock }, openingCall(clock));
    const context = new CaseContext(opener, backend, open, { clock, ...conditions });
    try {
      await one.run(context);
      return context.notes;
    } finally {
      await context.end();
    }
  } finally {
    await opener.destroy(backend);
  }
}

/** What the adapter says of itself once it is open. */
export async function claimsOf(opener: Opener): Promise<Claims & { readonly limits: readonly StoreLimit[] }> {
  const backend = await opener.newBackend();
  try {
    const clock: Clock = { now: Date.now() };
    const {
      store,
      manifest,
      guarantees,
      limits = [],
    } = await opener.open(backend.settings, { clock }, openingCall(clock));
    await store.close();
    return { manifest, guarantees, limits, reach: opener.reach };
  } finally {
    await opener.destroy(backend);
  }
}

function openingCall(clock: Clock): { readonly signal: AbortSignal; readonly deadline: number } {
  return { signal: AbortSignal.timeout(OPEN_WITHIN_MS), deadline: clock.now + OPEN_WITHIN_MS };
}
