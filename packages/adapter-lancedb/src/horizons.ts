import { tenantMark } from "./keys.ts";

/** Under which a tenant's last forgotten tombstone is noted: change cursors from before it miss a purge. */
export function horizonName(tenant: string): string {
  return `horizon_${tenantMark(tenant)}`;
}
