import { LedgerUnavailable } from "@mgp/governance";
import { queueSchema } from "./options.ts";
import { sqlState } from "./storage/ledger-trouble.ts";

/** Runs what an operator started. What it fails with names the setting, what is wrong and the fix. */
export async function explained<Result>(schema: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw explanationOf(error, schema);
  }
}

function explanationOf(error: unknown, schema: string): unknown {
  switch (sqlState(error)) {
    case "28000":
    case "28P01":
      return trouble("MGP_LEDGER_DSN: the database does not let this role in. Check role and password.", error);
    case "3D000":
      return trouble("MGP_LEDGER_DSN: there is no such database. Create it, or name another.", error);
    case "42501":
      return trouble(
        `MGP_LEDGER_SCHEMA: the role may not make, change or use the schemas ${schema} and ${queueSchema(schema)}. Run "mgp-gateway migrate" with a role that may make them, and grant this one what it needs in both.`,
        error,
      );
    case "3F000":
    case "42P01":
      return trouble(
        `MGP_LEDGER_SCHEMA: there is no ledger in the schema ${schema}. Run "mgp-gateway migrate", or name another schema.`,
        error,
      );
    case undefined:
      if (!LedgerUnavailable.isInstance(error) || error.cause === undefined) return error;
      return trouble("MGP_LEDGER_DSN: the database cannot be reached. Check host, port and that it runs.", error);
    default:
      return error;
  }
}

function trouble(message: string, cause: unknown): LedgerUnavailable {
  return new LedgerUnavailable(message, { outcome: "none", cause });
}
