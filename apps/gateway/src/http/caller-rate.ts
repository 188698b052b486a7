import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** How many requests a second each caller may send. */
export class CallerRate {
  readonly #limiter: RateLimiterMemory;

  constructor(perSecond: number) {
    this.#limiter = new RateLimiterMemory({ points: perSecond, duration: 1 });
  }

  /** Counts one request. Over the rate: after how many seconds to come back. */
  async consume(callerId: string): Promise<number | undefined> {
    try {
      await this.#limiter.consume(callerId);
      return undefined;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.max(1, Math.ceil(error.msBeforeNext / 1_000));
      throw error;
    }
  }
}
