import { compareRanks, type Rank } from "@mgp/core";
import type { Entry } from "./entry.ts";

export interface RankedEntry extends Rank {
  readonly entry: Entry;
}

/** The best few of many, in order. What is certainly not among them costs one comparison. */
export class BestHits {
  readonly #room: number;
  readonly #after: Rank | undefined;
  readonly #accepts: (entry: Entry) => boolean;
  readonly #hits: RankedEntry[] = [];
  /** The score of the hit that the next page starts behind. */
  readonly #highest: number;
  /** Score and time of the last hit, once there is no more room. */
  #lowest = 0;
  #oldest = Number.NEGATIVE_INFINITY;

  /** Keeps at most `room` hits that come behind `after` and are accepted. */
  constructor(room: number, after: Rank | undefined, accepts: (entry: Entry) => boolean) {
    this.#room = room;
    this.#after = after;
    this.#highest = after?.score ?? Number.POSITIVE_INFINITY;
    this.#accepts = accepts;
  }

  get hits(): readonly RankedEntry[] {
    return this.#hits;
  }

  /** False: no record with this score and time can be among them, so it need not be offered. */
  isWorth(score: number, updatedAt: number): boolean {
    if (score < this.#lowest || score > this.#highest) return false;
    return score > this.#lowest || updatedAt >= this.#oldest;
  }

  offer(score: number, entry: Entry): void {
    const { updatedAt, memoryId } = entry.record;
    const hit: RankedEntry = { score, updatedAt, memoryId, entry };
    const worst = this.#hits.length === this.#room ? this.#hits.at(-1) : undefined;
    if (worst !== undefined && compareRanks(hit, worst) > 0) return;
    if (this.#after !== undefined && compareRanks(hit, this.#after) <= 0) return;
    if (!this.#accepts(entry)) return;
    if (worst !== undefined) this.#hits.pop();
    this.#hits.splice(this.#placeOf(hit), 0, hit);
    const last = this.#hits.length === this.#room ? this.#hits.at(-1) : undefined;
    if (last === undefined) return;
    this.#lowest = last.score;
    this.#oldest = last.updatedAt;
  }

  #placeOf(hit: Rank): number {
    let low = 0;
    let high = this.#hits.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#hits[middle];
      if (other !== undefined && compareRanks(other, hit) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
