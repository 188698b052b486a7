import { type Call, StoreError } from "@mgp/core";

/**
 * What every call passes before it begins. The stand-in answers at once, so this is all; a real driver is also handed
 * `call.signal` and the time that is left, for as long as it works.
 */
export class Gate {
  readonly now: () => number;
  #isOpen = true;

  constructor(now: () => number) {
    this.now = now;
  }

  enter(call: Call): void {
    if (!this.#isOpen) throw new StoreError("unavailable", "the store is closed");
    if (call.signal.aborted) throw new StoreError("cancelled", "the call was cancelled before it began");
    if (this.now() >= call.deadline) throw new StoreError("deadline", "the deadline passed before the call began");
  }

  close(): void {
    this.#isOpen = false;
  }
}
