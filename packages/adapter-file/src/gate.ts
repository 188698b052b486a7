import { type Call, StoreError } from "@mgp/core";

/** What every call passes before anything else, and what `close` waits for. */
export class Gate {
  readonly now: () => number;
  readonly #inFlight = new Set<Promise<unknown>>();
  #isOpen = true;

  constructor(now: () => number) {
    this.now = now;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Does the work of one call, unless it must not begin. */
  async pass<Result>(call: Call, work: () => Result | Promise<Result>): Promise<Result> {
    if (!this.#isOpen) throw new StoreError("unavailable", "the file store is closed");
    this.check(call);
    const running = Promise.resolve().then(work);
    // A failure is the caller's; here only the end counts.
    const ended = running.then(
      () => undefined,
      () => undefined,
    );
    this.#inFlight.add(ended);
    try {
      return await running;
    } finally {
      this.#inFlight.delete(ended);
    }
  }

  /** Throws where the call should not go on; before an effect only. */
  check(call: Call): void {
    if (call.signal.aborted) throw new StoreError("cancelled", "the call was cancelled before it took effect");
    if (this.now() >= call.deadline)
      throw new StoreError("deadline", "the deadline passed before the call took effect");
  }

  /** Lets nobody in any more; resolves when the last call is through. */
  async close(): Promise<void> {
    this.#isOpen = false;
    await Promise.all(this.#inFlight);
  }
}
