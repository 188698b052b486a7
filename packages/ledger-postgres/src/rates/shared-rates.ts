import { LedgerUnavailable, numberIn, type RequestRates } from "@mgp/governance";
import type { Database } from "../storage/database.ts";

/** Requests of one caller that are counted together, and the promises that wait for that. */
interface Batch {
  readonly waiting: PromiseWithResolvers<number | undefined>[];
}

/** How long nothing is counted after a failure, in milliseconds. */
const REST_MS = 2_000;

/**
 * Counts requests in the database, by its clock, in windows of one second. What comes in while a caller's statement
 * is under way is counted by the next one, so that a busy caller costs one statement at a time.
 */
export class SharedRates implements RequestRates {
  readonly #database: Database;
  readonly #sql: string;
  readonly #inFlight = new Set<string>();
  readonly #next = new Map<string, Batch>();
  #restUntil = Number.NEGATIVE_INFINITY;

  /** @param database one that gives up soon @param schema quoted already */
  constructor(database: Database, schema: string) {
    this.#database = database;
    this.#sql = `INSERT INTO ${schema}.rate AS kept (caller, requests, until)
      VALUES ($1, $2, clock_timestamp() + interval '1 second')
      ON CONFLICT (caller) DO UPDATE SET
        requests = CASE WHEN kept.until <= clock_timestamp() THEN $2 ELSE kept.requests + $2 END,
        until = CASE WHEN kept.until <= clock_timestamp() THEN excluded.until ELSE kept.until END
      RETURNING requests, ceil(extract(epoch FROM until - clock_timestamp()) * 1000)::integer AS wait`;
  }

  async count(callerId: string, perSecond: number): Promise<number | undefined> {
    if (performance.now() < this.#restUntil)
      throw new LedgerUnavailable("Requests are not counted together for a moment.", { outcome: "none" });
    const waiting = Promise.withResolvers<number | undefined>();
    const batch = this.#next.get(callerId);
    if (batch === undefined) this.#next.set(callerId, { waiting: [waiting] });
    else batch.waiting.push(waiting);
    // What goes wrong is told to those who wait for it.
    if (!this.#inFlight.has(callerId)) this.#countNext(callerId, perSecond).catch(waiting.reject);
    return await waiting.promise;
  }

  async #countNext(callerId: string, perSecond: number): Promise<void> {
    this.#inFlight.add(callerId);
    for (let batch = this.#take(callerId); batch !== undefined; batch = this.#take(callerId)) {
      const { waiting } = batch;
      try {
        const [row = {}] = await this.#database.query(this.#sql, [callerId, waiting.length]);
        const before = numberIn(row, "requests") - waiting.length;
        const waitMs = Math.max(1, numberIn(row, "wait"));
        for (const [place, { resolve }] of waiting.entries()) resolve(before + place < perSecond ? undefined : waitMs);
      } catch (error) {
        this.#restUntil = performance.now() + REST_MS;
        for (const { reject } of waiting) reject(error);
      }
    }
    this.#inFlight.delete(callerId);
  }

  #take(callerId: string): Batch | undefined {
    const batch = this.#next.get(callerId);
    this.#next.delete(callerId);
    return batch;
  }
}
