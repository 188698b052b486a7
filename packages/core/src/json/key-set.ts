/** So many texts are compared faster than hashed. */
const FEW = 8;

/** A set of texts that is cheap to make, for the many objects that have few keys. */
export class KeySet {
  readonly #few: string[];
  #many: Set<string> | undefined;

  constructor(...keys: string[]) {
    this.#few = keys;
  }

  /** @returns whether it was not there */
  add(key: string): boolean {
    if (this.#many !== undefined) {
      const before = this.#many.size;
      return this.#many.add(key).size > before;
    }
    if (this.#few.includes(key)) return false;
    if (this.#few.push(key) > FEW) this.#many = new Set(this.#few);
    return true;
  }
}
