import { LedgerUnavailable } from "@mgp/governance";

/** The server could not say how the statement ended: it was shut down, crashed, or lost the connection. */
const doubtful = /^(?:08|57P0[1-4])/;

/**
 * What went wrong with a statement, without the driver's words.
 *
 * @param sent was the statement on its way? Then only the server's own refusal tells that it had no effect.
 */
export function troubleOf(error: unknown, sent: boolean): LedgerUnavailable {
  if (LedgerUnavailable.isInstance(error)) return error;
  const state = sqlState(error);
  const refused = state !== undefined && !doubtful.test(state);
  const outcome = sent && !refused ? "unknown" : "none";
  const what = refused ? "refused a statement" : sent ? "did not answer a statement" : "cannot be reached";
  return new LedgerUnavailable(`The ledger's database (MGP_LEDGER_DSN) ${what}.`, { outcome, cause: error });
}

/** The SQLSTATE of an error that the server sent. */
export function sqlState(error: unknown): string | undefined {
  const cause = LedgerUnavailable.isInstance(error) ? error.cause : error;
  if (!(cause instanceof Error) || !("severity" in cause) || !("code" in cause)) return undefined;
  return typeof cause.code === "string" ? cause.code : undefined;
}
