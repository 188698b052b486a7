import { randomBytes } from "node:crypto";
import {
  AUDIT_QUEUE_BYTES,
  type AuditLossAcceptance,
  type Ledger,
  LedgerUnavailable,
  type SharedLedgerOptions,
} from "@mgp/governance";
import { quotedName } from "@mgp/postgres";
import { acceptLosses, requireWhole } from "./audit/losses.ts";
import { PostgresAuditLog } from "./audit/postgres-audit-log.ts";
import { auditSql } from "./audit/sql.ts";
import { explained } from "./explained.ts";
import { Membership } from "./gateways/membership.ts";
import { PostgresIdempotencyRecords } from "./idempotency/postgres-idempotency-records.ts";
import type { Log } from "./log.ts";
import { migrateLedger } from "./migrate-ledger.ts";
import { checkOptions, queueSchema } from "./options.ts";
import { SharedRates } from "./rates/shared-rates.ts";
import { Database, type DatabaseOptions } from "./storage/database.ts";
import { PostgresTaskStore } from "./tasks/postgres-task-store.ts";
import { TaskQueue } from "./tasks/queue.ts";

export interface LedgerOptions extends SharedLedgerOptions {
  /** How long a call to the backend may take, in milliseconds: only then is what a dead gateway left looked into. */
  readonly longestCallMs: number;
  /** `MGP_LIMIT_AUDIT_QUEUE_BYTES`: lines of audit that may wait to be written. @default 64 MiB */
  readonly auditQueueBytes?: number;
  /**
   * Notes in the audit log what is missing from it, and goes on from what is there. For one start.
   *
   * @default a log with a chain that does not end in its noted head is not opened
   */
  readonly acceptAuditLoss?: AuditLossAcceptance;
  /** @default none */
  readonly log?: Log;
}

/** Milliseconds for a statement of the kind, and for getting a connection. What waits for others gets more. */
const limits = {
  heartbeat: { connections: 1, statementMs: 1_500, connectMs: 1_500 },
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
  const { log = () => undefined, auditQueueBytes = AUDIT_QUEUE_BYTES } = options;
  await migrateLedger(options, log);
  const opened: (() => Promise<void>)[] = [];
  const closeAll = async (): Promise<void> => {
    for (let close = opened.pop(); close !== undefined; close = opened.pop()) await close();
  };
  try {
    return await explained(options, async () => await join({ ...options, auditQueueBytes, log }, opened, closeAll));
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/** @param opened takes what has to be closed again, in the order in which it was opened */
async function join(
  {
    dsn,
    schema: name,
    longestCallMs,
    auditQueueBytes: queueBytes,
    acceptAuditLoss,
    log,
  }: LedgerOptions & Required<Pick<LedgerOptions, "auditQueueBytes" | "log">>,
  opened: (() => Promise<void>)[],
  closeAll: () => Promise<void>,
): Promise<Ledger> {
  const schema = quotedName(name);
  const open = (limit: Omit<DatabaseOptions, "dsn">): Database => {
    const database = new Database({ dsn, ...limit });
    opened.push(async () => await database.close());
    return database;
  };
  const work = open(limits.work);
  const sql = auditSql(schema);
  if (acceptAuditLoss === undefined) await requireWhole(work, sql, name);
  const membership = new Membership({ database: open(limits.heartbeat), schema, log });
  opened.push(async () => await membership.leave());
  await membership.join();
  const queue = new TaskQueue({ database: work, schema: queueSchema(name), log });
  opened.push(async () => await queue.close());
  await queue.open();
  const writing = { database: open(limits.lines), membership, sql, queueBytes, log };
  const audit = new PostgresAuditLog({ ...writing, reading: work, longestCallMs });
  opened.push(async () => await audit.close());
  if (acceptAuditLoss !== undefined) {
    const losses = await acceptLosses(work, sql, acceptAuditLoss, async (line) => await audit.noteLoss(line));
    if (losses === 0) log("warn", "audit_loss_not_found");
  }
  return {
    audit,
    tasks: new PostgresTaskStore({ database: work, membership, queue, schema }),
    idempotency: new PostgresIdempotencyRecords(work, membership, schema),
    rates: new SharedRates(open(limits.counting), schema),
    cursorKey: await cursorKey(work, schema),
    close: onlyOnce(closeAll),
  };
}

/** Later calls wait for the first. */
function onlyOnce(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return async () => await (done ??= work());
}

/** 32 random bytes, drawn once for all gateways. */
async function cursorKey(database: Database, schema: string): Promise<Uint8Array> {
  await database.query(`INSERT INTO ${schema}.secret VALUES ('cursor', $1) ON CONFLICT DO NOTHING`, [randomBytes(32)]);
  const [row] = await database.query(`SELECT value FROM ${schema}.secret WHERE name = 'cursor'`);
  const key = row?.["value"];
  if (key instanceof Uint8Array && key.length === 32) return key;
  throw new LedgerUnavailable("MGP_LEDGER_SCHEMA: the ledger holds no usable cursor key.", { outcome: "none" });
}
