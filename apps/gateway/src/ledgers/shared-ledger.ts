import type { Settings } from "@mgp/core";
import type { SharedLedgerOptions } from "@mgp/governance";
import type { GatewaySettings } from "../settings/gateway-settings.ts";
import { StartError } from "../start/start-error.ts";

const ADAPTER_DSN = "MGP_POSTGRES_DSN";

/** Where the shared ledger is: its own setting, else the database that the adapter was given. */
export function sharedLedgerOptions(
  { ledger, ledgerDsn, ledgerSchema }: GatewaySettings,
  adapterSettings: Settings,
): SharedLedgerOptions {
  const dsn = ledgerDsn ?? adapterSettings[ADAPTER_DSN];
  if (dsn === undefined)
    throw new StartError(
      `The ledger ${ledger} needs a database: set MGP_LEDGER_DSN to postgres://role:password@host:port/database. Only with the adapter postgres is it that adapter's own by default.`,
    );
  return { dsn, schema: ledgerSchema, ...(ledgerDsn === undefined ? { dsnSetting: ADAPTER_DSN } : {}) };
}
