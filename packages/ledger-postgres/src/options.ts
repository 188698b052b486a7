import { LedgerUnavailable, type SharedLedgerOptions } from "@mgp/governance";

/** @throws LedgerUnavailable that names the setting, what is wrong and the fix */
export function checkOptions({ dsn, schema }: SharedLedgerOptions): void {
  if (!/^postgres(?:ql)?:\/\//i.test(dsn) || !URL.canParse(dsn))
    throw misconfigured("MGP_LEDGER_DSN", "must be of the form postgres://role:password@host:port/database");
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
