import { isObject } from "@mgp/core";
import {
  type IdempotencyEnd,
  type IdempotencyRecord,
  type IdempotencyRecords,
  optionalText,
  type Reservation,
  type LedgerRow,
  textIn,
} from "@mgp/governance";
import type { StateDatabase } from "./state-database.ts";

/** So many outdated records go with one step. */
const REMOVED_AT_ONCE = 500;

const sql = {
  removeOutdated: `DELETE FROM idempotency WHERE key IN
    (SELECT key FROM idempotency WHERE expires_at <= ? ORDER BY expires_at LIMIT ${REMOVED_AT_ONCE})`,
  reserve: `INSERT INTO idempotency (key, fingerprint, write_id, memory_id, expires_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET fingerprint = excluded.fingerprint, write_id = excluded.write_id,
      memory_id = excluded.memory_id, ended = NULL, expires_at = excluded.expires_at
    WHERE expires_at <= ?`,
  get: "SELECT * FROM idempotency WHERE key = ?",
  complete: "UPDATE idempotency SET ended = ? WHERE key = ?",
} as const;

/**
 * Idempotency records in the state database. They hold hashes and ids, no content. The folder is one process's, whose
 * requests wait for each other, so no request can be working on a record without an end.
 */
export class SqliteIdempotencyRecords implements IdempotencyRecords {
  readonly #state: StateDatabase;
  readonly #now: () => number;

  constructor(state: StateDatabase, now: () => number) {
    this.#state = state;
    this.#now = now;
  }

  reserve(key: string, record: IdempotencyRecord, ttlMs: number): Promise<Reservation> {
    return this.#state.change((): Reservation => {
      const { connection } = this.#state;
      const now = this.#now();
      const { fingerprint, writeId, memoryId = null } = record;
      const values = [key, fingerprint, writeId, memoryId, now + ttlMs, now];
      if (connection.change(sql.reserve, values) > 0) return { kind: "first" };
      const row = connection.get(sql.get, [key]);
      if (row === undefined) throw new Error("state.db refused an idempotency record and holds none");
      return reservationOf(row, fingerprint);
    });
  }

  complete(key: string, end: IdempotencyEnd): Promise<void> {
    return this.#state.change(() => {
      this.#state.connection.change(sql.complete, [JSON.stringify(end), key]);
    });
  }

  /** A record without an end is free already. */
  async release(): Promise<void> {}

  removeOutdated(): Promise<boolean> {
    return this.#state.change(() => this.#state.connection.change(sql.removeOutdated, [this.#now()]) > 0);
  }
}

function reservationOf(row: LedgerRow, fingerprint: string): Reservation {
  if (textIn(row, "fingerprint") !== fingerprint) return { kind: "taken" };
  const ended = row["ended"];
  const end: unknown = typeof ended === "string" ? JSON.parse(ended) : undefined;
  if (isEnd(end)) return { kind: "ended", end };
  const record = { fingerprint, writeId: textIn(row, "write_id"), ...optionalText(row, "memory_id", "memoryId") };
  return { kind: "resumed", record };
}

/** Written by `complete` alone. */
function isEnd(value: unknown): value is IdempotencyEnd {
  return isObject(value) && Array.isArray(value["memoryIds"]);
}
