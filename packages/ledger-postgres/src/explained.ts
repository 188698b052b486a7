import { LedgerUnavailable, type SharedLedgerOptions } from "@mgp/governance";
import { connectFault, connectTroubleOf, type Trouble } from "@mgp/postgres";
import { dsnSettingOf, queueSchema } from "./options.ts";

/** Runs what an operator started. What it fails with names the setting, what is wrong and the fix. */
export async function explained<Result>(
  options: Omit<SharedLedgerOptions, "dsn">,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!LedgerUnavailable.isInstance(error) || error.cause === undefined) throw error;
    const message = explanationOf(connectTroubleOf(error.cause), options);
    throw message === undefined ? error : new LedgerUnavailable(message, { outcome: "none", cause: error });
  }
}

/** What an operator can mend. */
function explanationOf(trouble: Trouble, options: Omit<SharedLedgerOptions, "dsn">): string | undefined {
  const { schema } = options;
  const fault = connectFault(trouble);
  if (fault !== undefined) return `${dsnSettingOf(options)}: ${fault.words}.`;
  if (trouble === "forbidden")
    return `MGP_LEDGER_SCHEMA: the role may not make, change or use the schemas ${schema} and ${queueSchema(schema)}. Run "mgp-gateway migrate" with a role that may make them, and grant this one what it needs in both.`;
  return trouble === "no-schema" || trouble === "no-table"
    ? `MGP_LEDGER_SCHEMA: there is no ledger in the schema ${schema}. Run "mgp-gateway migrate", or name another schema.`
    : undefined;
}
