/** How much of a page in bytes is taken. The first item always has room, so that every page goes on. */
export class PageRoom {
  readonly #bytes: number;
  #taken = 0;
  #isEmpty = true;

  /** @param bytes how many the page may have; absent: any number */
  constructor(bytes: number | undefined) {
    this.#bytes = bytes ?? Number.POSITIVE_INFINITY;
  }

  /** How many bytes there is room for; less than 1 when the page is full. */
  get left(): number {
    return this.#bytes - this.#taken;
  }

  /** The same room, to be taken by another. */
  copy(): PageRoom {
    const copy = new PageRoom(this.#bytes);
    copy.#taken = this.#taken;
    copy.#isEmpty = this.#isEmpty;
    return copy;
  }

  /** Takes an item of so many bytes in; `false`, and nothing is taken, where it has no room. */
  take(bytes: number): boolean {
    if (!this.#isEmpty && bytes > this.left) return false;
    this.#isEmpty = false;
    this.#taken += bytes;
    return true;
  }
}
