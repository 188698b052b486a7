import { type Call, StoreError, guarded } from "@mgp/core";

/** The longest that a timer can wait; calls that may take longer are not hurried. */
const LONGEST_TIMER_MS = 2_147_483_647;

/** What every call passes before anything else, and again before it has an effect. */
export class Gate {
  readonly now: () => number;
  #isOpen = true;
  #inside = 0;
  #emptied: (() => void)[] = [];

  constructor(now: () => number) {
    this.now = now;
  }

  /** Runs a call from its beginning to its end; `close` waits for it. Throws where it must not begin. */
  async pass<Result>(call: Call, run: () => Promise<Result>): Promise<Result> {
    if (!this.#isOpen) throw new StoreError("unavailable", "the LanceDB store is closed");
    this.check(call);
    this.#inside += 1;
    try {
      return await run();
    } finally {
      this.#inside -= 1;
      if (this.#inside === 0) for (const resolve of this.#emptied.splice(0)) resolve();
    }
  }

  /** Throws where the call must not go on; a store that is being closed lets those in flight pass. */
  check(call: Call): void {
    if (call.signal.aborted) throw new StoreError("cancelled", "the call was cancelled before it took effect");
    if (this.now() >= call.deadline)
      throw new StoreError("deadline", "the deadline passed before the call took effect");
  }

  /** The same result, unless the call is given up before it comes. For reads: the driver may go on, without effect. */
  async whileWaited<Result>(call: Call, result: Promise<Result>): Promise<Result> {
    const { promise, reject } = Promise.withResolvers<never>();
    const giveUp = guarded(() => {
      reject(new StoreError("cancelled", "the call was cancelled before it took effect"));
    }, reject);
    const beLate = guarded(() => {
      reject(new StoreError("deadline", "the deadline passed before the call took effect"));
    }, reject);
    const timer = setTimeout(beLate, this.timeLeft(call));
    call.signal.addEventListener("abort", giveUp);
    try {
      return await Promise.race([result, promise]);
    } finally {
      clearTimeout(timer);
      call.signal.removeEventListener("abort", giveUp);
    }
  }

  /** Milliseconds that the call may still take, as a timer counts them. */
  timeLeft(call: Call): number {
    return Math.max(1, Math.min(LONGEST_TIMER_MS, Math.ceil(call.deadline - this.now())));
  }

  /** Waits for the calls in flight. False: it was closed before. */
  async close(): Promise<boolean> {
    const wasOpen = this.#isOpen;
    this.#isOpen = false;
    if (this.#inside > 0) await new Promise<void>((resolve) => this.#emptied.push(resolve));
    return wasOpen;
  }
}
