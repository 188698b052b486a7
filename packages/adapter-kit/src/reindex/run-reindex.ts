import type { Call } from "@mgp/core";
import type { Gate } from "../store/gate.ts";
import { type Make, madeOfTexts } from "./made-of-texts.ts";
import type { FilledStore, ReindexStore } from "./reindex-store.ts";

/** So many records are worked on in one go: a kill costs that much work, and a round with no more to do is the last. */
const BATCH = 256;

/** What a run needs beside the store. */
export interface ReindexRun<Made> {
  readonly gate: Gate;
  readonly call: Call;
  /** Is given at most 256 texts. */
  readonly make: Make<Made>;
  /** Told after each batch how many records are done: never more than the total. */
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Makes anew what a store keeps of its records' texts, in a place beside the one in use, and changes over to it. Until
 * then the store is what it was. A run that was killed is gone on with; what was begun for something else is discarded;
 * for what is in use already there is nothing to do.
 *
 * @throws StoreError `cancelled`, `deadline`; what was made is kept
 */
export async function runReindex<Place, Batch extends readonly unknown[], Made>(
  store: ReindexStore<Place, Batch, Made>,
  run: ReindexRun<Made>,
): Promise<void> {
  run.gate.check(run.call);
  const place = await placeToFill(store);
  if (place !== undefined) await fillToItsEnd(store, place, run);
}

/**
 * Fills a place and puts it to use.
 *
 * Rounds follow those who write meanwhile until little is left; where they are faster, it ends with its call.
 */
export async function fillToItsEnd<Place, Batch extends readonly unknown[], Made>(
  store: FilledStore<Place, Batch, Made>,
  place: Place,
  run: ReindexRun<Made>,
): Promise<void> {
  await new Filling(store, place, run).toItsEnd();
}

/** @returns `undefined` when there is nothing to do */
async function placeToFill<Place, Batch extends readonly unknown[], Made>(
  store: ReindexStore<Place, Batch, Made>,
): Promise<Place | undefined> {
  const { isInUse, begun } = await store.look();
  if (begun !== undefined && store.isWanted(begun)) return begun;
  if (begun !== undefined) await store.discard(begun);
  return isInUse ? undefined : await store.begin();
}

class Filling<Place, Batch extends readonly unknown[], Made> {
  readonly #store: FilledStore<Place, Batch, Made>;
  readonly #place: Place;
  readonly #run: ReindexRun<Made>;
  #done = 0;
  #total = 0;

  constructor(store: FilledStore<Place, Batch, Made>, place: Place, run: ReindexRun<Made>) {
    this.#store = store;
    this.#place = place;
    this.#run = run;
  }

  async toItsEnd(): Promise<void> {
    do {
      while ((await this.#round()) > BATCH);
    } while (!(await this.#store.changeOver(this.#place, async () => await this.#finish())));
    this.#run.onProgress(this.#total, this.#total);
  }

  /** Returns how many records it worked on. */
  async #round(): Promise<number> {
    const { done, total } = await this.#store.progress(this.#place);
    this.#done = done;
    this.#total = total;
    this.#tell();
    let found = 0;
    for await (const batch of this.#store.missing(this.#place, BATCH)) {
      await this.#fill(batch);
      found += batch.length;
    }
    return found;
  }

  /** Looks at all that is left before it makes anything. */
  async #finish(): Promise<boolean> {
    const batches: Batch[] = [];
    let left = 0;
    for await (const batch of this.#store.missing(this.#place, BATCH)) {
      left += batch.length;
      if (left > this.#store.mostLeft) return false;
      batches.push(batch);
    }
    for (const batch of batches) await this.#fill(batch);
    return true;
  }

  async #fill(batch: Batch): Promise<void> {
    const { gate, call, make } = this.#run;
    gate.check(call);
    await this.#store.fill(this.#place, batch, async (texts) => await madeOfTexts(texts, make));
    this.#done += batch.length;
    this.#tell();
  }

  #tell(): void {
    this.#run.onProgress(Math.min(this.#done, this.#total), this.#total);
  }
}
