import type { ErrorCode } from "../generated/types.ts";

/** What an error code means on the wire. */
export type ErrorCodeMeaning = {
  /** HTTP status, unless the transport has a more exact one. */
  readonly status: number;
  /** Whether the same request may succeed later, without the caller changing anything. */
  readonly retryable: boolean;
  /** The words used when the thrower has no better ones. */
  readonly message: string;
};

/** The one table of error codes. A client decides by the code; status and words follow from it. */
export const errorCodes: Readonly<Record<ErrorCode, ErrorCodeMeaning>> = {
  MGP_INVALID_OBJECT: { status: 400, retryable: false, message: "the request is not valid" },
  MGP_UNSUPPORTED_VERSION: { status: 400, retryable: false, message: "no protocol version in common" },
  MGP_UNSUPPORTED_CAPABILITY: { status: 501, retryable: false, message: "the gateway cannot do what was asked for" },
  MGP_POLICY_DENIED: { status: 403, retryable: false, message: "policy does not allow this" },
  MGP_MEMORY_NOT_FOUND: { status: 404, retryable: false, message: "memory not found" },
  MGP_TASK_NOT_FOUND: { status: 404, retryable: false, message: "task not found" },
  MGP_SCOPE_VIOLATION: { status: 403, retryable: false, message: "the request reaches outside its tenant" },
  // The protocol calls this one "sometimes" retryable: after reading the memory again, so not as it stands.
  MGP_CONFLICT_UNRESOLVED: { status: 409, retryable: false, message: "the write conflicts with a stored memory" },
  MGP_BACKEND_ERROR: { status: 502, retryable: true, message: "the backend failed" },
};
