import { isObject } from "@mgp/core";
import {
  type IdempotencyEnd,
  type IdempotencyRecord,
  type IdempotencyRecords,
  LedgerUnavailable,
  optionalText,
  type Reservation,
  type LedgerRow,
  textIn,
} from "@mgp/governance";
import type { Membership } from "../gateways/membership.ts";
import type { Database } from "../storage/database.ts";
import { idempotencySql, type IdempotencySql } from "./sql.ts";

/** So many keys are let go with one statement. */
const LET_GO_AT_ONCE = 1_000;

/**
 * Idempotency records that all gateways share. A record without an end is held by the gateway that works on it, until
 * it ends, lets go or dies.
 */
export class PostgresIdempotencyRecords implements IdempotencyRecords {
  readonly #database: Database;
  readonly #membership: Membership;
  readonly #sql: IdempotencySql;
  /** Keys that this gateway works on, by the number under which it holds them. */
  readonly #held = new Map<string, number>();
  /** Keys that could not be let go yet, or that may have been reserved for a request that knows nothing of it. */
  readonly #left = new Map<string, number>();

  /** @param schema quoted already */
  constructor(database: Database, membership: Membership, schema: string) {
    this.#database = database;
    this.#membership = membership;
    this.#sql = idempotencySql(schema);
    membership.onBeat(async () => {
      await this.#letGo().catch(() => undefined);
    });
  }

  async reserve(key: string, record: IdempotencyRecord, ttlMs: number): Promise<Reservation> {
    const { fingerprint, writeId, memoryId = null } = record;
    const { number } = this.#membership;
    this.#left.delete(key);
    try {
      const planned = [key, fingerprint, writeId, memoryId, number, ttlMs];
      const [row] = await this.#database.query(this.#sql.reserve, planned);
      if (row === undefined) return await this.#others(key, fingerprint);
      this.#held.set(key, number);
      return textIn(row, "write_id") === writeId ? { kind: "first" } : { kind: "resumed", record: recordOf(row) };
    } catch (error) {
      if (!LedgerUnavailable.isInstance(error)) throw error;
      // A reservation is no effect; should it have been made, it is let go. What was never sent was not made: while the
      // database is away, keys must not gather here.
      if (error.outcome === "unknown") this.#left.set(key, number);
      throw new LedgerUnavailable(error.message, { outcome: "none", cause: error.cause });
    }
  }

  async complete(key: string, end: IdempotencyEnd): Promise<void> {
    await this.#database.query(this.#sql.complete, [key, JSON.stringify(end), this.#held.get(key) ?? 0]);
    this.#held.delete(key);
  }

  async release(key: string): Promise<void> {
    const number = this.#held.get(key);
    if (number === undefined) return;
    this.#held.delete(key);
    this.#left.set(key, number);
    // What cannot be let go now is let go with the next beat.
    await this.#letGo().catch(() => undefined);
  }

  async removeOutdated(): Promise<boolean> {
    const removed = await this.#database.query(this.#sql.removeOutdated);
    return removed.length > 0;
  }

  async #letGo(): Promise<void> {
    const left = [...this.#left].slice(0, LET_GO_AT_ONCE);
    if (left.length === 0) return;
    await this.#database.query(this.#sql.release, [left.map(([key]) => key), left.map(([, number]) => number)]);
    for (const [key, number] of left) if (this.#left.get(key) === number) this.#left.delete(key);
  }

  async #others(key: string, fingerprint: string): Promise<Reservation> {
    const [row] = await this.#database.query(this.#sql.get, [key]);
    // Gone between the two statements: it was outdated, and the next look finds the key free.
    if (row === undefined) return { kind: "held" };
    if (textIn(row, "fingerprint") !== fingerprint) return { kind: "taken" };
    const end = endIn(row);
    return end === undefined ? { kind: "held" } : { kind: "ended", end };
  }
}

function recordOf(row: LedgerRow): IdempotencyRecord {
  return {
    fingerprint: textIn(row, "fingerprint"),
    writeId: textIn(row, "write_id"),
    ...optionalText(row, "memory_id", "memoryId"),
  };
}

function endIn(row: LedgerRow): IdempotencyEnd | undefined {
  const text = row["ended"];
  const end: unknown = typeof text === "string" ? JSON.parse(text) : undefined;
  return isEnd(end) ? end : undefined;
}

/** Written by `complete` alone. */
function isEnd(value: unknown): value is IdempotencyEnd {
  return isObject(value) && Array.isArray(value["memoryIds"]);
}
