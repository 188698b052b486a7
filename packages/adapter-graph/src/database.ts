import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from "node:sqlite";
import { StoreError } from "@mgp/core";

export type Row = Readonly<Record<string, SQLOutputValue>>;
export type Values = readonly SQLInputValue[];

/** While opening, which may meet another process that migrates. */
const PATIENCE_AT_OPEN_MS = 5_000;
/** Afterwards: a connection of the main thread that waits holds up everything else. */
const PATIENCE_MS = 20;

/** The inner pages of all indexes of some million memories. SQLite's own default is 2 MiB. */
const CACHE_KIB = 65_536;

/** One connection, with every statement prepared once. It runs what `sql.ts` holds, and binds every value. */
export class Database {
  readonly #driver: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** The one connection that writes. `prepare` brings the schema up to date. */
  static toWrite(file: string, prepare: (database: Database) => void): Database {
    return opened(new DatabaseSync(file), (database) => {
      // First of all: else switching to the write-ahead log fails where another process is doing the same.
      database.run(`PRAGMA busy_timeout = ${String(PATIENCE_AT_OPEN_MS)}`);
      database.assertPragma("journal_mode", "wal", "PRAGMA journal_mode = wal");
      database.assertPragma("synchronous", 2, "PRAGMA synchronous = FULL");
      database.assertPragma("secure_delete", 1, "PRAGMA secure_delete = ON");
      // A checkpoint takes long for a commit: `Checkpointer` sees to it.
      database.run(`PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -${String(CACHE_KIB)}`);
      prepare(database);
      database.run(`PRAGMA busy_timeout = ${String(PATIENCE_MS)}`);
    });
  }

  /** One of the connections on worker threads. */
  static toRead(file: string): Database {
    return opened(new DatabaseSync(file, { readOnly: true }), (database) => {
      database.run(`PRAGMA busy_timeout = ${String(PATIENCE_AT_OPEN_MS)}`);
      database.assertPragma("synchronous", 2, "PRAGMA synchronous = FULL");
    });
  }

  /** For the thread that copies the log into the database. */
  static toCheckpoint(file: string): Database {
    return opened(new DatabaseSync(file), (database) => {
      database.run(`PRAGMA busy_timeout = ${String(PATIENCE_AT_OPEN_MS)}`);
      database.assertPragma("synchronous", 2, "PRAGMA synchronous = FULL");
      database.assertPragma("secure_delete", 1, "PRAGMA secure_delete = ON");
    });
  }

  constructor(driver: DatabaseSync) {
    this.#driver = driver;
  }

  get(sql: string, values: Values = []): Row | undefined {
    return this.#statement(sql).get(...values);
  }

  all(sql: string, values: Values = []): readonly Row[] {
    return this.#statement(sql).all(...values);
  }

  /** Row by row; the statement stays busy until the last one, or until the loop is left. */
  each(sql: string, values: Values): Iterable<Row> {
    return this.#statement(sql).iterate(...values);
  }

  change(sql: string, values: Values = []): void {
    this.#statement(sql).run(...values);
  }

  /** Statements without values: of the schema and of transactions. */
  run(sql: string): void {
    this.#driver.exec(sql);
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

  rollBack(): void {
    try {
      this.run("ROLLBACK");
    } catch {
      // There was no transaction: it could not begin, or SQLite has undone it by itself.
    }
  }

  close(): void {
    this.#statements.clear();
    this.#driver.close();
  }

  assertPragma(name: string, expected: string | number, set: string): void {
    this.run(set);
    const actual = this.#driver.prepare(`PRAGMA ${name}`).get()?.[name];
    if (actual !== expected)
      throw new StoreError(
        "unavailable",
        `SQLite runs with ${name} = ${String(actual)}, ${String(expected)} is needed`,
      );
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.#driver.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function opened(driver: DatabaseSync, prepare: (database: Database) => void): Database {
  try {
    const database = new Database(driver);
    prepare(database);
    return database;
  } catch (error) {
    driver.close();
    throw error;
  }
}
