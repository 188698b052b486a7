import { guarded } from "@mgp/core";

/** Characters or bytes of work between two turns that others get: some milliseconds of it. */
const TURN = 65_536;

/** Requests that wait for their turn, the first at the front. */
const waiting: (() => void)[] = [];

const nextTurn = guarded(
  () => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(nextTurn);
  },
  () => undefined,
);

/**
 * Resolves when it is this request's turn. There is one turn in each round of the event loop: however many requests
 * have much to do, what is new waits for a piece of one of them, and not for a piece of each.
 */
export async function turn(): Promise<void> {
  await new Promise<void>((resolve) => {
    if (waiting.push(resolve) === 1) setImmediate(nextTurn);
  });
}

/** Lets other requests have their turn while one request works on much text. */
export class Pace {
  #spent = 0;

  /** Notes work that was done, in characters or bytes. Where it has been enough, resolves when others had their turn. */
  spend(amount: number): Promise<void> | undefined {
    this.#spent += amount;
    if (this.#spent < TURN) return undefined;
    this.#spent = 0;
    return turn();
  }

  /** Does work that is cut into steps to its end; each step says what it has cost. */
  async finish<Result>(steps: Generator<number, Result, undefined>): Promise<Result> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      const others = this.spend(step.value);
      if (others !== undefined) await others;
    }
  }
}
