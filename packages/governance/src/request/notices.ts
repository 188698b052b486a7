/**
 * What the answer to a request has to say beyond its schema: what search leaves out. Counts only, so that it is short
 * and holds no content.
 */
export class Notices {
  #memories = 0;
  #words = 0;
  #asked = 0;

  /** A memory was written. @param words of it that stand behind the bound of what is analysed */
  notIndexed(words: number): void {
    if (words === 0) return;
    this.#memories += 1;
    this.#words += words;
  }

  /** @param words of a query that are not searched for */
  notSearched(words: number): void {
    this.#asked += words;
  }

  /** @returns one line of JSON in ASCII; `undefined`: there is nothing to say */
  line(): string | undefined {
    const notIndexed = this.#words === 0 ? {} : { not_indexed: { memories: this.#memories, words: this.#words } };
    const notSearched = this.#asked === 0 ? {} : { not_searched: { words: this.#asked } };
    const all = { ...notIndexed, ...notSearched };
    return Object.keys(all).length === 0 ? undefined : JSON.stringify(all);
  }
}
