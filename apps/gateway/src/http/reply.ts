import type { MgpError } from "@mgp/core";

/** Which rule of the gateway's own refused a request. */
type RefusalReason = "authentication_failures" | "rate_limit" | "bytes_in_flight" | "misdirected";

/** What was wrong with a request that a page or nothing answered, or whose caller is not known. */
type PageRefusal =
  | "credential_missing"
  | "credential_wrong"
  | "credentials_differ"
  | "path_unknown"
  | "method_not_taken"
  | "metrics_right_missing"
  | "no_action_allowed";

/** An answer before it has its headers. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  /** Pieces of text: a body that is made while it is sent. */
  readonly body: string | Uint8Array<ArrayBuffer> | AsyncIterable<string>;
  /** The envelope's `request_id`, when there is an envelope. */
  readonly requestId?: string;
  /** The protocol's error code. Absent: success. For log and metrics. */
  readonly errorCode?: string;
  /** Why it was refused, where the error code does not tell. For log and metrics. */
  readonly reason?: RefusalReason;
  /** Why it was refused, in a word that no client has written: governance's, or one of these. For the log. */
  readonly detail?: PageRefusal | (string & {});
  /** `Caller.id`, where it has an entry of its own. For the log. */
  readonly caller?: string;
  /** For the log. */
  readonly tenant?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** To be called when the answer has left the process, or never will. */
  readonly sent?: () => void;
}

/** A JSON answer without an envelope. */
export function jsonReply(status: number, value: unknown): Reply {
  return { status, contentType: "application/json", body: JSON.stringify(value) };
}

/** The protocol's error envelope, for what never reaches governance: the caller is not known, or the path does not exist. */
export function errorReply(error: MgpError, requestId: string): Reply {
  return {
    ...jsonReply(error.status, {
      request_id: requestId,
      status: "error",
      error: { code: error.code, message: error.message, details: error.details },
      data: null,
    }),
    requestId,
    errorCode: error.code,
  };
}
