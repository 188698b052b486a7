/** The most items in one block: few enough to shift quickly, enough to keep the list of blocks short. */
const BLOCK = 512;

/**
 * Items in ascending order of a key that each has to itself, in blocks of sorted arrays: a single item costs one
 * array, a million cost eight bytes each and a bit of slack. Insertion, deletion and seeking are logarithmic.
 */
export class SortedList<Key, Item> {
  readonly #keyOf: (item: Item) => Key;
  readonly #compare: (left: Key, right: Key) => number;
  readonly #blocks: Item[][] = [];
  #size = 0;

  constructor(keyOf: (item: Item) => Key, compare: (left: Key, right: Key) => number) {
    this.#keyOf = keyOf;
    this.#compare = compare;
  }

  get size(): number {
    return this.#size;
  }

  get first(): Item | undefined {
    return this.#blocks[0]?.[0];
  }

  get last(): Item | undefined {
    return this.#blocks.at(-1)?.at(-1);
  }

  /** The item's key must not be there yet. */
  insert(item: Item): void {
    const key = this.#keyOf(item);
    const number = this.#blockOf(key);
    const block = this.#blocks[number];
    this.#size += 1;
    if (block === undefined) {
      this.#blocks.push([item]);
      return;
    }
    const place = this.#placeOf(block, key);
    const isAppended = place === block.length && number === this.#blocks.length - 1;
    if (block.length < BLOCK) block.splice(place, 0, item);
    // Ever-growing keys fill block after block; splitting would leave each half empty.
    else if (isAppended) this.#blocks.push([item]);
    else {
      block.splice(place, 0, item);
      this.#blocks.splice(number + 1, 0, block.splice(BLOCK / 2));
    }
  }

  /** Does nothing where no item has the key. */
  delete(key: Key): void {
    const number = this.#blockOf(key);
    const block = this.#blocks[number];
    if (block === undefined) return;
    const place = this.#placeOf(block, key);
    const found = block[place];
    if (found === undefined || this.#compare(this.#keyOf(found), key) !== 0) return;
    block.splice(place, 1);
    this.#size -= 1;
    this.#joinNeighbour(number, block);
  }

  /** The items behind a key, or all of them. The list must not change meanwhile. */
  *after(key?: Key): Generator<Item, void, undefined> {
    let number = key === undefined ? 0 : this.#blockOf(key);
    let place = key === undefined ? 0 : this.#placeBehind(number, key);
    for (; number < this.#blocks.length; number++) {
      const block = this.#blocks[number] ?? [];
      for (; place < block.length; place++) {
        const item = block[place];
        if (item !== undefined) yield item;
      }
      place = 0;
    }
  }

  /** Deletions must not leave many small blocks behind. */
  #joinNeighbour(number: number, block: readonly Item[]): void {
    const next = this.#blocks[number + 1];
    if (block.length === 0) this.#blocks.splice(number, 1);
    else if (next !== undefined && block.length + next.length <= BLOCK / 2) {
      this.#blocks.splice(number, 2, [...block, ...next]);
    }
  }

  /** The last block that begins at or before the key, else the first. */
  #blockOf(key: Key): number {
    let low = 0;
    let high = this.#blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const first = this.#blocks[middle]?.[0];
      if (first !== undefined && this.#compare(this.#keyOf(first), key) <= 0) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  #placeBehind(number: number, key: Key): number {
    const block = this.#blocks[number] ?? [];
    const place = this.#placeOf(block, key);
    const item = block[place];
    return item !== undefined && this.#compare(this.#keyOf(item), key) === 0 ? place + 1 : place;
  }

  /** The first place in the block whose item is not before the key. */
  #placeOf(block: readonly Item[], key: Key): number {
    let low = 0;
    let high = block.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const item = block[middle];
      if (item !== undefined && this.#compare(this.#keyOf(item), key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
