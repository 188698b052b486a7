import { bodyWithin, recordOf } from "./columns.ts";
import type { Names } from "./names.ts";
import type { Query } from "./statement.ts";

/** Where a reader of the feed stands: a transaction and a place in it, in decimal digits. */
export interface Place {
  readonly xid: string;
  readonly seq: string;
}

/**
 * A page of the feed, over what stands still: transactions from the snapshot's xmin on may still commit, and would then
 * lie before what was shown. One row at least: feed, horizon and `pending` (something lies beyond xmin) are in each,
 * and `xid` is null where no change is. No bodies come that a page of so many bytes has no room for.
 */
export function changesOf(names: Names, tenant: string, after: Place, limit: number, bytes?: number): Query {
  const body = bodyWithin(bytes === undefined ? undefined : "$5", "m", "m.changed_xid, m.changed_seq");
  const xmin = "pg_snapshot_xmin(pg_current_snapshot())";
  const text = `SELECT s.feed, coalesce(h.changed_xid, '0'::xid8)::text AS horizon_xid,
      coalesce(h.changed_seq, 0)::text AS horizon_seq,
      $2::xid8 >= pg_snapshot_xmax(pg_current_snapshot()) AS ahead,
      EXISTS (SELECT FROM ${names.memory} m WHERE m.tenant = $1 AND m.changed_xid >= ${xmin}) AS pending, p.*
    FROM ${names.store} s LEFT JOIN ${names.horizon} h ON h.tenant = $1 LEFT JOIN LATERAL (
      SELECT m.changed_xid::text AS xid, m.changed_seq::text AS seq, ${recordOf("m", body)} FROM (
        SELECT m.* FROM ${names.memory} m
        WHERE m.tenant = $1 AND (m.changed_xid, m.changed_seq) > ($2::xid8, $3::bigint) AND m.changed_xid < ${xmin}
        ORDER BY m.changed_xid, m.changed_seq LIMIT $4) m
      ORDER BY m.changed_xid, m.changed_seq) p ON true`;
  return {
    statement: {
      isPrepared: true,
      text,
      reach: "tenant",
      effect: "read",
    },
    values: [tenant, after.xid, after.seq, limit, ...(bytes === undefined ? [] : [bytes])],
  };
}
