import { type Call, guarded } from "@mgp/core";
import type { Gate, GivenUp } from "../store/gate.ts";

/** Tells once when a call is cancelled or its deadline passes, unless it is ended before. */
export class CallLimit {
  readonly #call: Call;
  readonly #timer: NodeJS.Timeout;
  readonly #onAbort: () => void;

  /**
   * @param gate whose clock sets the call's deadline
   * @param onFailure told what `onReached` throws, which would reach no caller
   */
  constructor(call: Call, gate: Gate, onReached: (why: GivenUp) => void, onFailure: (error: unknown) => void) {
    this.#call = call;
    const reach = (why: GivenUp): void => {
      this.end();
      onReached(why);
    };
    this.#onAbort = guarded(() => reach("cancelled"), onFailure);
    this.#timer = setTimeout(
      guarded(() => reach("deadline"), onFailure),
      gate.timeLeft(call),
    );
    call.signal.addEventListener("abort", this.#onAbort, { once: true });
    if (call.signal.aborted) queueMicrotask(this.#onAbort);
  }

  /** It tells nothing any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#call.signal.removeEventListener("abort", this.#onAbort);
  }
}
