import { matchesPattern } from "./caller.ts";
import type { Caller } from "./caller.ts";

/**
 * Where the audit trail files events of requests that cannot be bound to a tenant. No request, entry or pattern reaches
 * it, so that no tenant reads there what may be another's.
 */
export const UNBOUND_TENANT = "__unbound__";

/** UTF-16 units of a tenant's name, at most: it stands in every line of the audit log, those of items too. */
export const TENANT_LENGTH = 128;

/** Do the caller's patterns name this tenant? */
export function mayWorkIn(caller: Caller, tenant: string): boolean {
  return tenant !== UNBOUND_TENANT && matchesPattern(caller.tenants, tenant);
}
