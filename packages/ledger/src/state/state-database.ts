import { randomBytes } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import { guarded } from "@mgp/core";
import { createPrivately } from "../private-file.ts";
import { migrations } from "./migrations.ts";

interface Change {
  readonly run: () => void;
  readonly committed: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Tasks, idempotency records and the cursor key. Changes of one turn of the event loop share a transaction, and with
 * it the one sync that makes them durable.
 */
export class StateDatabase {
  readonly database: DatabaseSync;
  #waiting: Change[] = [];
  /** Those of the transaction that is under way; each is told once what became of it. */
  #committing: readonly Change[] = [];
  #scrubDue = false;

  constructor(file: string) {
    createPrivately(file);
    this.database = new DatabaseSync(file);
    try {
      this.database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON");
      assertPragma(this.database, "journal_mode", "wal");
      assertPragma(this.database, "synchronous", 2);
      assertPragma(this.database, "secure_delete", 1);
      migrate(this.database, file);
    } catch (error) {
      this.database.close();
      throw error;
    }
  }

  /** Resolves with what `run` returned, once it is on disk. `run` is synchronous and sees all changes before it. */
  change<Result>(run: () => Result): Promise<Result> {
    return new Promise((resolve, reject) => {
      let result: { readonly value: Result } | undefined;
      this.#waiting.push({
        run: () => {
          result = { value: run() };
        },
        committed: () => {
          if (result !== undefined) resolve(result.value);
        },
        failed: reject,
      });
      if (this.#waiting.length === 1) setImmediate(this.#commitSoon);
    });
  }

  /** Has what was just removed wiped from the write-ahead log too, after this transaction. */
  scrub(): void {
    this.#scrubDue = true;
  }

  /** 32 random bytes, drawn once. */
  cursorKey(): Uint8Array {
    this.database.prepare("INSERT OR IGNORE INTO secret VALUES ('cursor', ?)").run(randomBytes(32));
    const key = this.database.prepare("SELECT value FROM secret WHERE name = 'cursor'").get()?.["value"];
    if (!(key instanceof Uint8Array) || key.length !== 32) throw new Error("state.db holds no usable cursor key");
    return key;
  }

  close(): void {
    try {
      this.#commit();
    } finally {
      this.database.close();
    }
  }

  readonly #commitSoon = guarded(
    () => this.#commit(),
    (error) => {
      for (const { failed } of this.#committing) failed(error);
    },
  );

  #commit(): void {
    const changes = this.#waiting;
    this.#committing = changes;
    this.#waiting = [];
    this.#commitTogether(changes);
    if (!this.#scrubDue) return;
    this.database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    // When it failed, the next transaction brings it about.
    this.#scrubDue = false;
  }

  #commitTogether(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    try {
      this.database.exec("BEGIN IMMEDIATE");
      for (const { run } of changes) run();
      this.database.exec("COMMIT");
    } catch (error) {
      this.#rollBack();
      // One that fails must not take the others with it.
      if (changes.length > 1) for (const change of changes) this.#commitTogether([change]);
      else for (const { failed } of changes) failed(error);
      return;
    }
    for (const { committed } of changes) committed();
  }

  #rollBack(): void {
    try {
      this.database.exec("ROLLBACK");
    } catch {
      // There was no transaction: it could not begin, or SQLite has undone it by itself.
    }
  }
}

function assertPragma(database: DatabaseSync, name: string, expected: string | number): void {
  const actual = database.prepare(`PRAGMA ${name}`).get()?.[name];
  if (actual !== expected) throw new Error(`SQLite runs with ${name} = ${String(actual)}, ${expected} is needed`);
}

/** A migration's place in the list is its version. */
function migrate(database: DatabaseSync, file: string): void {
  const version = Number(database.prepare("PRAGMA user_version").get()?.["user_version"]);
  if (version > migrations.length) {
    throw new Error(
      `${file} was written by a newer version of the gateway: run that one, or use another MGP_STATE_DIR`,
    );
  }
  for (const [place, statement] of migrations.entries()) {
    if (place >= version) database.exec(`BEGIN; ${statement}; PRAGMA user_version = ${place + 1}; COMMIT`);
  }
}
