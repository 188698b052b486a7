import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { numberIn, type SqliteRow } from "./cells.ts";

/** Values for the question marks of a statement, in their order. */
export type Values = readonly SQLInputValue[];

/** Filters make statements of many shapes; the oldest one gives way to a new one. */
const MOST_STATEMENTS = 1_000;

/**
 * One connection, whose statements are prepared once. It holds up the thread that it is on. Errors of `node:sqlite`
 * pass as they are.
 */
export class Connection {
  readonly #driver: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(driver: DatabaseSync) {
    this.#driver = driver;
  }

  /** The first row, or `undefined`. */
  get(sql: string, values: Values = []): SqliteRow | undefined {
    return this.#statement(sql).get(...values);
  }

  /** All rows. */
  all(sql: string, values: Values = []): readonly SqliteRow[] {
    return this.#statement(sql).all(...values);
  }

  /** SqliteRow by row. Until the last one, or until the loop is left, the same statement must not be asked again. */
  each(sql: string, values: Values = []): Iterable<SqliteRow> {
    return this.#statement(sql).iterate(...values);
  }

  /** Runs a statement that changes rows. @returns how many */
  change(sql: string, values: Values = []): number {
    return Number(this.#statement(sql).run(...values).changes);
  }

  /** Runs statements without values: of a schema, of a setting. Text that a caller gave must not be in them. */
  run(sql: string): void {
    this.#driver.exec(sql);
  }

  /**
   * Begins a transaction that has the write lock at once.
   *
   * @throws an error for which `isBusy` holds when another connection writes for longer than this one waits
   */
  begin(): void {
    this.run("BEGIN IMMEDIATE");
  }

  /** Ends the transaction; what it did is as durable as the connection was opened for. */
  commit(): void {
    this.run("COMMIT");
  }

  /** Undoes the transaction that is open; where none is, nothing happens. */
  rollBack(): void {
    try {
      this.run("ROLLBACK");
    } catch {
      // There was no transaction: it could not begin, or SQLite has undone it by itself.
    }
  }

  /** Runs `work` in a transaction of its own; a throw undoes all of it. */
  transaction<Result>(work: () => Result): Result {
    this.begin();
    try {
      const result = work();
      this.commit();
      return result;
    } catch (error) {
      this.rollBack();
      throw error;
    }
  }

  /** Everything that `read` asks sees the database as of one instant. */
  snapshot<Result>(read: () => Result): Result {
    this.run("BEGIN");
    try {
      return read();
    } finally {
      this.run("COMMIT");
    }
  }

  /**
   * Copies the write-ahead log into the database and empties it, so that what was removed is in neither (with
   * `secureDelete`).
   *
   * @returns false when a reader of another connection held on to the log
   */
  emptyLog(): boolean {
    return numberIn(this.get("PRAGMA wal_checkpoint(TRUNCATE)"), "busy") === 0;
  }

  /** Copies what it can of the write-ahead log while others read and write. @returns how many pages the log has */
  copyLog(): number {
    return numberIn(this.get("PRAGMA wal_checkpoint(PASSIVE)"), "log");
  }

  /** Ends the connection. Must not be called while rows of `each` are being read. */
  close(): void {
    this.#statements.clear();
    this.#driver.close();
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#driver.prepare(sql);
    if (this.#statements.size >= MOST_STATEMENTS) this.#forgetOldest();
    this.#statements.set(sql, statement);
    return statement;
  }

  #forgetOldest(): void {
    const [oldest] = this.#statements.keys();
    if (oldest !== undefined) this.#statements.delete(oldest);
  }
}
