import { StoreError } from "@mgp/core";
import { AuditUnavailable, LedgerUnavailable } from "@mgp/governance";
import { LedgerLocked } from "@mgp/ledger";
import { StartError } from "./start-error.ts";

/** Of backends and ledgers, errors that name the setting, what is wrong and the fix themselves: their words are the start's. */
export function asStartError(error: unknown): unknown {
  return hasOperatorMessage(error) ? new StartError(error.message, { cause: error }) : error;
}

export function hasOperatorMessage(error: unknown): error is Error {
  return (
    StoreError.isInstance(error) ||
    AuditUnavailable.isInstance(error) ||
    LedgerUnavailable.isInstance(error) ||
    error instanceof LedgerLocked
  );
}
