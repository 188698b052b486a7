import { cursorInvalid, cursorParts } from "@mgp/core";
import type { Awaitable } from "../store/store-body.ts";

/** Below a millisecond, and exact beside one: so many changes find room between two milliseconds. */
const STEP = 1 / 1_024;

/** What had changed at a moment: everything up to a stamp, but for what was still being written. */
export interface Moment {
  readonly last: number;
  readonly underWay: readonly number[];
}

/** So many changes under way are named; where there are more, the moment lies before the first of them. */
const MOST_NAMED = 100;

/** Behind everything. */
export const NO_END: string = JSON.stringify([Number.MAX_VALUE]);

/**
 * Stamps the changes of one process, each above those before it, so that a search knows what has changed since its first
 * page also where a backend does not count its writes. A stamp is a time, so that it mostly rises over a restart, too; a
 * clock that was set back meanwhile is made up for by the stamps that are read.
 */
export class ChangeStamps {
  readonly #now: () => number;
  readonly #underWay = new Set<number>();
  #last = 0;
  /** The last one that this process has given, and the highest that it has read. */
  #given = 0;
  #read = 0;

  /** @param now epoch milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Writes a change under a stamp of its own, which is under way until the backend has answered, however late. */
  async during<Result>(write: (stamp: number) => Awaitable<Result>): Promise<Result> {
    const stamp = Math.max(this.#now(), this.#last + STEP);
    this.#last = stamp;
    this.#given = stamp;
    this.#underWay.add(stamp);
    try {
      return await write(stamp);
    } finally {
      this.#underWay.delete(stamp);
    }
  }

  /** A stamp was read; an earlier process may have had a clock that was ahead. */
  see(stamp: number): void {
    if (stamp === Number.MAX_VALUE) return;
    this.#last = Math.max(this.#last, stamp);
    this.#read = Math.max(this.#read, stamp);
  }

  /** Was a change of an earlier process read that the moment does not know, so that it would seem to come behind it? */
  hasReadBehind(moment: string): boolean {
    return this.#read > this.#given && this.#read > momentIn(moment).last;
  }

  /** As the text of a place: see `momentIn`. */
  get moment(): string {
    if (this.#underWay.size > MOST_NAMED) return JSON.stringify([Math.min(...this.#underWay) - STEP]);
    return JSON.stringify([this.#last, ...this.#underWay]);
  }

  /** Is something being written, of which a reader may have seen the effect already? */
  get isWriting(): boolean {
    return this.#underWay.size > 0;
  }
}

/** Had the change with this stamp been written at the moment? */
export function isBefore(stamp: number, { last, underWay }: Moment): boolean {
  return stamp <= last && !underWay.includes(stamp);
}

/** @throws StoreError `cursor_invalid` */
export function momentIn(place: string): Moment {
  const stamps = cursorParts(place);
  if (!stamps.every((stamp) => typeof stamp === "number")) throw cursorInvalid();
  const [last = 0, ...underWay] = stamps;
  return { last, underWay };
}
