import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import { type Gate, givenUp } from "../gate.ts";
import { Limit } from "../limit.ts";
import type { Session } from "../sql/session.ts";
import { toConnectError } from "../store-errors.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";

export interface PoolOptions extends ConnectionOptions {
  readonly size: number;
}

interface Waiting {
  readonly resolve: (connection: Connection) => void;
  readonly reject: (error: StoreError) => void;
}

/**
 * Connections, opened when they are needed and at most so many. One that is lost makes room for another, so a database
 * that comes back is found again by the next call.
 */
export class ConnectionPool {
  readonly #options: PoolOptions;
  readonly #gate: Gate;
  readonly #connections = new Set<Connection>();
  /** The last one given back is the next one taken: few stay in use rather than all now and then. */
  readonly #idle: Connection[] = [];
  readonly #waiting = new Set<Waiting>();
  readonly #log: AdapterContext["log"];
  #opening = 0;
  #isClosed = false;
  /** What was last logged. */
  #isReachable = true;

  constructor(options: PoolOptions, gate: Gate, log: AdapterContext["log"]) {
    this.#options = options;
    this.#gate = gate;
    this.#log = log;
  }

  /**
   * A connection for one caller, until `release`; waits for one as long as the call may. Among those that are free it
   * takes the one that need not be told anything first.
   */
  async acquire(session: Session, call: Call): Promise<Connection> {
    const idle = this.#takeIdle(session);
    if (idle !== undefined) return idle;
    const { promise, resolve, reject } = Promise.withResolvers<Connection>();
    const waiting: Waiting = { resolve, reject };
    const limit = new Limit(call, this.#gate.now(), (why) => {
      if (this.#waiting.delete(waiting)) reject(givenUp(why));
    });
    this.#waiting.add(waiting);
    this.#openForWaiting();
    try {
      return await promise;
    } finally {
      limit.end();
    }
  }

  /** Gives a connection back; one that has ended is replaced when it is needed. */
  release(connection: Connection): void {
    if (connection.hasEnded) return this.#forget(connection);
    if (this.#isClosed) return void connection.end().catch(() => undefined);
    const [waiting] = this.#waiting;
    if (waiting === undefined) {
      this.#idle.push(connection);
      return;
    }
    this.#waiting.delete(waiting);
    waiting.resolve(connection);
  }

  /** Ends all. The calls that held connections have ended before. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#refuseAll(new StoreError("unavailable", "the PostgreSQL store is closed"));
    await Promise.all(this.#idle.splice(0).map(async (connection) => await endWell(connection)));
    for (const connection of this.#connections) connection.destroy();
  }

  #takeIdle(session: Session): Connection | undefined {
    // One that was just lost is still here until its end is told.
    const usable = this.#idle.filter((connection) => !connection.hasEnded);
    const taken = usable.findLast((connection) => connection.isAdjusted(session)) ?? usable.at(-1);
    if (taken !== undefined) this.#idle.splice(this.#idle.indexOf(taken), 1);
    return taken;
  }

  #openForWaiting(): void {
    if (this.#opening >= this.#waiting.size) return;
    if (this.#connections.size + this.#opening >= this.#options.size) return;
    this.#opening += 1;
    void this.#open();
  }

  /** What it opens is for whoever waits then, even if the caller that asked for it has left. */
  async #open(): Promise<void> {
    let opened: Connection | undefined;
    try {
      const connection = await Connection.open(this.#options, () => {
        if (opened !== undefined) this.#forget(opened);
      });
      opened = connection;
      this.#opening -= 1;
      this.#connections.add(connection);
      this.#note(true);
      this.release(connection);
    } catch (error) {
      this.#opening -= 1;
      this.#note(false, toConnectError(error));
      // As long as one is left, those who wait get theirs when it is given back.
      if (this.#connections.size + this.#opening === 0) this.#refuseAll(toConnectError(error));
    }
  }

  #note(isReachable: boolean, error?: StoreError): void {
    if (isReachable === this.#isReachable) return;
    this.#isReachable = isReachable;
    if (isReachable) this.#log("info", "postgres_reachable");
    else this.#log("warn", "postgres_unreachable", { reason: error?.message });
  }

  #forget(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    const place = this.#idle.indexOf(connection);
    if (place !== -1) this.#idle.splice(place, 1);
    this.#openForWaiting();
  }

  #refuseAll(error: StoreError): void {
    for (const { reject } of this.#waiting) reject(error);
    this.#waiting.clear();
  }
}

/** Says goodbye, but waits for no server that does not answer. */
async function endWell(connection: Connection): Promise<void> {
  const timer = setTimeout(() => connection.destroy(), 1_000);
  await connection.end().catch(() => undefined);
  clearTimeout(timer);
}
