import type { AuditIndex } from "./audit-index.ts";
import { seekStretch, type Stretch } from "./index-database.ts";

/** An ascending list of line numbers. */
export interface Postings {
  /** The first number that is `seq` or more; infinity when there is none. Asked with growing numbers. */
  seek(seq: number): number;
}

/** The list of one key, wherever it lies. */
export class KeyPostings implements Postings {
  readonly #index: AuditIndex;
  readonly #key: number;
  #stretch: Stretch | undefined;

  constructor(index: AuditIndex, key: number) {
    this.#index = index;
    this.#key = key;
  }

  seek(seq: number): number {
    if (this.#stretch !== undefined && this.#stretch.first <= seq) {
      const found = seekStretch(this.#stretch, seq);
      if (found !== Infinity) return found;
    }
    this.#stretch = this.#index.stretchFrom(this.#key, seq);
    return this.#stretch === undefined ? this.#index.seekInMemory(this.#key, seq) : seekStretch(this.#stretch, seq);
  }
}

/** What stands in any of the lists. */
export class UnionPostings implements Postings {
  readonly #lists: readonly Postings[];
  readonly #heads: number[];

  constructor(lists: readonly Postings[]) {
    this.#lists = lists;
    this.#heads = lists.map(() => -1);
  }

  seek(seq: number): number {
    let least = Infinity;
    for (const [place, list] of this.#lists.entries()) {
      let head = this.#heads[place] ?? -1;
      if (head < seq) {
        head = list.seek(seq);
        this.#heads[place] = head;
      }
      if (head < least) least = head;
    }
    return least;
  }
}

/** How far a search for common numbers came. */
export interface Step {
  /** A number that stands in all lists; infinity when there is none; `undefined` when it gave up before. */
  readonly found?: number;
  /** When it gave up: everything before this number was looked at. */
  readonly reached: number;
  /** How many looks it took. */
  readonly looks: number;
}

/** The first number from `from` on that stands in every list, with at most so many looks into a list. */
export function seekCommon(lists: readonly Postings[], from: number, looksAllowed: number): Step {
  let candidate = from;
  let agreed = 0;
  let looks = 0;
  for (let place = 0; agreed < lists.length; place = (place + 1) % lists.length) {
    if (looks >= looksAllowed) return { reached: candidate, looks };
    const next = lists[place]?.seek(candidate) ?? Infinity;
    looks += 1;
    if (next === Infinity) return { found: Infinity, reached: Infinity, looks };
    agreed = next === candidate ? agreed + 1 : 1;
    candidate = next;
  }
  return { found: candidate, reached: candidate, looks };
}
