import { hashOf } from "@mgp/core";

/** Under which a tenant's last forgotten tombstone is noted: change cursors from before it miss a purge. */
export function horizonName(feed: string, tenant: string): string {
  return `horizon_${hashOf([feed, tenant])}`;
}
