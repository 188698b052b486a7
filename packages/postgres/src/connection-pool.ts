import { setTimeout as wait } from "node:timers/promises";
import { guarded } from "@mgp/core";
import { Connection } from "./connection.ts";
import type { DriverConfig } from "./dsn/driver-config.ts";
import type { Session } from "./session.ts";

/** A connection that was not used for so long is closed, in milliseconds, unless it is one of the last two. */
const IDLE_MS = 10_000;
const KEPT = 2;

/** How often idle connections are looked after, in milliseconds. */
const UPKEEP_MS = 1_000;

/** How long closing waits for what runs and for the server, in milliseconds. */
const CLOSE_MS = 1_000;

/**
 * Connections to one server under one role, opened when they are needed. How many there may be is up to the lanes that
 * take them. One that is lost makes room for another, so a database that comes back is found again by the next call.
 */
export class ConnectionPool {
  readonly #config: DriverConfig;
  readonly #connections = new Set<Connection>();
  /** The last one given back is the next one taken: few stay in use rather than all now and then. */
  readonly #idle: Connection[] = [];
  readonly #upkeep: NodeJS.Timeout;
  #connectTimeoutMs = 0;
  #isClosed = false;
  /** Resolves when a connection is given back. */
  #givenBack: PromiseWithResolvers<void> | undefined;

  constructor(config: DriverConfig) {
    this.#config = config;
    this.#upkeep = setInterval(
      guarded(
        () => this.#closeIdle(),
        () => this.#endIdle(),
      ),
      UPKEEP_MS,
    ).unref();
  }

  /** Opening a connection may take so many milliseconds, or what was allowed before, whichever is more. */
  allow(connectTimeoutMs: number): void {
    this.#connectTimeoutMs = Math.max(this.#connectTimeoutMs, connectTimeoutMs);
  }

  /**
   * An idle connection for one caller, until `release`: the one that need not be told anything, where there is one.
   *
   * @returns `undefined` when none is idle
   */
  takeIdle(session: Session): Connection | undefined {
    const usable = this.#idle.filter((connection) => connection.isUsable);
    return this.#pick(usable, session);
  }

  /**
   * A connection for one caller, until `release`; opens one when none is idle. It waits for an idle one that is just
   * being touched: one opened in its place would come on top of the lanes' limits.
   *
   * @returns fails with the driver's error when none can be opened, and none is left to wait for
   */
  async take(session: Session): Promise<Connection> {
    for (;;) {
      try {
        const idle = this.takeIdle(session) ?? this.#pick(this.#idle, session);
        if (idle === undefined) return await this.#open();
        await idle.touched;
        if (idle.isUsable) return idle;
      } catch (error) {
        // As long as one is left, a caller whom the server denies another gets that one when it is given back.
        if (this.#connections.size === 0) throw error;
        // It may have been given back while the other was denied.
        if (this.#idle.length > 0) continue;
        this.#givenBack ??= Promise.withResolvers();
        await this.#givenBack.promise;
      }
    }
  }

  /** Gives a connection back; one that has ended is replaced when it is needed. */
  release(connection: Connection): void {
    if (this.#isClosed) connection.end();
    else if (!connection.hasEnded) {
      connection.rest();
      this.#idle.push(connection);
    }
    this.#givenBack?.resolve();
    this.#givenBack = undefined;
  }

  /** Ends all, but waits for no server that does not answer. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#upkeep);
    this.#endIdle();
    const ended = Promise.all(Array.from(this.#connections, async (connection) => await connection.ended));
    await Promise.race([ended, wait(CLOSE_MS, undefined, { ref: false })]);
    for (const connection of this.#connections) connection.destroy();
  }

  /** Closes those that were not used for long, and sends a statement on the others. */
  #closeIdle(): void {
    const before = performance.now() - IDLE_MS;
    const surplus = this.#idle.filter(({ idleSince }) => idleSince < before);
    for (const connection of surplus.slice(0, Math.max(0, this.#connections.size - KEPT))) {
      this.#idle.splice(this.#idle.indexOf(connection), 1);
      connection.end();
    }
    for (const connection of this.#idle) connection.touch();
  }

  /** Takes the best of some idle ones for a session. */
  #pick(idle: readonly Connection[], session: Session): Connection | undefined {
    const taken = idle.findLast((connection) => connection.fits(session)) ?? idle.at(-1);
    if (taken !== undefined) this.#idle.splice(this.#idle.indexOf(taken), 1);
    return taken;
  }

  #endIdle(): void {
    for (const connection of this.#idle.splice(0)) connection.end();
  }

  async #open(): Promise<Connection> {
    const connection = new Connection(this.#config, this.#connectTimeoutMs);
    await connection.connect();
    this.#connections.add(connection);
    connection.ended.then(
      () => this.#forget(connection),
      () => undefined,
    );
    return connection;
  }

  #forget(connection: Connection): void {
    this.#connections.delete(connection);
    const place = this.#idle.indexOf(connection);
    if (place !== -1) this.#idle.splice(place, 1);
    // A caller that waits for one to be given back looks whether another can be opened.
    this.#givenBack?.resolve();
    this.#givenBack = undefined;
  }
}
