import type { MgpError } from "@mgp/core";
import { describeError } from "../failures/describe-error.ts";
import type { GovernedRequest } from "../governance.ts";
import type { DispatcherParts } from "./dispatcher-parts.ts";

/** Tells the operator of faults that are not the client's. */
export function reportFailure(
  { log }: Pick<DispatcherParts, "log">,
  error: MgpError,
  { operation }: Pick<GovernedRequest, "operation">,
  requestId: string,
): void {
  if (error.code !== "MGP_BACKEND_ERROR") return;
  log("error", "request_failed", { request_id: requestId, operation, error: describeError(error) });
}
