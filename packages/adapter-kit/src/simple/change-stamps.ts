import { cursorInvalid, cursorParts } from "@mgp/core";

/** Below a millisecond, and exact beside one: so many changes find room between two milliseconds. */
const STEP = 1 / 1_024;

/** What had changed at a moment: everything up to a stamp, but for what was still being written. */
export interface Moment {
  readonly last: number;
  readonly underWay: readonly number[];
}

/**
 * Stamps the changes of one process, each above those before it, so that a search knows what has changed since its first
 * page also where a backend does not count its writes. A stamp is a time, so that it rises over a restart, too.
 */
export class ChangeStamps {
  readonly #now: () => number;
  readonly #underWay = new Set<number>();
  #last = 0;

  /** @param now epoch milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Writes a change under a stamp of its own. */
  async during<Result>(write: (stamp: number) => Promise<Result>): Promise<Result> {
    const stamp = Math.max(this.#now(), this.#last + STEP);
    this.#last = stamp;
    this.#underWay.add(stamp);
    try {
      return await write(stamp);
    } finally {
      this.#underWay.delete(stamp);
    }
  }

  /** A stamp was read; an earlier process may have had a clock that was ahead. */
  see(stamp: number): void {
    this.#last = Math.max(this.#last, stamp);
  }

  /** As the text of a place: see `momentIn`. */
  get moment(): string {
    return JSON.stringify([this.#last, ...this.#underWay]);
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
