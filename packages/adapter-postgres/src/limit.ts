import { guarded, type Call } from "@mgp/core";

/** The longest wait that a timer can be set to, in milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

/** Why a call is given up. */
export type LimitReached = "cancelled" | "deadline";

/** How long a call has, in milliseconds of real time. */
export function remainingMs(call: Call, now: number): number {
  return Math.min(LONGEST_TIMER, Math.max(0, call.deadline - now));
}

/** Tells once when a call is cancelled or its deadline passes, unless it is ended before. */
export class Limit {
  readonly #call: Call;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort: () => void;

  /** @param onFailure told what `onReached` throws; nobody else would be */
  constructor(call: Call, now: number, onReached: (why: LimitReached) => void, onFailure: (error: unknown) => void) {
    this.#call = call;
    const reach = (why: LimitReached): void => {
      this.end();
      onReached(why);
    };
    this.#onAbort = guarded(() => reach("cancelled"), onFailure);
    this.#timer = setTimeout(
      guarded(() => reach("deadline"), onFailure),
      remainingMs(call, now),
    );
    call.signal.addEventListener("abort", this.#onAbort, { once: true });
    if (call.signal.aborted) queueMicrotask(this.#onAbort);
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#call.signal.removeEventListener("abort", this.#onAbort);
  }
}
