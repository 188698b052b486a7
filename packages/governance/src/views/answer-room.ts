import type { Hold } from "../request/hold.ts";
import { referenceView } from "./reference-view.ts";
import type { MemoryView } from "./view.ts";

/** How much of an answer that has to name every one of its items is taken. */
export class AnswerRoom {
  readonly #most: number;
  readonly #hold: Hold;
  #bytes = 0;

  /**
   * @param most UTF-8 bytes that views may take together
   * @param hold asked for room for them all
   */
  constructor(most: number, hold: Hold = () => undefined) {
    this.#most = most;
    this.#hold = hold;
  }

  /** UTF-8 bytes of the views so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** The view, or where there is no room for it, what says which memory it is. */
  shown(view: MemoryView): MemoryView {
    const bytes = bytesOf(view);
    const all = this.#bytes + bytes;
    if (all > this.#most || this.#hold(all) !== undefined) {
      const reference = referenceView(view);
      this.#bytes += bytesOf(reference);
      return reference;
    }
    this.#bytes = all;
    return view;
  }
}

function bytesOf(view: MemoryView): number {
  return Buffer.byteLength(JSON.stringify(view));
}
