import { compareCodePoints } from "@mgp/core";
import type { Entry } from "./entry.ts";
import { SortedList } from "./sorted-list.ts";

/** Entries by ascending memoryId. */
export type EntryList = SortedList<string, Entry>;

export function newEntryList(): EntryList {
  return new SortedList<string, Entry>((entry) => entry.record.memoryId, compareCodePoints);
}

/** Entries by a key that several may share. Most keys have one entry, which is then kept without a list. */
export class EntryIndex {
  readonly #entries = new Map<string, Entry | EntryList>();

  add(key: string, entry: Entry): void {
    const held = this.#entries.get(key);
    if (held === undefined) this.#entries.set(key, entry);
    else if (held instanceof SortedList) held.insert(entry);
    else {
      const list = newEntryList();
      list.insert(held);
      list.insert(entry);
      this.#entries.set(key, list);
    }
  }

  delete(key: string, entry: Entry): void {
    const held = this.#entries.get(key);
    if (held === entry) this.#entries.delete(key);
    if (!(held instanceof SortedList)) return;
    held.delete(entry.record.memoryId);
    const [only] = held.size === 1 ? held.after() : [];
    if (only !== undefined) this.#entries.set(key, only);
  }

  /** The entry with the smallest memoryId. */
  first(key: string): Entry | undefined {
    const held = this.#entries.get(key);
    return held instanceof SortedList ? held.first : held;
  }

  size(key: string): number {
    const held = this.#entries.get(key);
    if (held === undefined) return 0;
    return held instanceof SortedList ? held.size : 1;
  }

  /** The entries of a key by ascending memoryId, behind an id or all. */
  *after(key: string, memoryId?: string): Generator<Entry, void, undefined> {
    const held = this.#entries.get(key);
    if (held instanceof SortedList) yield* held.after(memoryId);
    else if (held !== undefined) {
      if (memoryId === undefined || compareCodePoints(held.record.memoryId, memoryId) > 0) yield held;
    }
  }
}
