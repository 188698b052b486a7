import { type Call, StoreError } from "@mgp/core";

/** What every call passes before anything else, and again before it has an effect. */
export class Gate {
  readonly now: () => number;
  #isOpen = true;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Throws where the call must not begin. */
  enter(call: Call): void {
    if (!this.#isOpen) throw new StoreError("unavailable", "the graph store is closed");
    this.check(call);
  }

  /** Throws where the call must not go on; a store that is being closed lets those in flight pass. */
  check(call: Call): void {
    if (call.signal.aborted) throw new StoreError("cancelled", "the call was cancelled before it took effect");
    if (this.now() >= call.deadline)
      throw new StoreError("deadline", "the deadline passed before the call took effect");
  }

  /** False: it was closed before. */
  close(): boolean {
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    return wasOpen;
  }
}
