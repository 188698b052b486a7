import { compareCodePoints, compareNewest, type MemoryRecord, type NewestPlace } from "@mgp/core";
import type { Entry } from "./entry.ts";
import { SortedList, type Start } from "./sorted-list.ts";

/** Where a record stands among others: in the order of ids or of ages. Places are kept, so they hold no content. */
export interface RecordOrder<Place> {
  readonly placeOf: (record: MemoryRecord) => Place;
  readonly compare: (left: Place, right: Place) => number;
}

/** By ascending memoryId. */
export const byId: RecordOrder<string> = { placeOf: ({ memoryId }) => memoryId, compare: compareCodePoints };

/** By the last change, the latest first, equal ones by ascending memoryId. */
export const byAge: RecordOrder<NewestPlace> = {
  placeOf: ({ updatedAt, memoryId }) => ({ updatedAt, memoryId }),
  compare: compareNewest,
};

/** An entry whose record is another now, with the keys of both, each once. */
export interface Move {
  readonly entry: Entry;
  readonly before: MemoryRecord;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** Entries by keys that several may share, in an order. Most keys have one entry, which is then kept without a list. */
export class EntryIndex<Place> {
  readonly #entries = new Map<string, Entry | SortedList<Place, Entry>>();
  readonly #order: RecordOrder<Place>;

  constructor(order: RecordOrder<Place>) {
    this.#order = order;
  }

  add(entry: Entry, keys: readonly string[]): void {
    for (const key of keys) this.#insert(key, entry);
  }

  delete(entry: Entry, keys: readonly string[]): void {
    for (const key of keys) this.#remove(key, entry, this.#order.placeOf(entry.record));
  }

  /** What keeps its key and its place is not touched: a change of state moves an entry between two lists of many. */
  move({ entry, before, from, to }: Move): void {
    const place = this.#order.placeOf(before);
    const stays = this.#order.compare(place, this.#order.placeOf(entry.record)) === 0;
    for (const key of from) if (!stays || !to.includes(key)) this.#remove(key, entry, place);
    for (const key of to) if (!stays || !from.includes(key)) this.#insert(key, entry);
  }

  /** The entry that comes first. */
  first(key: string): Entry | undefined {
    const held = this.#entries.get(key);
    return held instanceof SortedList ? held.first : held;
  }

  size(key: string): number {
    const held = this.#entries.get(key);
    if (held === undefined) return 0;
    return held instanceof SortedList ? held.size : 1;
  }

  /** The entries of a key in their order, from a place on or all. */
  from(key: string, start?: Start<Place>): IterableIterator<Entry, void> {
    const held = this.#entries.get(key);
    if (held instanceof SortedList) return held.from(start);
    return (held !== undefined && this.#isWithin(held, start) ? [held] : []).values();
  }

  /** The entries of several keys, of which an entry has one at most, as one sequence. */
  *merged(keys: readonly string[], start?: Start<Place>): Generator<Entry, void, undefined> {
    const { compare, placeOf } = this.#order;
    const heads = keys.map((key) => {
      const sequence: Iterator<Entry, void> = this.from(key, start);
      return { sequence, entry: sequence.next().value };
    });
    for (;;) {
      let first: (typeof heads)[number] | undefined;
      for (const head of heads) {
        if (head.entry === undefined) continue;
        if (first?.entry === undefined || compare(placeOf(head.entry.record), placeOf(first.entry.record)) < 0)
          first = head;
      }
      if (first?.entry === undefined) return;
      yield first.entry;
      first.entry = first.sequence.next().value;
    }
  }

  #insert(key: string, entry: Entry): void {
    const held = this.#entries.get(key);
    if (held === undefined) this.#entries.set(key, entry);
    else if (held instanceof SortedList) held.insert(entry);
    else {
      const list = new SortedList<Place, Entry>(({ record }) => this.#order.placeOf(record), this.#order.compare);
      list.insert(held);
      list.insert(entry);
      this.#entries.set(key, list);
    }
  }

  #remove(key: string, entry: Entry, place: Place): void {
    const held = this.#entries.get(key);
    if (held === entry) this.#entries.delete(key);
    if (!(held instanceof SortedList)) return;
    held.delete(place);
    const [only] = held.size === 1 ? held.from() : [];
    if (only !== undefined) this.#entries.set(key, only);
  }

  #isWithin({ record }: Entry, start: Start<Place> | undefined): boolean {
    if (start === undefined) return true;
    const distance = this.#order.compare(this.#order.placeOf(record), start.key);
    return distance > 0 || (distance === 0 && start.isIncluded);
  }
}
