import { compareRanks, type Rank } from "@mgp/core";

/** The best few of many, in order. */
export class BestHits<Hit extends Rank> {
  readonly #room: number;
  readonly #after: Rank | undefined;
  readonly #hits: Hit[] = [];

  /** Keeps at most `room` hits that come behind `after`. */
  constructor(room: number, after: Rank | undefined) {
    this.#room = room;
    this.#after = after;
  }

  get hits(): readonly Hit[] {
    return this.#hits;
  }

  offer(hit: Hit): void {
    const worst = this.#hits.length === this.#room ? this.#hits.at(-1) : undefined;
    if (worst !== undefined && compareRanks(hit, worst) > 0) return;
    if (this.#after !== undefined && compareRanks(hit, this.#after) <= 0) return;
    if (worst !== undefined) this.#hits.pop();
    this.#hits.splice(this.#placeOf(hit), 0, hit);
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
