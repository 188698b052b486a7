import { type Call, guarded, StoreError } from "@mgp/core";

/** The longest wait that a timer can be set to, in milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

/** Why a call is aborted. */
export type AbortReason = "cancelled" | "deadline";

/** How long a call has, in milliseconds of real time. @returns 0 when its deadline has passed */
export function remainingMs(call: Call, now: number): number {
  return Math.min(LONGEST_TIMER, Math.max(0, call.deadline - now));
}

/** A call that ended before it had any effect. @returns an error with the code `cancelled` or `deadline` */
export function abortError(why: AbortReason): StoreError {
  const message =
    why === "cancelled"
      ? "the call was cancelled before it took effect"
      : "the deadline passed before the call took effect";
  return new StoreError(why, message);
}

/**
 * Why the call must not go on, by the clock, whether or not a timer has told already.
 *
 * @param now epoch milliseconds
 * @returns `undefined` when it may go on
 */
export function refusalOf(call: Call, now: number): StoreError | undefined {
  if (call.signal.aborted) return abortError("cancelled");
  return now >= call.deadline ? abortError("deadline") : undefined;
}

/** Tells once when a call is cancelled or its deadline passes, unless it is ended before. */
export class CallLimit {
  readonly #call: Call;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort: () => void;

  /**
   * @param now epoch milliseconds
   * @param onFailure told what `onReached` throws, which would reach no caller
   */
  constructor(call: Call, now: number, onReached: (why: AbortReason) => void, onFailure: (error: unknown) => void) {
    this.#call = call;
    const reach = (why: AbortReason): void => {
      this.end();
      onReached(why);
    };
    this.#onAbort = guarded(() => reach("cancelled"), onFailure);
    this.#timer = setTimeout(
      guarded(() => reach("deadline"), onFailure),
      // A timer leaves out fractions, and would tell before the deadline.
      Math.ceil(remainingMs(call, now)),
    );
    call.signal.addEventListener("abort", this.#onAbort, { once: true });
    if (call.signal.aborted) queueMicrotask(this.#onAbort);
  }

  /** Takes the timer and the listener away. */
  end(): void {
    clearTimeout(this.#timer);
    this.#call.signal.removeEventListener("abort", this.#onAbort);
  }
}

/**
 * Runs some work for as long as a call lasts.
 *
 * @param now epoch milliseconds
 * @param work is told when the call is over: `over` resolves with why, and not at all when the work ends before
 * @returns what the work returns; it is waited for also when the call is over
 */
export async function withinLimit<Result>(
  call: Call,
  now: number,
  work: (over: Promise<AbortReason>) => Promise<Result>,
): Promise<Result> {
  const { promise: over, resolve, reject } = Promise.withResolvers<AbortReason>();
  const limit = new CallLimit(call, now, resolve, reject);
  try {
    return await work(over);
  } finally {
    limit.end();
  }
}

/** @throws StoreError the error of the call, once it is over */
export async function rejectWhenAborted(over: Promise<AbortReason>): Promise<never> {
  throw abortError(await over);
}
