import { type Gate, givenUp } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, guarded, StoreError } from "@mgp/core";
import { Limit, type LimitReached } from "../limit.ts";
import type { Session } from "../sql/session.ts";
import { toConnectError } from "../store-errors.ts";
import { Connection, type ConnectionOptions } from "./connection.ts";

export interface PoolOptions extends ConnectionOptions {
  readonly size: number;
}

/** The server closes a session that it has heard nothing of for so long, in milliseconds. */
const UNHEARD_MS = 3_000;

/** A connection that was used longer ago is not used again: the server may be about to close it. */
const STALE_MS = 2_000;

/** How often an idle connection lets the server hear of it. */
const TOUCH_MS = 1_000;

interface Waiting {
  readonly resolve: (connection: Connection) => void;
  readonly reject: (error: StoreError) => void;
}

/** A connection that nobody uses, and when the server heard of it last, by `performance.now()`. */
interface Idle {
  readonly connection: Connection;
  readonly since: number;
}

/**
 * Connections, opened when they are needed and at most so many. One that is lost makes room for another, so a database
 * that comes back is found again by the next call.
 *
 * The server closes a session that is silent. So what a process sends that was stopped for a while, or what the network
 * held back, begins no effect long after its deadline, when others may have found out that there was none.
 */
export class ConnectionPool {
  readonly #options: PoolOptions;
  readonly #gate: Gate;
  readonly #connections = new Set<Connection>();
  /** The last one given back is the next one taken: few stay in use rather than all now and then. */
  readonly #idle: Idle[] = [];
  readonly #waiting = new Set<Waiting>();
  readonly #log: AdapterContext["log"];
  readonly #touching: NodeJS.Timeout;
  #opening = 0;
  #isClosed = false;
  /** What was last logged. */
  #isReachable = true;

  constructor(options: PoolOptions, gate: Gate, log: AdapterContext["log"]) {
    this.#options = options;
    this.#gate = gate;
    this.#log = log;
    const touch = guarded(
      () => this.#touchIdle(),
      (error) => this.#failed(error),
    );
    this.#touching = setInterval(touch, TOUCH_MS).unref();
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
    const leave = (why: LimitReached): void => {
      if (this.#waiting.delete(waiting)) reject(givenUp(why));
    };
    const limit = new Limit(call, this.#gate.now(), leave, reject);
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
      this.#idle.push({ connection, since: performance.now() });
      return;
    }
    this.#waiting.delete(waiting);
    waiting.resolve(connection);
  }

  /** Ends all. The calls that held connections have ended before. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#touching);
    this.#refuseAll(new StoreError("unavailable", "the PostgreSQL store is closed"));
    await Promise.all(this.#idle.splice(0).map(async ({ connection }) => await endWell(connection)));
    for (const connection of this.#connections) connection.destroy();
  }

  #takeIdle(session: Session): Connection | undefined {
    const now = performance.now();
    for (const { connection, since } of this.#idle) {
      if (now - since >= STALE_MS) connection.destroy();
    }
    // One that was just lost is still here until its end is told.
    const usable = this.#idle.filter(({ connection }) => !connection.hasEnded);
    const taken = usable.findLast(({ connection }) => connection.isAdjusted(session)) ?? usable.at(-1);
    if (taken === undefined) return undefined;
    this.#idle.splice(this.#idle.indexOf(taken), 1);
    return taken.connection;
  }

  #touchIdle(): void {
    const before = performance.now() - TOUCH_MS / 2;
    for (const idle of this.#idle.filter(({ since }) => since <= before)) {
      this.#idle.splice(this.#idle.indexOf(idle), 1);
      this.#touch(idle.connection).catch((error: unknown) => this.#failed(error));
    }
  }

  async #touch(connection: Connection): Promise<void> {
    // A network that swallows everything tells nobody that it does.
    const timer = setTimeout(
      guarded(
        () => connection.destroy(),
        (error) => this.#failed(error),
      ),
      STALE_MS,
    );
    await connection.runText("").catch(() => connection.destroy());
    clearTimeout(timer);
    this.release(connection);
  }

  #openForWaiting(): void {
    if (this.#opening >= this.#waiting.size) return;
    if (this.#connections.size + this.#opening >= this.#options.size) return;
    this.#opening += 1;
    this.#open().catch((error: unknown) => this.#failed(error));
  }

  /** What it opens is for whoever waits then, even if the caller that asked for it has left. */
  async #open(): Promise<void> {
    let opened: Connection | undefined;
    try {
      const connection = await Connection.open({ ...this.#options, unheardMs: UNHEARD_MS }, () => {
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

  /** What is no trouble of the network's. The connections that there are stay in use. */
  #failed(error: unknown): void {
    this.#log("error", "postgres_pool_failed", { error: error instanceof Error ? error.name : typeof error });
  }

  #note(isReachable: boolean, error?: StoreError): void {
    if (isReachable === this.#isReachable) return;
    this.#isReachable = isReachable;
    if (isReachable) this.#log("info", "postgres_reachable");
    else this.#log("warn", "postgres_unreachable", { reason: error?.message });
  }

  #forget(connection: Connection): void {
    if (!this.#connections.delete(connection)) return;
    const place = this.#idle.findIndex((idle) => idle.connection === connection);
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
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    guarded(() => connection.destroy(), reject),
    1_000,
  );
  await Promise.race([connection.end(), late]).catch(() => undefined);
  clearTimeout(timer);
}
