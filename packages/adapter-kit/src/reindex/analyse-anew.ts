import { setImmediate } from "node:timers/promises";
import type { Analyser, Searchable } from "@mgp/core";
import { conforms } from "@mgp/core/validation";
import { parsedJson } from "../records/parsed-json.ts";
import { checkAnalyser } from "./analyser-in-use.ts";
import type { FilledStore } from "./reindex-store.ts";
import { fillToItsEnd, type ReindexRun } from "./run-reindex.ts";

/**
 * What a backend does so that its tokens are made anew where they are. Each record keeps the version of the analyser
 * that made its tokens, and the store the oldest that any of them may be of: the places that are filled are versions.
 */
export interface AnalysedStore<Batch extends readonly unknown[]> extends FilledStore<number, Batch, Words> {
  /** What messages call the store. */
  readonly name: string;
  analyserVersion(): Promise<number>;
}

/** What is made of the body of a record. `undefined`: it is no memory, so the tokens that it has stay. */
export type Words = Searchable | undefined;

export interface AnalysisRun extends Omit<ReindexRun<Words>, "make"> {
  readonly analyser: Analyser;
}

/**
 * Makes the tokens of those records anew that an older analyser made, each in its place: a search finds a record by the
 * old ones or by the new ones. A run that was killed is gone on with by the next one.
 *
 * @throws StoreError `cancelled`, `deadline`; what was made is kept. `misconfigured` when the store's tokens are newer
 */
export async function analyseAnew<Batch extends readonly unknown[]>(
  store: AnalysedStore<Batch>,
  { analyser, ...run }: AnalysisRun,
): Promise<void> {
  run.gate.check(run.call);
  const kept = await store.analyserVersion();
  checkAnalyser(store.name, kept, analyser);
  if (kept === analyser.version) return;
  const make = async (bodies: readonly string[]): Promise<readonly Words[]> => {
    // A backend that answers at once would never let a signal in that stops the run.
    await setImmediate();
    return bodies.map((body) => wordsOf(body, analyser));
  };
  await fillToItsEnd(store, analyser.version, { ...run, make });
}

/**
 * What an analyser makes of the body of a record.
 *
 * @returns its tokens and lengths; `undefined` where the body is not a valid memory
 */
export function wordsOf(body: string, analyser: Analyser): Words {
  const memory = parsedJson(body);
  return conforms("memory-object", memory) ? analyser.searchableOf(memory) : undefined;
}
