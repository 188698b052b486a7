import { LedgerUnavailable, type SharedLedgerOptions } from "@mgp/governance";
import type { Log } from "./log.ts";
import { checkOptions, queueSchema } from "./options.ts";
import { Database } from "./storage/database.ts";
import { sqlState } from "./storage/ledger-trouble.ts";
import { migrate, type SchemaChange } from "./storage/schema.ts";
import { TaskQueue } from "./tasks/queue.ts";

/** Steps may rebuild indexes, and wait for other gateways that migrate. */
const limits = { connections: 3, statementMs: 600_000, connectMs: 5_000 } as const;

/** Brings the ledger's schema, and that of its queue, up to date. @throws LedgerUnavailable */
export async function migrateLedger(options: SharedLedgerOptions, log: Log): Promise<SchemaChange> {
  checkOptions(options);
  const database = new Database({ dsn: options.dsn, ...limits });
  try {
    return await migrate(database, options.schema, async () => {
      const queue = new TaskQueue({ database, schema: queueSchema(options.schema), log });
      await queue.open();
      await queue.close();
    });
  } catch (error) {
    throw explained(error, options.schema);
  } finally {
    await database.close();
  }
}

/** A start that fails tells the operator what to mend. */
function explained(error: unknown, schema: string): unknown {
  const state = sqlState(error);
  if (state === "28P01" || state === "28000")
    return trouble("MGP_LEDGER_DSN: the database does not let this role in. Check role and password.", error);
  if (state === "3D000")
    return trouble("MGP_LEDGER_DSN: there is no such database. Create it, or name another.", error);
  if (state === "42501")
    return trouble(
      `MGP_LEDGER_SCHEMA: the role may not make or change the schemas ${schema} and ${queueSchema(schema)}. Run "mgp-gateway migrate" with a role that may, or grant CREATE on the database.`,
      error,
    );
  if (state === undefined && LedgerUnavailable.isInstance(error) && error.cause !== undefined)
    return trouble("MGP_LEDGER_DSN: the database cannot be reached. Check host, port and that it runs.", error);
  return error;
}

function trouble(message: string, cause: unknown): LedgerUnavailable {
  return new LedgerUnavailable(message, { outcome: "none", cause });
}
