import { randomBytes } from "node:crypto";
import { LedgerUnavailable, type Ledger, type SharedLedgerOptions } from "@mgp/governance";
import { PostgresAuditLog } from "./audit/postgres-audit-log.ts";
import { auditSql } from "./audit/sql.ts";
import { Membership } from "./gateways/membership.ts";
import { PostgresIdempotencyRecords } from "./idempotency/postgres-idempotency-records.ts";
import type { Log } from "./log.ts";
import { migrateLedger } from "./migrate-ledger.ts";
import { checkOptions, queueSchema } from "./options.ts";
import { SharedRates } from "./rates/shared-rates.ts";
import { Database } from "./storage/database.ts";
import { quoted } from "./storage/schema.ts";
import { PostgresTaskStore } from "./tasks/postgres-task-store.ts";
import { TaskQueue } from "./tasks/queue.ts";

export interface LedgerOptions extends SharedLedgerOptions {
  /** How long a call to the backend may take, in milliseconds: only then is what a dead gateway left looked into. */
  readonly longestCallMs: number;
  /** @default none */
  readonly log?: Log;
}

/** Milliseconds for a statement of the kind, and for getting a connection. What waits for others gets more. */
const limits = {
  beat: { connections: 1, statementMs: 1_500, connectMs: 1_500 },
  lines: { connections: 2, statementMs: 4_000, connectMs: 1_500 },
  counting: { connections: 2, statementMs: 1_000, connectMs: 1_000 },
  work: { connections: 8, statementMs: 5_000, connectMs: 2_000 },
} as const;

/**
 * Opens the ledger that several gateways share: brings its schema up to date, and joins them.
 *
 * @throws LedgerUnavailable with a message that names the setting, what is wrong and the fix
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  checkOptions(options);
  const { dsn, longestCallMs, log = () => undefined } = options;
  await migrateLedger(options, log);
  const schema = quoted(options.schema);
  const beat = new Database({ dsn, ...limits.beat });
  const lines = new Database({ dsn, ...limits.lines });
  const counting = new Database({ dsn, ...limits.counting });
  const work = new Database({ dsn, ...limits.work });
  const closeAll = async (): Promise<void> => {
    await Promise.all([beat, lines, counting, work].map(async (database) => await database.close()));
  };
  try {
    const membership = new Membership({ database: beat, schema, log });
    await membership.join();
    const queue = new TaskQueue({ database: work, schema: queueSchema(options.schema), log });
    await queue.open();
    const writing = { database: lines, reading: work, membership, sql: auditSql(schema), log, longestCallMs };
    const audit = new PostgresAuditLog(writing);
    let closing: Promise<void> | undefined;
    const close = async (): Promise<void> => {
      await audit.close();
      await queue.close();
      await membership.leave();
      await closeAll();
    };
    return {
      audit,
      tasks: new PostgresTaskStore({ database: work, membership, queue, schema }),
      idempotency: new PostgresIdempotencyRecords(work, membership, schema),
      rates: new SharedRates(counting, schema),
      cursorKey: await cursorKey(work, schema),
      close: async () => await (closing ??= close()),
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** 32 random bytes, drawn once for all gateways. */
async function cursorKey(database: Database, schema: string): Promise<Uint8Array> {
  await database.query(`INSERT INTO ${schema}.secret VALUES ('cursor', $1) ON CONFLICT DO NOTHING`, [randomBytes(32)]);
  const [row] = await database.query(`SELECT value FROM ${schema}.secret WHERE name = 'cursor'`);
  const key = row?.["value"];
  if (key instanceof Uint8Array && key.length === 32) return key;
  throw new LedgerUnavailable("MGP_LEDGER_SCHEMA: the ledger holds no usable cursor key.", { outcome: "none" });
}
