// The package is CommonJS, so that its class is a member of what Node.js takes for its default.
import sortedBTree from "sorted-btree";

/** Where a walk begins: at a key, or behind it. */
export interface Start<Key> {
  readonly key: Key;
  readonly isIncluded: boolean;
}

/** Items in ascending order of a key that each has to itself. Insertion, deletion and seeking are logarithmic. */
export class SortedList<Key, Item> {
  readonly #keyOf: (item: Item) => Key;
  readonly #items: sortedBTree.default<Key, Item>;

  constructor(keyOf: (item: Item) => Key, compare: (left: Key, right: Key) => number) {
    this.#keyOf = keyOf;
    this.#items = new sortedBTree.default<Key, Item>(undefined, compare);
  }

  get size(): number {
    return this.#items.size;
  }

  get first(): Item | undefined {
    const key = this.#items.minKey();
    return key === undefined ? undefined : this.#items.get(key);
  }

  /** The item's key must not be there yet. */
  insert(item: Item): void {
    this.#items.set(this.#keyOf(item), item);
  }

  /** Does nothing where no item has the key. */
  delete(key: Key): void {
    this.#items.delete(key);
  }

  /** The items from a place on, or all of them. The list must not change meanwhile. */
  *from(start?: Start<Key>): Generator<Item, void, undefined> {
    const items = this.#items.values(start?.key);
    // The library begins at the key itself.
    if (start?.isIncluded === false && this.#items.has(start.key)) items.next();
    yield* items;
  }
}
