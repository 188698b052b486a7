import { guarded } from "@mgp/core";
import type { Row } from "@mgp/governance";
import { Pool, type PoolClient, type QueryResult } from "pg";
import { troubleOf } from "./ledger-trouble.ts";

/** Runs a statement and returns its rows; `bigint` comes as text, as the driver gives it. */
export type Run = (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;

export interface DatabaseOptions {
  readonly dsn: string;
  /** Connections at one time. */
  readonly connections: number;
  /** Milliseconds that a statement may take, from when it is sent. */
  readonly statementMs: number;
  /** Milliseconds that getting a connection may take. */
  readonly connectMs: number;
}

/** How long closing waits for the server, in milliseconds. */
const CLOSE_MS = 2_000;

/**
 * A pool of connections on which nothing waits for long: a statement that is not answered in time fails, and its
 * connection is thrown away. Every failure is a `LedgerUnavailable` that tells whether it may have had its effect.
 *
 * Limits are set per transaction and never for a session, so that a pooler between gateway and server does no harm.
 */
export class Database {
  readonly #pool: Pool;
  readonly #statementMs: number;

  constructor({ dsn, connections, statementMs, connectMs }: DatabaseOptions) {
    this.#statementMs = statementMs;
    this.#pool = new Pool({
      connectionString: dsn,
      max: connections,
      connectionTimeoutMillis: connectMs,
      query_timeout: statementMs,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      application_name: "mgp-ledger",
      allowExitOnIdle: true,
    });
    // An idle connection that breaks is replaced when it is needed.
    this.#pool.on("error", ignored);
    // What breaks a connection fails the statement that runs on it. The pool listens to idle ones only, and between its
    // hand and ours a server that dies as it greets would end this process.
    const listen = guarded((client: PoolClient) => void client.on("error", ignored), nothing);
    this.#pool.on("connect", listen);
  }

  /** @throws LedgerUnavailable */
  async query(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    return await this.#withClient(async (run) => await run(text, values));
  }

  /**
   * Runs several statements in one transaction, which ends when the work does.
   *
   * @throws LedgerUnavailable
   */
  async transaction<Result>(work: (run: Run) => Promise<Result>): Promise<Result> {
    return await this.#withClient(async (run) => {
      // A transaction that lost its client must not hold its locks for long.
      const limit = this.#statementMs;
      await run(
        `BEGIN; SET LOCAL statement_timeout = ${limit}; SET LOCAL idle_in_transaction_session_timeout = ${limit}`,
      );
      const result = await work(run);
      await run("COMMIT");
      return result;
    });
  }

  /** Waits for what runs, for a while. */
  async close(): Promise<void> {
    const { promise: late, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(guarded(resolve, reject), CLOSE_MS);
    await Promise.race([this.#pool.end(), late]);
    clearTimeout(timer);
  }

  async #withClient<Result>(work: (run: Run) => Promise<Result>): Promise<Result> {
    let client: PoolClient;
    try {
      client = await this.#pool.connect();
    } catch (error) {
      throw troubleOf(error, false);
    }
    let failure: Error | undefined;
    try {
      return await work(async (text, values = []) => {
        const result = await client.query<Record<string, unknown>>(text, values.length === 0 ? undefined : [...values]);
        return rowsOf(result);
      });
    } catch (error) {
      // In doubt about its state, the connection is closed: the server then rolls back what is open.
      failure = error instanceof Error ? error : new Error("not an error", { cause: error });
      throw troubleOf(error, true);
    } finally {
      client.release(failure);
    }
  }
}

function nothing(): void {}

/** For events that need a listener, since the process would end without one. */
const ignored = guarded(nothing, nothing);

/** Several statements in one text have a result each. */
function rowsOf(
  result: QueryResult<Record<string, unknown>> | readonly QueryResult<Record<string, unknown>>[],
): readonly Row[] {
  return "rows" in result ? result.rows : result.flatMap(({ rows }) => rows);
}
