import { StoreError } from "@mgp/core";
import { ConnectionPool } from "./connection-pool.ts";
import { type Dsn, readDsn } from "./dsn/read-dsn.ts";
import { UnusableDsn } from "./dsn/unusable-dsn.ts";
import { Lane } from "./lane.ts";

export interface PoolOptions {
  /** `postgres://role:password@host:port/database`, with the parameters of libpq that the README names. */
  readonly dsn: string;
  /** Milliseconds that opening a connection may take. Users of one pool get the longest that one of them asks for. */
  readonly connectTimeoutMs: number;
}

interface Shared {
  readonly pool: ConnectionPool;
  users: number;
}

/** The pools of this process, by server and credentials. */
const pools = new Map<string, Shared>();

/** One user's part of a pool, which it may share with others that have the same server, role and database. */
export class SharedPool {
  readonly #key: string;
  readonly #shared: Shared;
  readonly #lanes: Lane[] = [];
  #isClosed = false;

  constructor({ dsn, connectTimeoutMs }: PoolOptions) {
    const { key, config } = usable(dsn);
    this.#key = key;
    this.#shared = pools.get(key) ?? { pool: new ConnectionPool(config), users: 0 };
    this.#shared.users += 1;
    this.#shared.pool.allow(connectTimeoutMs);
    pools.set(this.#key, this.#shared);
  }

  /** @param most connections at a time */
  lane(most: number): Lane {
    const lane = new Lane(this.#shared.pool, most);
    this.#lanes.push(lane);
    return lane;
  }

  /** Refuses those who wait for a connection; the last user to close ends the connections. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const lane of this.#lanes) lane.close();
    this.#shared.users -= 1;
    if (this.#shared.users > 0) return;
    pools.delete(this.#key);
    await this.#shared.pool.close();
  }
}

/**
 * Joins the pool that this process has for the server and credentials; the first user makes it.
 *
 * @throws StoreError `misconfigured` when the DSN cannot be used
 */
export function openPool(options: PoolOptions): SharedPool {
  return new SharedPool(options);
}

/** Users that tell an operator of a DSN ask `dsnFault` before, and name its setting. */
function usable(dsn: string): Dsn {
  try {
    return readDsn(dsn);
  } catch (error) {
    if (!(error instanceof UnusableDsn)) throw error;
    throw new StoreError("misconfigured", `the DSN of PostgreSQL ${error.message}`, { cause: error });
  }
}
