import { quotedText } from "@mgp/postgres";
import type { Names } from "./names.ts";

/** SQL of the key of the lock that all gateways take which change this schema. @param schema not quoted */
export function lockOf(schema: string): string {
  return `hashtextextended(${quotedText(`mgp migration ${schema}`)}, 0)`;
}

/** Asks whether rows are bound to a tenant. */
export function isBound({ memory }: Names): string {
  return `SELECT coalesce((SELECT c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c
    WHERE c.oid = to_regclass(${quotedText(memory)})), false) AS bound`;
}

/** Binds rows to the tenant that a connection names; idempotent. */
export function bindRows({ memory, horizon }: Names): readonly string[] {
  return [memory, horizon].flatMap((table) => [
    `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
    `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
    `DROP POLICY IF EXISTS of_tenant ON ${table}`,
    `DROP POLICY IF EXISTS of_operator ON ${table}`,
    `CREATE POLICY of_tenant ON ${table} USING (tenant = current_setting('mgp.tenant', true))`,
    `CREATE POLICY of_operator ON ${table} USING (current_setting('mgp.operator', true) = 'on')`,
  ]);
}

/** What tells whether the rows were made in this cluster. */
export interface FeedStatements {
  /** The cluster's own number; may be forbidden. */
  readonly cluster: string;
  readonly store: string;
  /** Is a row from a transaction that this cluster has not had? */
  readonly isAhead: string;
  /** feed, cluster, version of the analyser */
  readonly begin: string;
  /** feed, cluster */
  readonly rename: string;
  readonly renumber: readonly string[];
}

export function feedStatementsOf(names: Names): FeedStatements {
  return {
    cluster: "SELECT system_identifier::text AS cluster FROM pg_control_system()",
    store: `SELECT feed, cluster FROM ${names.store}`,
    isAhead: `SELECT EXISTS (SELECT FROM ${names.memory} m
      WHERE m.changed_xid >= pg_snapshot_xmax(pg_current_snapshot())) AS ahead`,
    begin: `INSERT INTO ${names.store} (one, feed, cluster, analyser) VALUES (1, $1, $2, $3) ON CONFLICT (one) DO NOTHING`,
    rename: `UPDATE ${names.store} SET feed = $1, cluster = $2`,
    renumber: [
      `UPDATE ${names.memory} m SET changed_xid = pg_current_xact_id(), changed_seq = o.place
        FROM (SELECT tenant, memory_id, row_number() OVER (ORDER BY changed_xid, changed_seq) AS place
          FROM ${names.memory}) o
        WHERE m.tenant = o.tenant AND m.memory_id = o.memory_id`,
      `DELETE FROM ${names.horizon}`,
    ],
  };
}
