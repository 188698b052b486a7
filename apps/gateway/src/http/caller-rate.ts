import { LedgerUnavailable, type RequestRates } from "@mgp/governance";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/**
 * How many requests a second each caller may send: to all gateways that share a ledger, where there is one and it
 * answers, else to this one.
 */
export class CallerRate {
  readonly #perSecond: number;
  readonly #shared: RequestRates | undefined;
  readonly #limiter: RateLimiterMemory;

  constructor(perSecond: number, shared?: RequestRates) {
    this.#perSecond = perSecond;
    this.#shared = shared;
    this.#limiter = new RateLimiterMemory({ points: perSecond, duration: 1 });
  }

  /** Counts one request. Over the rate: after how many seconds to come back. */
  async consume(callerId: string): Promise<number | undefined> {
    if (this.#shared === undefined) return await this.#consumeHere(callerId);
    try {
      const waitMs = await this.#shared.count(callerId, this.#perSecond);
      return waitMs === undefined ? undefined : Math.max(1, Math.ceil(waitMs / 1_000));
    } catch (error) {
      if (LedgerUnavailable.isInstance(error)) return await this.#consumeHere(callerId);
      throw error;
    }
  }

  async #consumeHere(callerId: string): Promise<number | undefined> {
    try {
      await this.#limiter.consume(callerId);
      return undefined;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      throw error;
    }
  }
}
