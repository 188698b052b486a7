import { MgpError } from "@mgp/core";
import { TENANT_LENGTH } from "../caller/tenants.ts";
import { identifierFault } from "./text-faults.ts";

/**
 * Holds the tenant header to what `policy_context.tenant_id` is held to.
 *
 * @throws MgpError `MGP_INVALID_OBJECT` that never repeats the value
 */
export function inspectTenantHeader(header: string | undefined): void {
  const fault = header === undefined ? undefined : identifierFault(header, TENANT_LENGTH);
  if (fault === undefined) return;
  throw new MgpError("MGP_INVALID_OBJECT", `The tenant header ${fault.problem}.`, { details: fault.details });
}
