import { StoreError } from "@mgp/core";
import { ConnectionPool } from "./connection-pool.ts";
import { Lane } from "./lane.ts";

export interface PoolOptions {
  /** `postgres://role:password@host:port/database`, with any parameter that node-postgres knows. */
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
    this.#key = keyOf(dsn);
    this.#shared = pools.get(this.#key) ?? { pool: new ConnectionPool(dsn), users: 0 };
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
 * @throws StoreError `misconfigured` when the DSN is not a URL
 */
export function openPool(options: PoolOptions): SharedPool {
  return new SharedPool(options);
}

/** The same for every spelling of one server, role, password, database and parameters. */
function keyOf(dsn: string): string {
  // The error of a constructor would hold the DSN, and so the password.
  const url = URL.parse(dsn);
  if (url === null)
    throw new StoreError(
      "misconfigured",
      "The DSN of PostgreSQL is not a URL. Give one of the form postgres://role:password@host:port/database.",
    );
  const { username, password, hostname, port, pathname, searchParams } = url;
  const parameters = [...searchParams].toSorted(([left], [right]) => (left < right ? -1 : 1));
  return JSON.stringify([username, password, hostname, port || "5432", pathname, parameters]);
}
