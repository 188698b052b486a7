import { defineLedger, type LedgerPlugin, type SharedLedgerOptions } from "@mgp/governance";
import { auditSql, type AuditSql } from "./audit/sql.ts";
import { tailLines } from "./audit/tail.ts";
import { verifyChains } from "./audit/verify.ts";
import { migrateLedger } from "./migrate-ledger.ts";
import { openLedger } from "./open-ledger.ts";
import { checkOptions } from "./options.ts";
import { Database } from "./storage/database.ts";
import { quoted } from "./storage/schema.ts";

/** For an operator's commands, which may take their time. */
const limits = { connections: 1, statementMs: 60_000, connectMs: 5_000 } as const;

/** The ledger as `MGP_LEDGER=postgres` finds it. */
export const postgresLedger: LedgerPlugin = defineLedger({
  name: "postgres",
  open: async (options, { log }) => await openLedger({ ...options, log }),
  migrate: async (options, { log }) => await migrateLedger(options, log),
  verify: async (options, knownHeads) =>
    await reading(options, async (database, sql) => await verifyChains(database, sql, knownHeads)),
  tail: async function* (options, tail) {
    const database = databaseOf(options);
    try {
      yield* tailLines(database, auditSql(quoted(options.schema)), tail);
    } finally {
      await database.close();
    }
  },
});

async function reading<Result>(
  options: SharedLedgerOptions,
  work: (database: Database, sql: AuditSql) => Promise<Result>,
): Promise<Result> {
  const database = databaseOf(options);
  try {
    return await work(database, auditSql(quoted(options.schema)));
  } finally {
    await database.close();
  }
}

function databaseOf(options: SharedLedgerOptions): Database {
  checkOptions(options);
  return new Database({ dsn: options.dsn, ...limits });
}
