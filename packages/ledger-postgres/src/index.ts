export { openLedger } from "./open-ledger.ts";
export type { LedgerOptions } from "./open-ledger.ts";
export { postgresLedger as default, postgresLedger } from "./plugin.ts";
