/** Repetitions beyond this no longer change a score much, and four bits hold it. */
const MOST_REPETITIONS = 15;
const FREQUENCY_BITS = 4;

export function documentOf(posting: number): number {
  return posting >> FREQUENCY_BITS;
}

/** 0: the document was taken away. */
export function frequencyOf(posting: number): number {
  return posting & MOST_REPETITIONS;
}

/** Packed postings and how many of them count, for loops that must be quick; read them with `documentOf` and `frequencyOf`. */
export interface Postings {
  readonly packed: ArrayLike<number>;
  readonly length: number;
}

export function postingOf(document: number, frequency: number): number {
  return (document << FREQUENCY_BITS) | Math.min(frequency, MOST_REPETITIONS);
}

/** The posting of a document that holds a term once. */
export function firstPosting(document: number): number {
  return postingOf(document, 1);
}

/** The posting with one more occurrence. */
export function repeated(posting: number): number {
  return frequencyOf(posting) < MOST_REPETITIONS ? posting + 1 : posting;
}

/** Up to this length a plain array, which costs less than the 300 bytes of an empty typed one. */
const SMALL = 8;

/**
 * The documents that hold a term, ascending, each with how often, packed into one integer. A document that is taken
 * away leaves its place with frequency 0; when half of the places are such, they are swept out.
 */
export class PostingList {
  readonly token: string;
  #packed: Int32Array | number[];
  #length = 1;
  #dead = 0;

  /** The list of a term that one document holds. */
  constructor(token: string, posting: number) {
    this.token = token;
    this.#packed = [posting];
  }

  /** How many documents hold the term. */
  get documents(): number {
    return this.#length - this.#dead;
  }

  /** Counts one occurrence of the term. True: it is the document's first. */
  count(document: number): boolean {
    const place = this.#placeOf(document);
    const found = place < this.#length ? this.#packed[place] : undefined;
    if (found !== undefined && documentOf(found) === document) {
      const frequency = frequencyOf(found);
      if (frequency === 0) this.#dead -= 1;
      this.#packed[place] = repeated(found);
      return frequency === 0;
    }
    if (this.#length === this.#packed.length)
      this.#resize(this.#length < SMALL ? this.#length + 1 : this.#length * 1.5);
    this.#packed.copyWithin(place + 1, place, this.#length);
    this.#packed[place] = firstPosting(document);
    this.#length += 1;
    return true;
  }

  delete(document: number): void {
    const place = this.#placeOf(document);
    this.#packed[place] = document << FREQUENCY_BITS;
    this.#dead += 1;
    if (this.#dead * 2 > this.#length) this.#sweep();
  }

  /** 0 where the document does not hold the term. */
  frequencyIn(document: number): number {
    const place = this.#placeOf(document);
    const found = place < this.#length ? this.#packed[place] : undefined;
    return found !== undefined && documentOf(found) === document ? frequencyOf(found) : 0;
  }

  /** Ascending by document. */
  get postings(): Postings {
    return { packed: this.#packed, length: this.#length };
  }

  /** The first place whose document is not before this one. */
  #placeOf(document: number): number {
    const packed = this.#packed;
    let low = 0;
    let high = this.#length;
    // Documents mostly come in order.
    if (high > 0 && documentOf(packed[high - 1] ?? 0) < document) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (documentOf(packed[middle] ?? 0) < document) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #sweep(): void {
    let length = 0;
    for (let place = 0; place < this.#length; place++) {
      const posting = this.#packed[place] ?? 0;
      if (frequencyOf(posting) === 0) continue;
      this.#packed[length] = posting;
      length += 1;
    }
    this.#length = length;
    this.#dead = 0;
    this.#resize(length);
  }

  #resize(wanted: number): void {
    const capacity = Math.ceil(wanted);
    const resized: Int32Array | number[] =
      capacity <= SMALL ? Array.from({ length: capacity }, () => 0) : new Int32Array(capacity);
    for (let place = 0; place < this.#length; place++) resized[place] = this.#packed[place] ?? 0;
    this.#packed = resized;
  }
}
