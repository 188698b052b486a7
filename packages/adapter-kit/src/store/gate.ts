import { type Call, StoreError } from "@mgp/core";
import { rejectWhenAborted, refusalOf, remainingMs, withinLimit } from "./call-limit.ts";

/**
 * What every call of a store passes before anything else, and again before it has an effect. It counts the calls that
 * are in flight, so that `close` can wait for them.
 */
export class Gate {
  /** The store's name as it stands in messages: `the ${name} store is closed`. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly #onEmpty: (() => void)[] = [];
  #inFlight = 0;
  #isOpen = true;

  constructor(name: string, now: () => number) {
    this.name = name;
    this.now = now;
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /**
   * Lets a call in; `leave` has to follow, whatever becomes of it.
   *
   * @throws StoreError `unavailable` when the store is closed, `cancelled` or `deadline` when the call is over
   */
  enter(call: Call): void {
    if (!this.#isOpen) throw new StoreError("unavailable", `the ${this.name} store is closed`);
    this.check(call);
    this.#inFlight += 1;
  }

  /** Ends a call that `enter` admitted. */
  leave(): void {
    this.#inFlight -= 1;
    if (this.#inFlight === 0) for (const resolve of this.#onEmpty.splice(0)) resolve();
  }

  /**
   * Asks whether a call may go on, before each effect. While a store is being closed, calls in flight go on.
   *
   * @throws StoreError `cancelled`, `deadline`
   */
  check(call: Call): void {
    const refusal = this.refusal(call);
    if (refusal !== undefined) throw refusal;
  }

  /** @returns why the call must not go on, by the clock and not by a timer; `undefined` when it may */
  refusal(call: Call): StoreError | undefined {
    return refusalOf(call, this.now());
  }

  /** @returns the milliseconds that the call may still take, as a timer counts them: at least 1 */
  timeLeft(call: Call): number {
    return Math.max(1, Math.ceil(remainingMs(call, this.now())));
  }

  /** @returns a question that is answered with `true` until the budget of so many milliseconds is spent */
  within(budgetMs: number): () => boolean {
    const end = this.now() + budgetMs;
    return () => this.now() < end;
  }

  /**
   * Waits for a result for as long as the call lasts. For reads alone: the driver may go on without effect.
   *
   * @throws StoreError `cancelled`, `deadline`, as soon as the call is over
   */
  async whileWaited<Result>(call: Call, result: Promise<Result>): Promise<Result> {
    return await withinLimit(call, this.now(), async (over) => await Promise.race([result, rejectWhenAborted(over)]));
  }

  /** Lets no call in any more; resolves when the last one in flight has left. */
  async close(): Promise<void> {
    this.#isOpen = false;
    if (this.#inFlight > 0) await new Promise<void>((resolve) => this.#onEmpty.push(resolve));
  }
}
