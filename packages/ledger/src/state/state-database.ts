import { randomBytes } from "node:crypto";
import { bytesIn, CommitQueue, type Connection, migrate, openConnection, SqliteError } from "@mgp/sqlite";
import { migrations } from "./migrations.ts";

/**
 * Tasks, idempotency records and the cursor key. Changes of one turn of the event loop share a transaction, and with
 * it the one sync that makes them durable.
 */
export class StateDatabase {
  readonly connection: Connection;
  readonly #queue: CommitQueue;
  #scrubDue = false;

  constructor(file: string) {
    this.connection = openConnection(file, {
      synchronous: "full",
      secureDelete: true,
      // The folder is this process's: what holds a lock is a program from outside, which must not hold up the event loop.
      busyTimeoutMs: 0,
      prepare: (connection) => prepare(connection, file),
    });
    this.#queue = new CommitQueue(this.connection, { onCommit: () => this.#scrub() });
  }

  /** Resolves with what `run` returned, once it is on disk. `run` is synchronous and sees all changes before it. */
  async change<Result>(run: () => Result): Promise<Result> {
    return await this.#queue.submit(run);
  }

  /** Has what was just removed wiped from the write-ahead log too, after this transaction. */
  scrub(): void {
    this.#scrubDue = true;
  }

  /** 32 random bytes, drawn once. */
  cursorKey(): Uint8Array {
    this.connection.change("INSERT OR IGNORE INTO secret VALUES ('cursor', ?)", [randomBytes(32)]);
    const key = bytesIn(this.connection.get("SELECT value FROM secret WHERE name = 'cursor'"), "value");
    if (key.length !== 32) throw new Error("state.db holds no usable cursor key");
    return key;
  }

  /** Waits for the changes that were submitted. */
  async close(): Promise<void> {
    await this.#queue.drained();
    this.connection.close();
  }

  #scrub(): void {
    if (!this.#scrubDue) return;
    try {
      this.#scrubDue = !this.connection.emptyLog();
    } catch {
      // The next transaction brings it about.
    }
  }
}

function prepare(connection: Connection, file: string): void {
  try {
    migrate(connection, { steps: migrations });
  } catch (error) {
    if (!(error instanceof SqliteError) || error.reason !== "newer") throw error;
    throw new Error(
      `${file} was written by a newer version of the gateway: run that one, or use another MGP_STATE_DIR`,
      { cause: error },
    );
  }
}
