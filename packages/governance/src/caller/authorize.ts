import { isObject, MgpError } from "@mgp/core";
import type { PolicyContext } from "@mgp/core";
import { identifierFault } from "../checks/text-faults.ts";
import { matchesPattern } from "./caller.ts";
import type { Caller } from "./caller.ts";
import { mayWorkIn, TENANT_LENGTH, UNBOUND_TENANT } from "./tenants.ts";

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
  const named = header ?? context.tenant_id;
  const tenant = named ?? tenantOfUnnamed(caller);
  if (mayWorkIn(caller, tenant)) return tenant;
  if (named === UNBOUND_TENANT) {
    throw new MgpError("MGP_SCOPE_VIOLATION", `The tenant name ${UNBOUND_TENANT} is reserved. Name another tenant.`);
  }
  throw new MgpError(
    "MGP_SCOPE_VIOLATION",
    named === undefined
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

/**
 * Where the audit trail files a request that may fail before its tenant is bound: under the tenant that it would be
 * bound to, else under the reserved one.
 *
 * @param context the request's `policy_context`, not validated; `undefined`: there is none that could be read
 */
export function tenantForAudit(caller: Caller, header: string | undefined, context: unknown): string {
  const tenant = isObject(context)
    ? statedTenant(caller, header, context["tenant_id"])
    : tenantOfUnreadable(caller, header);
  if (tenant === undefined || identifierFault(tenant, TENANT_LENGTH) !== undefined) return UNBOUND_TENANT;
  return mayWorkIn(caller, tenant) ? tenant : UNBOUND_TENANT;
}

/** What header and context agree on; `undefined`: nothing. */
function statedTenant(caller: Caller, header: string | undefined, named: unknown): string | undefined {
  if (named === undefined) return header ?? tenantOfUnnamed(caller);
  return typeof named === "string" && (header ?? named) === named ? named : undefined;
}

/** A context that cannot be read may name any tenant: only a caller of one tenant is known to have meant that. */
function tenantOfUnreadable(caller: Caller, header: string | undefined): string | undefined {
  const only = onlyTenant(caller);
  return (header ?? only) === only ? only : undefined;
}

function tenantOfUnnamed(caller: Caller): string {
  return onlyTenant(caller) ?? DEFAULT_TENANT;
}

function onlyTenant(caller: Caller): string | undefined {
  const [tenant, ...others] = caller.tenants;
  return others.length === 0 && tenant?.endsWith("*") === false ? tenant : undefined;
}
