// The package is CommonJS, so that its class is a member of what Node.js takes for its default.
import sortedBTree from "sorted-btree";

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

  /** The items behind a key, or all of them. The list must not change meanwhile. */
  *after(key?: Key): Generator<Item, void, undefined> {
    const items = this.#items.values(key);
    // The library begins at the key itself.
    if (key !== undefined && this.#items.has(key)) items.next();
    yield* items;
  }
}
