import { MgpError } from "@mgp/core";
import type { PolicyContext } from "@mgp/core";
import { matchesPattern } from "./caller.ts";
import type { Caller } from "./caller.ts";

/** The tenant of a request that names none and whose caller is not bound to one. */
const DEFAULT_TENANT = "default";

/**
 * The tenant that credential, header and context agree on.
 *
 * @throws MgpError `MGP_SCOPE_VIOLATION` when header and context differ, or the caller has no business there
 */
export function tenantOfRequest(caller: Caller, header: string | undefined, context: PolicyContext): string {
  if (header !== undefined && context.tenant_id !== undefined && header !== context.tenant_id) {
    throw new MgpError("MGP_SCOPE_VIOLATION", "The tenant header and policy_context.tenant_id name different tenants.");
  }
  const tenant = header ?? context.tenant_id ?? onlyTenant(caller) ?? DEFAULT_TENANT;
  if (matchesPattern(caller.tenants, tenant)) return tenant;
  throw new MgpError(
    "MGP_SCOPE_VIOLATION",
    header === undefined && context.tenant_id === undefined
      ? "The caller works in several tenants. Name one in the tenant header or in policy_context.tenant_id."
      : "The caller may not work in this tenant.",
  );
}

/** @throws MgpError `MGP_POLICY_DENIED` when the caller may not act so, or not speak for this agent */
export function requirePermission(caller: Caller, context: PolicyContext): void {
  if (!caller.actions.includes(context.requested_action)) {
    throw new MgpError("MGP_POLICY_DENIED", "action_not_allowed");
  }
  if (!matchesPattern(caller.agents, context.actor_agent)) throw new MgpError("MGP_POLICY_DENIED", "agent_not_allowed");
}

/** A tenant to put into the audit trail of a request that could not be bound to one. */
export function tenantForAudit(caller: Caller, header: string | undefined): string {
  if (header !== undefined && matchesPattern(caller.tenants, header)) return header;
  return onlyTenant(caller) ?? DEFAULT_TENANT;
}

function onlyTenant(caller: Caller): string | undefined {
  const [tenant, ...others] = caller.tenants;
  return others.length === 0 && tenant?.endsWith("*") === false ? tenant : undefined;
}
