import type { SharedLedgerOptions } from "@mgp/governance";
import type { SchemaChange } from "@mgp/postgres";
import { explained } from "./explained.ts";
import type { Log } from "./log.ts";
import { checkOptions, queueSchema } from "./options.ts";
import { Database } from "./storage/database.ts";
import { migrate } from "./storage/schema.ts";
import { TaskQueue } from "./tasks/queue.ts";

/** Steps may rebuild indexes, and wait for other gateways that migrate. */
const limits = { connections: 3, statementMs: 600_000, connectMs: 5_000 } as const;

/** Brings the ledger's schema, and that of its queue, up to date. @throws LedgerUnavailable */
export async function migrateLedger(options: SharedLedgerOptions, log: Log): Promise<SchemaChange> {
  checkOptions(options);
  const { dsn, schema } = options;
  const database = new Database({ dsn, ...limits });
  const openQueue = async (): Promise<void> => {
    const queue = new TaskQueue({ database, schema: queueSchema(schema), log });
    try {
      await queue.open();
    } finally {
      await queue.close();
    }
  };
  try {
    return await explained(options, async () => await migrate(database, schema, openQueue));
  } finally {
    await database.close();
  }
}
