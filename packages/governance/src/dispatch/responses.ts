import { MgpError, operations } from "@mgp/core";
import type { JsonObject, OperationName } from "@mgp/core";
import { findResponseViolation } from "@mgp/core/validation";
import type { GovernedResponse } from "../governance.ts";
import { jsonPieces } from "../pace/json-pieces.ts";
import { Pace } from "../pace/pace.ts";

/** From so many bytes on, others get their turn while the text of an answer is made. */
const LARGE = 1024 * 1024;

/** How deep the items of most answers stand: in a list in `data`. */
const ITEM_DEPTH = 3;

interface SuccessOptions {
  readonly accepted?: boolean;
  readonly tenant?: string;
  readonly notice?: string | undefined;
  /** UTF-8 bytes of the answer's items, about: the text of a large answer is made while it is sent. @default 0 */
  readonly bytes?: number;
  /** How deep the items stand in the answer: each is one piece of its text. @default in a list in `data` */
  readonly itemDepth?: number;
}

/** The answer to a request that failed. */
export function errorResponse(error: MgpError, requestId: string, tenant?: string): GovernedResponse {
  const { code, message, details, status } = error;
  const retryAfterMs = details["retry_after_ms"];
  const reason = reasonOf(error);
  return {
    status,
    body: { request_id: requestId, status: "error", error: { code, message, details }, data: null },
    requestId,
    errorCode: code,
    ...(reason === undefined ? {} : { reason }),
    ...(typeof retryAfterMs === "number" ? { retryAfterMs } : {}),
    ...(tenant === undefined ? {} : { tenant }),
  };
}

/**
 * The answer to a request that succeeded, checked against the operation's schema: a client is never sent what the
 * contract does not allow.
 *
 * @throws MgpError `MGP_BACKEND_ERROR`, a fault of the gateway
 */
export function successResponse(
  operation: OperationName,
  data: object,
  requestId: string,
  options: SuccessOptions = {},
): GovernedResponse {
  const { accepted = false, tenant, notice, bytes = 0, itemDepth = ITEM_DEPTH } = options;
  const isEnveloped = operation !== "capabilities";
  const body: JsonObject = isEnveloped
    ? { request_id: requestId, status: "ok", error: null, data: jsonObject(data) }
    : jsonObject(data);
  const violation = findResponseViolation(operations[operation].responseSchema, body);
  if (violation !== undefined) {
    throw new MgpError("MGP_BACKEND_ERROR", "The gateway made an answer that the protocol does not allow.", {
      cause: new MgpError("MGP_BACKEND_ERROR", `${violation.schema}: ${violation.field}: ${violation.message}`),
    });
  }
  return {
    status: accepted ? 202 : 200,
    body,
    ...(bytes < LARGE ? {} : { text: pacedText(body, itemDepth) }),
    requestId,
    ...(tenant === undefined ? {} : { tenant }),
    ...(notice === undefined ? {} : { notice }),
  };
}

async function* pacedText(body: JsonObject, itemDepth: number): AsyncGenerator<string> {
  const pace = new Pace();
  for (const piece of jsonPieces(body, itemDepth)) {
    yield piece;
    const others = pace.spend(piece.length);
    if (others !== undefined) await others;
  }
}

function jsonObject(data: object): JsonObject {
  return { ...data };
}

/** What of an error no client can have written. A policy module's own code may be any text. */
function reasonOf({ code, message, details }: MgpError): string | undefined {
  if (code === "MGP_POLICY_DENIED") return /^\w{1,64}$/.test(message) ? message : "policy";
  const { schema } = details;
  return typeof schema === "string" ? schema : undefined;
}
