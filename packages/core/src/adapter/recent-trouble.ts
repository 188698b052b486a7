import type { StoreError } from "./store-error.ts";

/** How long a failure counts when nothing has been tried since, in milliseconds. */
const REMEMBERED_MS = 30_000;

/**
 * Remembers that a part of a store failed where only its use shows that. It is forgotten at the next success, and after
 * half a minute without a try: where a gateway in trouble is sent no requests, nothing else would show that it is over.
 */
export class RecentTrouble {
  readonly #now: () => number;
  #last: { readonly error: StoreError; readonly at: number } | undefined;

  /** @param now milliseconds */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** What went wrong last; `undefined`: nothing, or long ago. */
  get current(): StoreError | undefined {
    return this.#last !== undefined && this.#now() - this.#last.at < REMEMBERED_MS ? this.#last.error : undefined;
  }

  failed(error: StoreError): void {
    this.#last = { error, at: this.#now() };
  }

  succeeded(): void {
    this.#last = undefined;
  }
}
