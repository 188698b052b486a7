import { LedgerUnavailable } from "@mgp/governance";
import { connectTroubleOf, troubleOf } from "@mgp/postgres";

/**
 * What went wrong with a statement, without the driver's words.
 *
 * @param sent was the statement on its way? Then only the server's own refusal tells that it had no effect.
 */
export function ledgerTrouble(error: unknown, sent: boolean): LedgerUnavailable {
  if (LedgerUnavailable.isInstance(error)) return error;
  const trouble = sent ? troubleOf(error) : connectTroubleOf(error);
  const refused = trouble === "lost" ? "did not answer a statement" : "refused a statement";
  const what = sent ? refused : "cannot be reached";
  const outcome = trouble === "lost" ? "unknown" : "none";
  return new LedgerUnavailable(`The ledger's database (MGP_LEDGER_DSN) ${what}.`, { outcome, cause: error });
}
