import { type Call, StoreError } from "@mgp/core";
import { type AbortReason, abortError } from "../store/call-limit.ts";

/** A call that takes part in a statement with others. */
export interface Participant {
  readonly call: Call;
  readonly reject: (error: StoreError) => void;
}

/**
 * The call of a statement that several calls share: it lasts as long as the longest of them, and is cancelled when
 * no call waits for it any more.
 */
export class SharedCall {
  readonly call: Call;
  readonly #controller = new AbortController();
  readonly #effect: "read" | "write";
  readonly #left: Set<Participant>;
  #lastReason: AbortReason = "cancelled";

  constructor(participants: readonly Participant[], effect: "read" | "write") {
    this.#left = new Set(participants);
    this.#effect = effect;
    const deadline = participants.reduce((latest, { call }) => Math.max(latest, call.deadline), 0);
    this.call = { signal: this.#controller.signal, deadline };
  }

  /**
   * The last one ends the statement. A read is answered at once; of a write, one that leaves others behind leaves it to
   * them, and the last one gets its outcome.
   */
  abort(participant: Participant, why: AbortReason): void {
    if (!this.#left.delete(participant)) return;
    const isLast = this.#left.size === 0;
    if (this.#effect === "read") participant.reject(abortError(why));
    else if (!isLast) participant.reject(leftToOthers(why));
    if (!isLast) return;
    this.#lastReason = why;
    this.#controller.abort();
  }

  /** The statement's error as its last participant gets it. */
  errorOf(error: unknown): unknown {
    return StoreError.isInstance(error) && error.code === "cancelled" ? abortError(this.#lastReason) : error;
  }
}

function leftToOthers(why: AbortReason): StoreError {
  const what = why === "cancelled" ? "the call was cancelled" : "the deadline passed";
  return new StoreError("unknown_outcome", `${what} while it was written together with others`);
}
