import type { ChangePlace, SearchRound } from "@mgp/adapter-kit";
import { cursorInvalid } from "@mgp/core";
import type { Values } from "./statement.ts";

/**
 * The end of a round that holds whatever has changed, and is the last. A place before it is a snapshot as PostgreSQL
 * writes it, `xmin:xmax:open,open,…`: a number would not do, since an older transaction may commit later.
 */
export const NO_END = "";

/** How many open transactions a place may name: a cursor has two places in it. */
const MOST_OPEN = 100;

const SNAPSHOT = /^\d{1,18}:\d{1,18}:(?:\d{1,18}(?:,\d{1,18})*)?$/;

/** The snapshot of a statement, as its column `snapshot`; it is asked for once, not for each row. */
export const SNAPSHOT_OF_STATEMENT = "(SELECT pg_current_snapshot()::text) AS snapshot";

export function isPlace(place: ChangePlace): place is string {
  if (place === NO_END) return true;
  if (typeof place !== "string" || !SNAPSHOT.test(place)) return false;
  const { xmin, xmax, open } = partsOf(place);
  const xids = [...open, xmax].map(BigInt);
  return (
    open.length <= MOST_OPEN && xids.every((xid, at) => 0n < BigInt(xmin) && (xids[at - 1] ?? BigInt(xmin) - 1n) < xid)
  );
}

/**
 * A snapshot that a cursor has room for: the given one, or where that names too many open transactions, one before the
 * first of those that are too many. It sees nothing that the given one does not see.
 */
export function shortened(snapshot: string): string {
  const { xmin, open } = partsOf(snapshot);
  const xmax = open[MOST_OPEN];
  return xmax === undefined ? snapshot : `${xmin}:${xmax}:${open.slice(0, MOST_OPEN).join(",")}`;
}

/**
 * Is the last change of the row `m` in a round? It begins with AND.
 *
 * @throws StoreError `cursor_invalid`
 */
export function roundText(round: SearchRound<string> | undefined, values: Values): string {
  if (round === undefined) return "";
  const { after, upTo } = round;
  const until = upTo === NO_END ? "" : ` AND ${visibleText(values.add(upTo))}`;
  if (after === undefined) return until;
  if (after === NO_END) throw cursorInvalid();
  const since = values.add(after);
  // The index finds what is not older than the snapshot; the function could not.
  return `${until} AND m.changed_xid >= pg_snapshot_xmin(${since}::pg_snapshot) AND NOT ${visibleText(since)}`;
}

function visibleText(snapshot: string): string {
  return `pg_visible_in_snapshot(m.changed_xid, ${snapshot}::pg_snapshot)`;
}

function partsOf(snapshot: string): { readonly xmin: string; readonly xmax: string; readonly open: readonly string[] } {
  const [xmin = "", xmax = "", open = ""] = snapshot.split(":");
  return { xmin, xmax, open: open === "" ? [] : open.split(",") };
}
