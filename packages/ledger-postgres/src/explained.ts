import { LedgerUnavailable } from "@mgp/governance";
import { connectTroubleOf, type Trouble } from "@mgp/postgres";
import { queueSchema } from "./options.ts";

/** Runs what an operator started. What it fails with names the setting, what is wrong and the fix. */
export async function explained<Result>(schema: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!LedgerUnavailable.isInstance(error) || error.cause === undefined) throw error;
    const message = explanationsFor(schema)[connectTroubleOf(error.cause)];
    throw message === undefined ? error : new LedgerUnavailable(message, { outcome: "none", cause: error });
  }
}

/** What an operator can mend. */
function explanationsFor(schema: string): Readonly<Partial<Record<Trouble, string>>> {
  const none = `MGP_LEDGER_SCHEMA: there is no ledger in the schema ${schema}. Run "mgp-gateway migrate", or name another schema.`;
  return {
    unreachable: "MGP_LEDGER_DSN: the database cannot be reached. Check host, port and that it runs.",
    "not-let-in": "MGP_LEDGER_DSN: the database does not let this role in. Check role and password.",
    "no-database": "MGP_LEDGER_DSN: there is no such database. Create it, or name another.",
    forbidden: `MGP_LEDGER_SCHEMA: the role may not make, change or use the schemas ${schema} and ${queueSchema(schema)}. Run "mgp-gateway migrate" with a role that may make them, and grant this one what it needs in both.`,
    "no-schema": none,
    "no-table": none,
  };
}
