import { MgpError, StoreError } from "@mgp/core";
import { AuditUnavailable, LedgerUnavailable } from "../ledger/ledger-errors.ts";

/** Longest chain of causes that is followed. */
const DEEPEST_CAUSE = 5;

/**
 * An error in a form that a log may hold: names, codes and stack frames. A message appears only where we wrote it
 * ourselves; drivers and parsers quote values in theirs.
 *
 * @returns members for a line of the log
 */
export function describeError(error: unknown, depth = 0): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error };
  const isOurs =
    MgpError.isInstance(error) ||
    StoreError.isInstance(error) ||
    AuditUnavailable.isInstance(error) ||
    LedgerUnavailable.isInstance(error);
  const frames = error.stack?.split("\n").filter((line) => line.trimStart().startsWith("at "));
  return {
    name: error.name,
    ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}),
    ...(isOurs ? { message: error.message } : {}),
    ...(frames === undefined ? {} : { stack: frames.slice(0, 10) }),
    ...(error.cause === undefined || depth >= DEEPEST_CAUSE ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}
