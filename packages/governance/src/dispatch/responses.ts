import { findResponseViolation, MgpError, operations } from "@mgp/core";
import type { JsonObject, OperationName } from "@mgp/core";
import type { GovernedResponse } from "../governance.ts";

/** The answer to a request that failed. */
export function errorResponse(error: MgpError, requestId: string, tenant?: string): GovernedResponse {
  const { code, message, details, status } = error;
  return {
    status,
    body: { request_id: requestId, status: "error", error: { code, message, details }, data: null },
    requestId,
    errorCode: code,
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
  options: { readonly accepted?: boolean; readonly tenant?: string } = {},
): GovernedResponse {
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
    status: options.accepted === true ? 202 : 200,
    body,
    requestId,
    ...(options.tenant === undefined ? {} : { tenant: options.tenant }),
  };
}

function jsonObject(data: object): JsonObject {
  return { ...data };
}
