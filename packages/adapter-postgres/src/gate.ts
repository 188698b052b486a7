import { type Call, StoreError } from "@mgp/core";
import { refusalOf } from "@mgp/postgres";

/** What every call passes before anything else, and again before it has an effect; it counts those in flight. */
export class Gate {
  readonly now: () => number;
  #isOpen = true;
  #inFlight = 0;
  #onIdle: (() => void) | undefined;

  constructor(now: () => number) {
    this.now = now;
  }

  /** Runs a call, unless it must not begin. */
  async pass<Result>(call: Call, work: () => Promise<Result>): Promise<Result> {
    if (!this.#isOpen) throw new StoreError("unavailable", "the PostgreSQL store is closed");
    this.check(call);
    this.#inFlight += 1;
    try {
      return await work();
    } finally {
      this.#inFlight -= 1;
      if (this.#inFlight === 0) this.#onIdle?.();
    }
  }

  /** Throws where the call must not go on; a store that is being closed lets those in flight pass. */
  check(call: Call): void {
    const refusal = this.refusal(call);
    if (refusal !== undefined) throw refusal;
  }

  /** Why the call must not go on; `undefined`: it may. By the clock, whether or not a timer has told already. */
  refusal(call: Call): StoreError | undefined {
    return refusalOf(call, this.now());
  }

  /** Resolves when no call is in flight; false: it was closed before. */
  async close(): Promise<boolean> {
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    if (this.#inFlight > 0)
      await new Promise<void>((resolve) => {
        const others = this.#onIdle;
        this.#onIdle = () => {
          others?.();
          resolve();
        };
      });
    return wasOpen;
  }
}
