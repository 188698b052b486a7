import { analysisStatements } from "./analysis.ts";
import { IS_RECORD, recordOf, writtenColumns } from "./columns.ts";
import { insertText, itemsOf } from "./insert-text.ts";
import type { Names } from "./names.ts";
import type { Statement } from "./statement.ts";

/** The statements whose text never changes; those that follow a filter are made in `lists.ts` and `search.ts`. */
export interface Statements {
  /** tenant, ids: the records that are there. */
  readonly get: Statement;
  /** tenant, ids: id and write ids of the records that are there. */
  readonly held: Statement;
  /** tenant, items in JSON: id and revision of each that was inserted. */
  readonly insert: Statement;
  /** tenant, items in JSON: as `insert`, all or none. */
  readonly insertAll: Statement;
  /** tenant, items in JSON, whether to stop at the first hit: what became of each, with the record in its way. */
  readonly insertUnless: Statement;
  /** tenant, items with `expected` in JSON, their ids: id and revision of each that was replaced. */
  readonly replace: Statement;
  /** tenant, id, expected revision, write id, epoch milliseconds: a row when it was purged. */
  readonly remove: Statement;
  /** tenant, id: revision, write ids and whether it is a tombstone. */
  readonly lastWrite: Statement;
  readonly health: Statement;
  /** The oldest version of the analyser that tokens may be of. */
  readonly analyser: Statement;
  /** tenant, id: whether another tenant holds it. */
  readonly heldElsewhere: Statement;
  /** the tenant before, how many: tenants in ascending order. */
  readonly tenants: Statement;
  /** epoch milliseconds, how many: tenants that have older tombstones. */
  readonly tenantsToForget: Statement;
  /** tenant, epoch milliseconds, how many: forgets older tombstones and raises the tenant's horizon over them. */
  readonly forget: Statement;
}

export function statementsOf(names: Names): Statements {
  const { memory } = names;
  const columns = writtenColumns(names);
  const ofTenant = { reach: "tenant" } as const;
  const asOperator = { reach: "operator", effect: "read" } as const;
  return {
    get: {
      ...ofTenant,
      isPrepared: true,
      effect: "read",
      // An id at a time, for the reason that `replace_each` does so.
      text: `SELECT m.* FROM unnest($2::text[]) AS w (memory_id) CROSS JOIN LATERAL (
          SELECT ${recordOf("m")} FROM ${memory} m WHERE m.tenant = $1 AND m.memory_id = w.memory_id AND ${IS_RECORD}
          OFFSET 0) m`,
    },
    held: {
      ...ofTenant,
      isPrepared: true,
      effect: "read",
      text: `SELECT m.* FROM unnest($2::text[]) AS w (memory_id) CROSS JOIN LATERAL (
          SELECT m.memory_id, m.write_ids FROM ${memory} m
          WHERE m.tenant = $1 AND m.memory_id = w.memory_id AND ${IS_RECORD} OFFSET 0) m`,
    },
    insert: {
      ...ofTenant,
      isPrepared: true,
      effect: "write",
      text: `${insertText(names, "$1", itemsOf(names, "$2::json"))} RETURNING m.memory_id, m.revision::float8 AS revision`,
    },
    insertAll: {
      ...ofTenant,
      isPrepared: true,
      effect: "write",
      text: `SELECT a.new_id AS memory_id, a.new_revision AS revision FROM ${names.insertAll} ($1, $2::json) AS a`,
    },
    insertUnless: {
      ...ofTenant,
      isPrepared: true,
      effect: "write",
      text: `SELECT u.item_place::float8 AS item_place, u.hit, u.new_revision, ${recordOf("(u.held)")}
        FROM ${names.insertUnless} ($1, $2::json, $3) AS u`,
    },
    replace: {
      ...ofTenant,
      isPrepared: true,
      effect: "write",
      text: `SELECT r.replaced_id AS memory_id, r.new_revision AS revision FROM ${names.replaceEach} ($1, $2::json) AS r`,
    },
    remove: {
      ...ofTenant,
      isPrepared: true,
      effect: "write",
      text: `UPDATE ${memory} AS m SET revision = m.revision + 1, changed_xid = pg_current_xact_id(), changed_seq = 0,
          ${columns.map((name) => `${name} = ${leftByPurge[name] ?? "NULL"}`).join(", ")}, purged_at = $5::float8
        WHERE m.tenant = $1 AND m.memory_id = $2 AND m.revision = $3 AND ${IS_RECORD} RETURNING true AS removed`,
    },
    lastWrite: {
      ...ofTenant,
      effect: "read",
      text: `SELECT m.revision::float8 AS revision, m.write_ids, m.state = 'purged' AS purged FROM ${memory} m
        WHERE m.tenant = $1 AND m.memory_id = $2`,
    },
    health: {
      ...asOperator,
      text: `SELECT s.feed, current_setting('transaction_read_only') = 'on' AS is_read_only FROM ${names.store} s`,
    },
    analyser: { ...asOperator, text: analysisStatements.version(names) },
    heldElsewhere: {
      ...ofTenant,
      effect: "read",
      text: `SELECT ${names.heldElsewhere} ($1, $2) AS held`,
    },
    tenants: {
      ...asOperator,
      text: `WITH RECURSIVE t (tenant) AS (
          (SELECT m.tenant FROM ${memory} m WHERE m.tenant > $1 ORDER BY m.tenant LIMIT 1)
          UNION ALL
          SELECT (SELECT m.tenant FROM ${memory} m WHERE m.tenant > t.tenant ORDER BY m.tenant LIMIT 1)
          FROM t WHERE t.tenant IS NOT NULL)
        SELECT t.tenant FROM t WHERE t.tenant IS NOT NULL LIMIT $2`,
    },
    tenantsToForget: {
      ...asOperator,
      text: `SELECT DISTINCT m.tenant FROM ${memory} m WHERE m.state = 'purged' AND m.purged_at < $1 LIMIT $2`,
    },
    forget: {
      ...ofTenant,
      effect: "write",
      text: `WITH old AS MATERIALIZED (
          SELECT m.memory_id FROM ${memory} m WHERE m.tenant = $1 AND m.state = 'purged' AND m.purged_at < $2
          LIMIT $3 FOR UPDATE SKIP LOCKED),
        gone AS (
          DELETE FROM ${memory} m WHERE m.tenant = $1 AND m.memory_id = ANY (ARRAY(SELECT o.memory_id FROM old o))
          RETURNING m.changed_xid, m.changed_seq),
        raised AS (
          INSERT INTO ${names.horizon} AS h (tenant, changed_xid, changed_seq)
          SELECT $1, g.changed_xid, g.changed_seq FROM gone g ORDER BY g.changed_xid DESC, g.changed_seq DESC LIMIT 1
          ON CONFLICT (tenant) DO UPDATE SET changed_xid = excluded.changed_xid, changed_seq = excluded.changed_seq
          WHERE h.tenant = $1 AND (excluded.changed_xid, excluded.changed_seq) > (h.changed_xid, h.changed_seq))
        SELECT count(*)::float8 AS forgotten FROM gone`,
    },
  };
}

/** What a purge leaves of a record's columns. */
const leftByPurge: Readonly<Record<string, string>> = {
  state: "'purged'",
  thread: "m.thread",
  place: "m.place",
  write_ids: "ARRAY[$4::text]",
};
