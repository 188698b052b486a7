/** Scores by document, for one search after another: cleared by what was touched, never as a whole. */
export class Scores {
  #values = new Float64Array(0);
  #touched = new Int32Array(0);
  #size = 0;

  /** The documents that have a score. */
  get documents(): Int32Array {
    return this.#touched.subarray(0, this.#size);
  }

  /** The scores that are not higher than this, in no order. */
  upTo(highest: number): Float64Array {
    const found = new Float64Array(this.#size);
    let size = 0;
    for (let index = 0; index < this.#size; index++) {
      const score = this.#values[this.#touched[index] ?? 0] ?? 0;
      if (score > highest) continue;
      found[size] = score;
      size += 1;
    }
    return found.subarray(0, size);
  }

  /** The documents whose score is at least the lowest and below the highest, or equal to it where that is included. */
  between(lowest: number, highest: number, isHighestIncluded: boolean): readonly number[] {
    const found: number[] = [];
    for (let index = 0; index < this.#size; index++) {
      const document = this.#touched[index] ?? 0;
      const score = this.#values[document] ?? 0;
      if (score >= lowest && (score < highest || (isHighestIncluded && score === highest))) found.push(document);
    }
    return found;
  }

  /** Forgets all scores and makes room for documents below the bound. */
  reset(bound: number): void {
    if (bound > this.#values.length) {
      const capacity = Math.ceil(bound * 1.5);
      this.#values = new Float64Array(capacity);
      this.#touched = new Int32Array(capacity);
      this.#size = 0;
    } else this.clear();
  }

  clear(): void {
    for (let index = 0; index < this.#size; index++) this.#values[this.#touched[index] ?? 0] = 0;
    this.#size = 0;
  }

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
}
