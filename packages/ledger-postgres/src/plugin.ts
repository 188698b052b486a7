import { defineLedger, type LedgerPlugin, type SharedLedgerOptions } from "@mgp/governance";
import { quotedName } from "@mgp/postgres";
import { auditSql, type AuditSql } from "./audit/sql.ts";
import { tailLines } from "./audit/tail.ts";
import { verifyChains } from "./audit/verify.ts";
import { explained } from "./explained.ts";
import { migrateLedger } from "./migrate-ledger.ts";
import { openLedger } from "./open-ledger.ts";
import { checkOptions } from "./options.ts";
import { Database } from "./storage/database.ts";

/** For an operator's commands, which may take their time. */
const limits = { connections: 1, statementMs: 60_000, connectMs: 5_000 } as const;

/** The ledger as `MGP_LEDGER=postgres` finds it. */
export const postgresLedger: LedgerPlugin = defineLedger({
  name: "postgres",
  open: async (options, { log }) => await openLedger({ ...options, log }),
  migrate: async (options, { log }) => await migrateLedger(options, log),
  verify: async (options, knownHeads) =>
    await reading(options, async (database, sql) => await verifyChains(database, sql, knownHeads)),
  tail: async (options, tail) => await reading(options, async (database, sql) => await tailLines(database, sql, tail)),
});

async function reading<Result>(
  options: SharedLedgerOptions,
  work: (database: Database, sql: AuditSql) => Promise<Result>,
): Promise<Result> {
  checkOptions(options);
  const { dsn, schema } = options;
  const database = new Database({ dsn, ...limits });
  try {
    return await explained(options, async () => await work(database, auditSql(quotedName(schema))));
  } finally {
    await database.close();
  }
}
