import { compareCodePoints, compareNewest, type NewestPlace } from "@mgp/core";
import type { Entry } from "./entry.ts";
import { SortedList, type Start } from "./sorted-list.ts";

/** Where an entry stands among others: in the order of ids or of ages. Keys are kept, so they hold no content. */
export interface EntryOrder<Key> {
  readonly keyOf: (entry: Entry) => Key;
  readonly compare: (left: Key, right: Key) => number;
}

/** By ascending memoryId. */
export const byId: EntryOrder<string> = { keyOf: ({ record }) => record.memoryId, compare: compareCodePoints };

/** By the last change, the latest first, equal ones by ascending memoryId. */
export const byAge: EntryOrder<NewestPlace> = {
  keyOf: ({ record: { updatedAt, memoryId } }) => ({ updatedAt, memoryId }),
  compare: compareNewest,
};

export type EntryList<Key> = SortedList<Key, Entry>;

export function newEntryList<Key>({ keyOf, compare }: EntryOrder<Key>): EntryList<Key> {
  return new SortedList<Key, Entry>(keyOf, compare);
}

/** Entries by a key that several may share, in an order. Most keys have one entry, which is then kept without a list. */
export class EntryIndex<Key> {
  readonly #entries = new Map<string, Entry | EntryList<Key>>();
  readonly #order: EntryOrder<Key>;

  constructor(order: EntryOrder<Key>) {
    this.#order = order;
  }

  add(key: string, entry: Entry): void {
    const held = this.#entries.get(key);
    if (held === undefined) this.#entries.set(key, entry);
    else if (held instanceof SortedList) held.insert(entry);
    else {
      const list = newEntryList(this.#order);
      list.insert(held);
      list.insert(entry);
      this.#entries.set(key, list);
    }
  }

  /** The entry must not have changed since it was added. */
  delete(key: string, entry: Entry): void {
    const held = this.#entries.get(key);
    if (held === entry) this.#entries.delete(key);
    if (!(held instanceof SortedList)) return;
    held.delete(this.#order.keyOf(entry));
    const [only] = held.size === 1 ? held.from() : [];
    if (only !== undefined) this.#entries.set(key, only);
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
  *from(key: string, start?: Start<Key>): Generator<Entry, void, undefined> {
    const held = this.#entries.get(key);
    if (held instanceof SortedList) yield* held.from(start);
    else if (held !== undefined && this.#isWithin(held, start)) yield held;
  }

  #isWithin(entry: Entry, start: Start<Key> | undefined): boolean {
    if (start === undefined) return true;
    const distance = this.#order.compare(this.#order.keyOf(entry), start.key);
    return distance > 0 || (distance === 0 && start.isIncluded);
  }
}
