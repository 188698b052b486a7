import { compareRanks, type Rank } from "@mgp/core";

/** Which hits are kept. */
export interface BestHitsOptions<Hit extends Rank> {
  /** The most hits that are kept. */
  readonly room: number;
  /** Only hits behind this one count; absent: all do. */
  readonly after: Rank | undefined;
  /** Asked last, and only of a hit that would be kept. @default every hit is accepted */
  readonly accepts?: (hit: Hit) => boolean;
}

/** The best few of many hits, in order. What is certainly not among them costs one comparison. */
export class BestHits<Hit extends Rank> {
  readonly #room: number;
  readonly #after: Rank | undefined;
  readonly #accepts: (hit: Hit) => boolean;
  readonly #hits: Hit[] = [];
  /** The score of the hit that the page starts behind. */
  readonly #highest: number;
  /** Score and time of the last hit, once there is no more room. */
  #lowest = 0;
  #oldest = Number.NEGATIVE_INFINITY;

  constructor({ room, after, accepts = () => true }: BestHitsOptions<Hit>) {
    this.#room = room;
    this.#after = after;
    this.#highest = after?.score ?? Number.POSITIVE_INFINITY;
    this.#accepts = accepts;
  }

  /** Best first. */
  get hits(): readonly Hit[] {
    return this.#hits;
  }

  /** `false`: no hit with this score, above 0, and this time in epoch milliseconds can be among them, so that none need be made. */
  isWorth(score: number, updatedAt: number): boolean {
    if (score < this.#lowest || score > this.#highest) return false;
    return score > this.#lowest || updatedAt >= this.#oldest;
  }

  /** Keeps the hit if it is among the best. */
  offer(hit: Hit): void {
    const worst = this.#hits.length === this.#room ? this.#hits.at(-1) : undefined;
    if (worst !== undefined && compareRanks(hit, worst) > 0) return;
    if (this.#after !== undefined && compareRanks(hit, this.#after) <= 0) return;
    if (!this.#accepts(hit)) return;
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
