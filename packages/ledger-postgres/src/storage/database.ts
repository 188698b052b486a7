import { withinLimit } from "@mgp/adapter-kit";
import {
  type Connection,
  inTransaction,
  type Lane,
  openPool,
  type PostgresRow,
  type Run,
  type Session,
  type SharedPool,
  troubleOf,
} from "@mgp/postgres";
import { ledgerTrouble } from "./ledger-trouble.ts";

export interface DatabaseOptions {
  readonly dsn: string;
  /** Connections at one time. */
  readonly connections: number;
  /** Milliseconds that a statement may take, from when it is sent. */
  readonly statementMs: number;
  /** Milliseconds that getting a connection may take. */
  readonly connectMs: number;
}

/** What a new connection is, unless the server is set up otherwise: one that a store has used is told so again. */
const session: Session = { settings: { statement_timeout: "0", plan_cache_mode: "auto" } };

/**
 * Connections on which nothing waits for long: a statement that is not answered in time fails, and its connection is
 * thrown away. Every failure is a `LedgerUnavailable` that tells whether it may have had its effect.
 *
 * Limits are set per transaction and never for a session, so that a pooler between gateway and server does no harm.
 */
export class Database {
  readonly #pool: SharedPool;
  readonly #lane: Lane;
  readonly #statementMs: number;
  readonly #connectMs: number;

  constructor({ dsn, connections, statementMs, connectMs }: DatabaseOptions) {
    this.#pool = openPool({ dsn, connectTimeoutMs: connectMs });
    this.#lane = this.#pool.lane(connections);
    this.#statementMs = statementMs;
    this.#connectMs = connectMs;
  }

  /** @returns rows, with `bigint` as text, as the driver gives it @throws LedgerUnavailable */
  async query(text: string, values: readonly unknown[] = []): Promise<readonly PostgresRow[]> {
    return await this.#withConnection(async (run) => await run(text, values));
  }

  /**
   * Runs several statements in one transaction, which ends when the work does.
   *
   * @throws LedgerUnavailable
   */
  async transaction<Result>(work: (run: Run) => Promise<Result>): Promise<Result> {
    // A transaction that lost its client must not hold its locks for long.
    const limit = this.#statementMs;
    const limits = `SET LOCAL statement_timeout = ${limit}; SET LOCAL idle_in_transaction_session_timeout = ${limit}`;
    return await this.#withConnection(
      async (run) =>
        await inTransaction(run, async () => {
          await run(limits);
          return await work(run);
        }),
    );
  }

  /** Waits for what runs, for a while. */
  async close(): Promise<void> {
    await this.#pool.close();
  }

  async #withConnection<Result>(work: (run: Run) => Promise<Result>): Promise<Result> {
    for (;;) {
      const connection = await this.#connect();
      try {
        await connection.adjust(session, this.#statementMs);
        return await work(async (text, values) => await connection.runText(text, values, this.#statementMs));
      } catch (error) {
        // In doubt about its state, the connection is closed: the server then rolls back what is open.
        connection.destroy();
        // The server has never received the first statement on a connection that was idle for too long.
        if (troubleOf(error) !== "not-received") throw ledgerTrouble(error, true);
      } finally {
        this.#lane.release(connection);
      }
    }
  }

  async #connect(): Promise<Connection> {
    const call = { deadline: this.#connectMs, signal: new AbortController().signal };
    try {
      const connection = await withinLimit(call, 0, async (over) => await this.#lane.acquire(session, over));
      if (typeof connection !== "string") return connection;
    } catch (error) {
      throw ledgerTrouble(error, false);
    }
    throw ledgerTrouble(Object.assign(new Error("no connection in time"), { code: "ETIMEDOUT" }), false);
  }
}
