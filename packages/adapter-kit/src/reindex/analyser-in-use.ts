import { type AdapterContext, type Analyser, presentAnalyser, StoreError } from "@mgp/core";

/**
 * The analyser of the writes and queries that a store is given.
 *
 * @returns core's analyser, unless the context gives another
 */
export function analyserOf({ analyser = presentAnalyser }: Pick<AdapterContext, "analyser">): Analyser {
  return analyser;
}

/**
 * Tokens of a newer analyser would neither be found by this one's queries nor be made anew by it.
 *
 * @param name of the store, as messages call it
 * @param kept the version that the store has
 * @throws StoreError `misconfigured` when that is newer
 */
export function checkAnalyser(name: string, kept: number, { version }: Analyser): void {
  if (kept <= version) return;
  throw new StoreError(
    "misconfigured",
    `the words of the ${name} store were made by version ${String(kept)} of the analyser, and this program has version ${String(version)}: install the newer one`,
  );
}
