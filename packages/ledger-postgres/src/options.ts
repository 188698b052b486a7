import { LedgerUnavailable, type SharedLedgerOptions } from "@mgp/governance";
import { dsnFault } from "@mgp/postgres";

/** What the setting of the DSN is called. */
export function dsnSettingOf({ dsnSetting = "MGP_LEDGER_DSN" }: Pick<SharedLedgerOptions, "dsnSetting">): string {
  return dsnSetting;
}

/** @throws LedgerUnavailable that names the setting, what is wrong and the fix */
export function checkOptions(options: SharedLedgerOptions): void {
  const { dsn, schema } = options;
  const fault = dsnFault(dsn);
  if (fault !== undefined) throw misconfigured(dsnSettingOf(options), fault);
  // The schema of the queue has a longer name, which must fit as well.
  if (!/^[a-z_][a-z0-9_]{0,39}$/.test(schema) || schema.startsWith("pg_"))
    throw misconfigured(
      "MGP_LEDGER_SCHEMA",
      "must be at most 40 lower-case letters, digits and underscores, and begin with neither pg_ nor a digit",
    );
}

/** pg-boss wants a schema of its own. */
export function queueSchema(schema: string): string {
  return `${schema}_queue`;
}

function misconfigured(name: string, what: string): LedgerUnavailable {
  return new LedgerUnavailable(`${name} ${what}.`, { outcome: "none" });
}
