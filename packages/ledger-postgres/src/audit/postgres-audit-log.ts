import type { AuditEvent, Page, PageRequest } from "@mgp/core";
import {
  type AcceptedAuditLoss,
  type AuditFilter,
  type AuditIntent,
  type AuditLine,
  type AuditLog,
  AuditUnavailable,
  CursorInvalid,
  isIntent,
  type LedgerRow,
  textIn,
} from "@mgp/governance";
import type { Membership } from "../gateways/membership.ts";
import type { Database } from "../storage/database.ts";
import { completeLines } from "./complete-lines.ts";
import { LineWriter, type LineWriterOptions } from "./line-writer.ts";
import { queryLines } from "./query.ts";
import { entryOf } from "./read-entry.ts";
import type { AuditSql } from "./sql.ts";

/** How often dead gateways are looked for, in milliseconds. */
const RECOVER_EVERY_MS = 2_000;

/** What is added to the longest call, for a backend that notices its deadline late, in milliseconds. */
const MARGIN_MS = 3_000;

export interface PostgresAuditLogOptions extends LineWriterOptions {
  /** For queries. */
  readonly reading: Database;
  /** How long a call to the backend may take, in milliseconds. */
  readonly longestCallMs: number;
}

/** The audit log in the database: this gateway's chain, and the answers of all. */
export class PostgresAuditLog implements AuditLog {
  readonly recoverEveryMs: number = RECOVER_EVERY_MS;
  readonly #writing: Database;
  readonly #reading: Database;
  readonly #membership: Membership;
  readonly #sql: AuditSql;
  readonly #writer: LineWriter;
  readonly #graceMs: number;
  /** Intents that no request has waited for yet, by their numbers, in order. */
  readonly #unsynced = new Set<number>();

  constructor(options: PostgresAuditLogOptions) {
    this.#writing = options.database;
    this.#reading = options.reading;
    this.#membership = options.membership;
    this.#sql = options.sql;
    this.#writer = new LineWriter(options);
    this.#graceMs = options.longestCallMs + MARGIN_MS;
  }

  append(entry: AuditLine): number {
    const ticket = this.#writer.add(entry);
    if (isIntent(entry)) this.#unsynced.add(ticket);
    return ticket;
  }

  async synced(sequence: number): Promise<void> {
    const announces = this.#unsynced.has(sequence);
    for (const ticket of this.#unsynced) {
      if (ticket > sequence) break;
      this.#unsynced.delete(ticket);
    }
    await this.#writer.written(sequence);
    // A process that was stopped in between may have been taken for dead, and its intents closed by another.
    if (announces && !this.#membership.isTrusted)
      throw new AuditUnavailable("The ledger's database (MGP_LEDGER_DSN) has not answered for too long.");
  }

  /** Notes a loss in this gateway's chain. */
  async noteLoss(line: AcceptedAuditLoss): Promise<void> {
    await this.#writer.written(this.#writer.add(line));
  }

  async query(tenant: string, filter: AuditFilter, page: PageRequest): Promise<Page<AuditEvent>> {
    return await inAuditTerms("read", async () => await queryLines(this.#reading, this.#sql, tenant, filter, page));
  }

  async openIntents(): Promise<readonly AuditIntent[]> {
    const parameters = [this.#membership.number, this.#graceMs];
    const rows = await inAuditTerms("read", async () => await this.#reading.query(this.#sql.openIntents, parameters));
    const { closing } = this.#writer;
    const intents = rows.map(intentIn).filter((intent) => !closing.has(intent.event_id));
    for (const { event_id: event } of intents) this.#writer.expect(event);
    return await inAuditTerms("read", async () => await completeLines(this.#reading, this.#sql, intents));
  }

  /** What can be written here can be queried: both are one database. */
  async health(): Promise<undefined> {
    const { trouble } = this.#writer;
    if (trouble !== undefined) throw trouble;
    await inAuditTerms("write", async () => await this.#writing.query(this.#sql.health, [this.#membership.number]));
  }

  /** Writes what waits, unless the database is away. */
  async close(): Promise<void> {
    await this.#writer.close();
  }
}

function intentIn(row: LedgerRow): AuditIntent {
  const { chain: _chain, ...entry } = entryOf(textIn(row, "text"));
  if (isIntent(entry)) return entry;
  throw new AuditUnavailable("A line of the audit log in the database announces nothing, where it should.", {
    effect: "read",
  });
}

async function inAuditTerms<Result>(effect: "read" | "write", work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (AuditUnavailable.isInstance(error) || CursorInvalid.isInstance(error)) throw error;
    throw new AuditUnavailable("The audit log in the ledger's database (MGP_LEDGER_DSN) cannot be reached.", {
      cause: error,
      effect,
    });
  }
}
