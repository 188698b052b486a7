import type { ChainHead } from "@mgp/governance";

/** An intent that no outcome has closed yet. */
export interface OpenIntent {
  readonly seq: number;
  readonly eventId: string;
}

/** Where a line stands in the file; `end` is behind its line feed. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** How far an index reaches. */
export interface Reach extends Extent {
  readonly head: ChainHead;
}

/** A line that has one of the keys that are looked for. */
export interface Candidate {
  readonly seq: number;
  /** Does it have the others as well? */
  readonly matches: boolean;
}

/** What the index knows about up to `BATCH_LINES` lines, in memory, until it goes to the database in one go. */
export class Batch {
  /** The first line has the number after this one. */
  readonly after: number;
  readonly start: number;
  /** By key, the lines in order; a single one, as most are, stands without a list. */
  readonly lines: Map<number, number | number[]> = new Map();
  readonly ends: number[] = [];
  /** Once the batch is complete: what was open at its end. */
  openIntents: readonly OpenIntent[] = [];
  #hash: string;

  constructor(reach: Reach) {
    this.after = reach.head.seq;
    this.start = reach.end;
    this.#hash = reach.head.hash;
  }

  get size(): number {
    return this.ends.length;
  }

  /** The last line. */
  get last(): number {
    return this.after + this.ends.length;
  }

  get end(): number {
    return this.ends.at(-1) ?? this.start;
  }

  get reach(): Reach {
    return { head: { seq: this.last, hash: this.#hash }, start: this.extentOf(this.last).start, end: this.end };
  }

  add(head: ChainHead, bytes: number, keys: readonly number[]): void {
    this.ends.push(this.end + bytes);
    this.#hash = head.hash;
    for (const key of keys) {
      const known = this.lines.get(key);
      if (known === undefined) this.lines.set(key, head.seq);
      else if (typeof known === "number") this.lines.set(key, [known, head.seq]);
      else known.push(head.seq);
    }
  }

  extentOf(seq: number): Extent {
    const place = seq - this.after - 1;
    return { start: this.ends[place - 1] ?? this.start, end: this.ends[place] ?? this.end };
  }

  /** The lines that have a key, in order. */
  linesOf(key: number): readonly number[] {
    const found = this.lines.get(key) ?? [];
    return typeof found === "number" ? [found] : found;
  }

  /** The lines behind `after`, up to `last`, that have the first key. */
  *candidates([key, ...others]: readonly number[], after: number, last: number): Generator<Candidate> {
    if (key === undefined) return;
    const lists = others.map((other) => this.linesOf(other));
    const lines = this.linesOf(key);
    for (let place = placeOf(lines, after + 1); place < lines.length; place += 1) {
      const seq = lines[place] ?? Infinity;
      if (seq > last) return;
      yield { seq, matches: lists.every((list) => list[placeOf(list, seq)] === seq) };
    }
  }
}

/** The place of the first of some ascending numbers that is `from` or more. */
function placeOf(ascending: readonly number[], from: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
