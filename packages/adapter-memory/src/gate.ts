import { type Call, StoreError } from "@mgp/core";

/** What every call passes before anything else. */
export class Gate {
  readonly now: () => number;
  #isOpen = true;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Throws where the call must not begin. Nothing can interrupt it later: calls run without waiting for anything. */
  enter(call: Call): void {
    if (!this.#isOpen) throw new StoreError("unavailable", "the memory store is closed");
    if (call.signal.aborted) throw new StoreError("cancelled", "the call was cancelled before it began");
    if (this.now() >= call.deadline) throw new StoreError("deadline", "the deadline passed before the call began");
  }

  close(): void {
    this.#isOpen = false;
  }
}
