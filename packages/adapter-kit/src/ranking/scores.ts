/** Scores by document number, for one search after another: cleared by what was touched, never as a whole. */
export class Scores {
  #values = new Float64Array(0);
  #touched = new Int32Array(0);
  #size = 0;

  /** How many documents have a score. */
  get size(): number {
    return this.#size;
  }

  /** Those that have a score, until the next change: for loops that a call for each document would slow down. */
  get documents(): Int32Array {
    return this.#touched.subarray(0, this.#size);
  }

  /** Forgets all scores and makes room for documents below the bound. */
  reset(bound: number): void {
    if (bound > this.#values.length) {
      const capacity = Math.ceil(bound * 1.5);
      this.#values = new Float64Array(capacity);
      this.#touched = new Int32Array(capacity);
    } else {
      for (let index = 0; index < this.#size; index++) this.#values[this.#touched[index] ?? 0] = 0;
    }
    this.#size = 0;
  }

  /** 0: the document has none. */
  of(document: number): number {
    return this.#values[document] ?? 0;
  }

  /** Adds a score above 0. */
  add(document: number, score: number): void {
    const before = this.#values[document] ?? 0;
    if (before === 0) {
      this.#touched[this.#size] = document;
      this.#size += 1;
    }
    this.#values[document] = before + score;
  }

  /** Latest first: of equal scores new records win, and mostly have high numbers, so that later ones are seen to be no better. */
  forEach(visit: (document: number, score: number) => void): void {
    for (let index = this.#size - 1; index >= 0; index--) {
      const document = this.#touched[index] ?? 0;
      visit(document, this.#values[document] ?? 0);
    }
  }
}
