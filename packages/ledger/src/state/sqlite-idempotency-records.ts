import type { IdempotencyEnd, IdempotencyRecord, IdempotencyRecords } from "@mgp/governance";
import { isRecord } from "../audit/record.ts";
import { optionalText, textIn, type Row } from "./rows.ts";
import type { StateDatabase } from "./state-database.ts";

/** So many outdated records go with each new one: more than come in, so they never pile up, and never many at once. */
const SWEPT_AT_ONCE = 16;

const sql = {
  sweep: `DELETE FROM idempotency WHERE key IN
    (SELECT key FROM idempotency WHERE expires_at <= ? ORDER BY expires_at LIMIT ${SWEPT_AT_ONCE})`,
  reserve: `INSERT INTO idempotency (key, fingerprint, write_id, memory_id, ended, expires_at) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (key) DO UPDATE SET fingerprint = excluded.fingerprint, write_id = excluded.write_id,
      memory_id = excluded.memory_id, ended = excluded.ended, expires_at = excluded.expires_at
    WHERE expires_at <= ?`,
  get: "SELECT * FROM idempotency WHERE key = ?",
  complete: "UPDATE idempotency SET ended = ? WHERE key = ?",
} as const;

/** Idempotency records in the state database. They hold hashes and ids, no content. */
export class SqliteIdempotencyRecords implements IdempotencyRecords {
  readonly #state: StateDatabase;
  readonly #now: () => number;

  constructor(state: StateDatabase, now: () => number) {
    this.#state = state;
    this.#now = now;
  }

  reserve(
    key: string,
    record: IdempotencyRecord,
    expiresAt: number,
  ): Promise<{ readonly reserved: boolean; readonly record: IdempotencyRecord }> {
    return this.#state.change(() => {
      const { database } = this.#state;
      const now = this.#now();
      database.prepare(sql.sweep).run(now);
      const ended = record.end === undefined ? null : JSON.stringify(record.end);
      const { changes } = database
        .prepare(sql.reserve)
        .run(key, record.fingerprint, record.writeId, record.memoryId ?? null, ended, expiresAt, now);
      if (changes > 0) return { reserved: true, record };
      const row = database.prepare(sql.get).get(key);
      if (row === undefined) throw new Error("state.db refused an idempotency record and holds none");
      return { reserved: false, record: recordOf(row) };
    });
  }

  complete(key: string, end: IdempotencyEnd): Promise<void> {
    return this.#state.change(() => {
      this.#state.database.prepare(sql.complete).run(JSON.stringify(end), key);
    });
  }
}

function recordOf(row: Row): IdempotencyRecord {
  const ended = row["ended"];
  const end: unknown = typeof ended === "string" ? JSON.parse(ended) : undefined;
  return {
    fingerprint: textIn(row, "fingerprint"),
    writeId: textIn(row, "write_id"),
    ...optionalText(row, "memory_id", "memoryId"),
    ...(isEnd(end) ? { end } : {}),
  };
}

/** Written by `complete` and by nobody else. */
function isEnd(value: unknown): value is IdempotencyEnd {
  return isRecord(value) && Array.isArray(value["memoryIds"]);
}
