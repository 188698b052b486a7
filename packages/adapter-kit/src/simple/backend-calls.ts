import { type Call, StoreError } from "@mgp/core";
import type { Gate } from "../store/gate.ts";
import type { Awaitable } from "../store/store-body.ts";

/** The way of each call to a backend: not begun for a call that is over, and waited for no longer than it lasts. */
export class BackendCalls {
  readonly #gate: Gate;

  constructor(gate: Gate) {
    this.#gate = gate;
  }

  /** @throws StoreError `cancelled` or `deadline` when the call is over, else what the backend threw, or `unavailable` */
  async read<Result>(call: Call, work: () => Awaitable<Result>): Promise<Result> {
    this.#gate.check(call);
    try {
      return await this.#wait(call, work());
    } catch (error) {
      throw toStoreError(error, () => this.#gate.refusal(call) ?? this.#failed("unavailable", "did not answer", error));
    }
  }

  /** @throws StoreError as `read`, but `unknown_outcome` once the write has begun */
  async write<Result>(call: Call, work: () => Awaitable<Result>): Promise<Result> {
    this.#gate.check(call);
    const begun = this.#begin(work);
    try {
      return await this.#wait(call, begun);
    } catch (error) {
      const isOver = StoreError.isInstance(error) && (error.code === "cancelled" || error.code === "deadline");
      if (isOver) throw this.#unknown(error);
      throw toStoreError(error, () => this.#unknown(error));
    }
  }

  #begin<Result>(work: () => Awaitable<Result>): Awaitable<Result> {
    try {
      return work();
    } catch (error) {
      throw toStoreError(error, () => this.#unknown(error));
    }
  }

  async #wait<Result>(call: Call, result: Awaitable<Result>): Promise<Result> {
    return isLater(result) ? await this.#gate.whileWaited(call, Promise.resolve(result)) : result;
  }

  #unknown(cause: unknown): StoreError {
    return this.#failed("unknown_outcome", "was writing when it failed or the call ended", cause);
  }

  #failed(code: "unavailable" | "unknown_outcome", what: string, cause: unknown): StoreError {
    return new StoreError(code, `the backend of the ${this.#gate.name} store ${what}`, { cause });
  }
}

/** Drivers answer with promises of their own, too. */
function isLater<Result>(result: Result | PromiseLike<Result>): result is PromiseLike<Result> {
  const isObject = (typeof result === "object" && result !== null) || typeof result === "function";
  return isObject && "then" in result && typeof result.then === "function";
}

function toStoreError(error: unknown, otherwise: () => StoreError): StoreError {
  return StoreError.isInstance(error) ? error : otherwise();
}
