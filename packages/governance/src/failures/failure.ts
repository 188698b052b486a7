import { MgpError, StoreError } from "@mgp/core";
import type { StoreErrorCode } from "@mgp/core";
import { AuditLineTooLong, AuditUnavailable, CursorInvalid, LedgerUnavailable } from "../ledger/ledger-errors.ts";

/** What a request does: of one that only reads it need not be said that nothing was changed. */
export type Effect = "read" | "write";

/** What a client is told of a store's trouble. The store's own words and the driver's go to the log. */
const answers: Readonly<Record<StoreErrorCode, (effect: Effect) => MgpError>> = {
  unavailable: (effect) => tryLater("The backend cannot be reached.", effect),
  unwritable: (effect) => tryLater("The backend can be read, but takes no changes now.", effect),
  busy: (effect) => tryLater("The backend is busy.", effect),
  deadline: (effect) =>
    effect === "read"
      ? backendError("The request ran out of time. Allow it more time or try again.")
      : backendError("The request ran out of time before anything was changed. Allow it more time or try again."),
  cancelled: (effect) =>
    backendError(
      effect === "read" ? "The request was cancelled." : "The request was cancelled before anything was changed.",
    ),
  unknown_outcome: () => unknownOutcome(),
  invalid: () => new MgpError("MGP_INVALID_OBJECT", "The backend cannot store or look up this value."),
  too_large: () => new MgpError("MGP_INVALID_OBJECT", "The memory is larger than the backend can store."),
  unsupported: () => new MgpError("MGP_UNSUPPORTED_CAPABILITY", "The installed backend cannot do this."),
  cursor_invalid: () => invalidCursor(),
  damaged: () => backendError("A stored record cannot be read. Ask the operator to look into the gateway's log."),
  misconfigured: () =>
    backendError("The backend is configured wrongly. Ask the operator to look into the gateway's log."),
};

function backendError(message: string): MgpError {
  return new MgpError("MGP_BACKEND_ERROR", message);
}

/** @param fault what is wrong, as a sentence */
function tryLater(fault: string, effect: Effect, cause?: unknown): MgpError {
  const rest = effect === "read" ? "Try again later." : "Nothing was changed; try again later.";
  return new MgpError("MGP_BACKEND_ERROR", `${fault} ${rest}`, cause === undefined ? {} : { cause });
}

/** The answer when it is unknown whether the effect happened. */
export function unknownOutcome(cause?: unknown): MgpError {
  return new MgpError(
    "MGP_BACKEND_ERROR",
    "It is unknown whether the change took effect. Read the memory before you try again.",
    { details: { outcome: "unknown" }, ...(cause === undefined ? {} : { cause }) },
  );
}

/** The answer to a request that was left behind before it could have changed anything. */
export function outOfTime(effect: Effect): MgpError {
  return answers.deadline(effect);
}

/** Does this error say that the effect may or may not have happened? */
export function isUnknownOutcome(error: MgpError): boolean {
  return error.details["outcome"] === "unknown";
}

/** The answer to a cursor that this gateway did not make for this query. */
export function invalidCursor(): MgpError {
  return new MgpError(
    "MGP_INVALID_OBJECT",
    "The cursor was not made for this query. Start again without one, and keep filters and tenant as they are while paging.",
    { details: { field: "payload.pagination_token" } },
  );
}

/** Does this error come of a ledger that cannot be written? It tells nothing of an effect that has begun before. */
export function isLedgerTrouble({ cause }: MgpError): boolean {
  return AuditUnavailable.isInstance(cause) || LedgerUnavailable.isInstance(cause);
}

/**
 * Whatever went wrong, as an error that may be answered; the original is its `cause`, for the log.
 *
 * @param effect what was asked for
 */
export function toMgpError(error: unknown, effect: Effect): MgpError {
  if (MgpError.isInstance(error)) return error;
  if (StoreError.isInstance(error)) {
    const answer = answers[error.code](effect);
    return new MgpError(answer.code, answer.message, {
      details: {
        ...answer.details,
        ...(error.retryAfterMs === undefined ? {} : { retry_after_ms: error.retryAfterMs }),
      },
      cause: error,
    });
  }
  if (CursorInvalid.isInstance(error)) return invalidCursor();
  if (AuditLineTooLong.isInstance(error)) {
    return new MgpError(
      "MGP_INVALID_OBJECT",
      "The audit log cannot hold what it has to say about this request: its ids and texts are too long. Shorten them.",
      { cause: error },
    );
  }
  if (AuditUnavailable.isInstance(error)) {
    if (error.effect === "read") return tryLater("The audit log cannot be read.", "read", error);
    return tryLater("The audit log cannot be written, so no request is served.", effect, error);
  }
  if (LedgerUnavailable.isInstance(error)) {
    if (error.outcome === "unknown") return unknownOutcome(error);
    return tryLater("The gateway's own records cannot be reached.", effect, error);
  }
  return new MgpError(
    "MGP_BACKEND_ERROR",
    "The gateway failed on this request. Ask the operator to look into its log.",
    {
      cause: error,
    },
  );
}
