import type { Call } from "@mgp/core";
import type { About } from "./about.ts";
import { all, isOneOf } from "./conditions.ts";
import { horizonName } from "./horizons.ts";
import type { MemoryTable } from "./memory-table.ts";
import { POSITION_COLUMNS, positionIn } from "./positions.ts";
import { PURGED } from "./rows.ts";

/** How many tombstones are forgotten in one commit. */
const FORGOTTEN_TOGETHER = 500;

/**
 * Forgets some tombstones older than an instant, epoch milliseconds. Cursors of the change feed from before them are
 * invalid from then on: that is noted first, so that none is ever missed. True: there may be more.
 */
export async function forgetTombstones(
  { table, about, feed }: { readonly table: MemoryTable; readonly about: About; readonly feed: string },
  before: number,
  call: Call,
): Promise<boolean> {
  const isOld = all(isOneOf("state", [PURGED]), `purged_at < ${String(Math.ceil(before))}`);
  const found = await table.rows(isOld, ["key", "tenant", ...POSITION_COLUMNS], call, (query) =>
    query.limit(FORGOTTEN_TOGETHER),
  );
  if (found.count === 0) return false;
  const horizons = new Map<string, number>();
  for (const row of found.rows()) {
    const tenant = found.text("tenant", row);
    horizons.set(tenant, Math.max(horizons.get(tenant) ?? 0, positionIn(found, row)));
  }
  for (const [tenant, position] of horizons) await about.raise(horizonName(feed, tenant), position);
  const keys = found.rows().map((row) => found.text("key", row));
  // One that was taken again meanwhile is no tombstone any more.
  await table.remove(all(isOneOf("key", keys), isOld));
  return found.count === FORGOTTEN_TOGETHER;
}
