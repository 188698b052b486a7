import { referenceView } from "./reference-view.ts";
import type { MemoryView } from "./view.ts";

/** How much of an answer that has to name every one of its items is taken. */
export class AnswerRoom {
  readonly #most: number;
  #bytes = 0;

  /** @param most UTF-8 bytes that views may take together */
  constructor(most: number) {
    this.#most = most;
  }

  /** UTF-8 bytes of the views so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The view, or where there is no room for it, what says which memory it is. */
  shown(view: MemoryView): MemoryView {
    const bytes = bytesOf(view);
    if (this.#bytes + bytes > this.#most) {
      const reference = referenceView(view);
      this.#bytes += bytesOf(reference);
      return reference;
    }
    this.#bytes += bytes;
    return view;
  }
}

function bytesOf(view: MemoryView): number {
  return Buffer.byteLength(JSON.stringify(view));
}
