import type { AbortReason } from "@mgp/adapter-kit";
import type { ConnectionPool } from "./connection-pool.ts";
import type { Connection } from "./connection.ts";
import type { Session } from "./session.ts";

/**
 * A share of a pool: at most so many connections at a time, given to callers in the order in which they came. What
 * holds up one lane does not hold up another.
 */
export class Lane {
  readonly #pool: ConnectionPool;
  readonly #most: number;
  readonly #waiting = new Set<PromiseWithResolvers<void>>();
  #used = 0;
  #isClosed = false;

  /** @param most connections at a time */
  constructor(pool: ConnectionPool, most: number) {
    this.#pool = pool;
    this.#most = most;
  }

  /**
   * A connection for one caller, until `release`.
   *
   * @param over resolves when the caller gives up, with why
   * @returns that reason when it came first; fails with the driver's error when there is no connection to be had
   */
  async acquire(session: Session, over: Promise<AbortReason>): Promise<Connection | AbortReason> {
    if (this.#isClosed) throw closed();
    if (this.#used < this.#most) this.#used += 1;
    else {
      const why = await this.#turn(over);
      if (why !== undefined) return why;
    }
    const idle = this.#pool.takeIdle(session);
    if (idle !== undefined) return idle;
    const taking = this.#take(session);
    const first = await Promise.race([taking, over]);
    // What arrives later is for the next one.
    if (typeof first === "string") taking.then((connection) => this.release(connection)).catch(() => undefined);
    return first;
  }

  /** Gives a connection back; one that has ended is replaced when it is needed. */
  release(connection: Connection): void {
    this.#pool.release(connection);
    this.#pass();
  }

  /** Refuses those who wait. Connections that are in use go back to the pool as ever. */
  close(): void {
    this.#isClosed = true;
    for (const { reject } of this.#waiting) reject(closed());
    this.#waiting.clear();
  }

  /** Waits for a place. @returns why there will be none */
  async #turn(over: Promise<AbortReason>): Promise<AbortReason | undefined> {
    const turn = Promise.withResolvers<void>();
    this.#waiting.add(turn);
    const why = await Promise.race([turn.promise, over]);
    if (typeof why !== "string") return undefined;
    // Its turn came at the same moment: it is the next one's.
    if (!this.#waiting.delete(turn)) this.#pass();
    return why;
  }

  async #take(session: Session): Promise<Connection> {
    try {
      return await this.#pool.take(session);
    } catch (error) {
      this.#pass();
      throw error;
    }
  }

  #pass(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#used -= 1;
      return;
    }
    this.#waiting.delete(next);
    next.resolve();
  }
}

function closed(): Error {
  return new Error("the pool of connections is closed");
}
