import { setTimeout as wait } from "node:timers/promises";
import { guarded } from "@mgp/core";
import { Pool, type PoolClient } from "pg";
import { Connection } from "./connection.ts";
import type { Session } from "./session.ts";

/** A connection that was not used for so long is closed, in milliseconds, unless it is one of the last two. */
const IDLE_MS = 10_000;
const KEPT_IDLE = 2;

/** How long a connection may be silent before the network is asked whether the server is there, in milliseconds. */
const KEEP_ALIVE_MS = 10_000;

/** How many idle connections are passed over at most for one that need not be told anything. */
const MOST_PASSED_OVER = 4;

/** How long closing waits for what runs and for the server, in milliseconds. */
const CLOSE_MS = 1_000;

/**
 * Connections to one server under one role, opened when they are needed. How many there may be is up to the lanes that
 * take them. One that is lost makes room for another, so a database that comes back is found again by the next call.
 */
export class ConnectionPool {
  readonly #pool: Pool;
  readonly #connections = new Map<PoolClient, Connection>();
  /** Resolves when a connection is given back. */
  #givenBack: PromiseWithResolvers<void> | undefined;

  constructor(dsn: string) {
    this.#pool = new Pool({
      connectionString: dsn,
      max: Number.MAX_SAFE_INTEGER,
      min: KEPT_IDLE,
      idleTimeoutMillis: IDLE_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      fallback_application_name: "mgp",
    });
    // An idle connection that breaks is replaced when it is needed.
    this.#pool.on("error", ignored);
    // The pool listens to idle connections only, and between its hand and ours a server that dies as it greets would
    // end this process.
    this.#pool.on(
      "connect",
      guarded((client: PoolClient) => this.#add(client), nothing),
    );
  }

  /** Opening a connection may take so many milliseconds, or what was allowed before, whichever is more. */
  allow(connectTimeoutMs: number): void {
    const { options } = this.#pool;
    options.connectionTimeoutMillis = Math.max(options.connectionTimeoutMillis ?? 0, connectTimeoutMs);
  }

  /**
   * A connection for one caller, until `release`. Among those that are free it takes the one that need not be told
   * anything first.
   *
   * @returns fails with the driver's error when none can be opened, and none is left to wait for
   */
  async take(session: Session): Promise<Connection> {
    const passedOver: Connection[] = [];
    try {
      for (;;) {
        const connection = await this.#next();
        const isLast = passedOver.length === MOST_PASSED_OVER || this.#pool.idleCount <= this.#pool.waitingCount;
        if (isLast || connection.fits(session)) return connection;
        passedOver.push(connection);
      }
    } finally {
      // In the order in which they lay: the last one used is the next one taken, so that few stay in use.
      for (const connection of passedOver.toReversed()) connection.release();
    }
  }

  /** Gives a connection back; one that has ended is replaced when it is needed. */
  release(connection: Connection): void {
    connection.release();
    this.#givenBack?.resolve();
    this.#givenBack = undefined;
  }

  /** Ends all, but waits for no server that does not answer. */
  async close(): Promise<void> {
    const connections = [...this.#connections.values()];
    const ended = Promise.all([this.#pool.end(), ...connections.map(async (connection) => await connection.ended)]);
    await Promise.race([ended, wait(CLOSE_MS, undefined, { ref: false })]);
    for (const connection of this.#connections.values()) connection.destroy();
  }

  #add(client: PoolClient): void {
    const connection = new Connection(client);
    this.#connections.set(client, connection);
    connection.ended.then(() => this.#connections.delete(client), nothing);
  }

  async #next(): Promise<Connection> {
    for (;;) {
      const connection = this.#connections.get(await this.#connect());
      if (connection === undefined) throw new Error("a connection of the pool was not noted");
      if (await connection.take()) return connection;
      this.release(connection);
    }
  }

  /** As long as one is left, a caller whom the server denies another gets that one when it is given back. */
  async #connect(): Promise<PoolClient> {
    for (;;) {
      try {
        return await this.#pool.connect();
      } catch (error) {
        if (this.#connections.size === 0) throw error;
        // It may have been given back while the other was denied.
        if (this.#pool.idleCount > 0) continue;
        this.#givenBack ??= Promise.withResolvers();
        await this.#givenBack.promise;
      }
    }
  }
}

function nothing(): void {}

/** For events that need a listener, since the process would end without one. */
const ignored = guarded(nothing, nothing);
