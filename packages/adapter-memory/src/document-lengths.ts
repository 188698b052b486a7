import type { ContentLengths, SearchedContent } from "@mgp/core";

/**
 * How long the documents of one tenant are, by their numbers. Of most both lengths are the same, so that a tenant without
 * hidden content has only one list.
 */
export class DocumentLengths {
  #open = new Uint32Array(4);
  /** `undefined`: as `open`. */
  #full: Uint32Array | undefined;
  #sums: ContentLengths = { open: 0, full: 0 };

  /** By document, in tokens. */
  of(content: SearchedContent): Readonly<Uint32Array> {
    return content === "open" ? this.#open : (this.#full ?? this.#open);
  }

  /** Of all documents together. */
  sumOf(content: SearchedContent): number {
    return this.#sums[content];
  }

  /** There must be room for it. */
  set(document: number, lengths: ContentLengths): void {
    const before = { open: this.#open[document] ?? 0, full: this.of("full")[document] ?? 0 };
    this.#sums = {
      open: this.#sums.open + lengths.open - before.open,
      full: this.#sums.full + lengths.full - before.full,
    };
    if (lengths.open !== lengths.full) this.#full ??= this.#open.slice();
    this.#open[document] = lengths.open;
    if (this.#full !== undefined) this.#full[document] = lengths.full;
  }

  makeRoom(capacity: number): void {
    this.#open = grown(this.#open, capacity);
    if (this.#full !== undefined) this.#full = grown(this.#full, capacity);
  }
}

function grown(lengths: Uint32Array, capacity: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(capacity);
  larger.set(lengths);
  return larger;
}
