import type { Names } from "./names.ts";

/** What migrating and opening ask; all of it is the operator's. */
export interface SchemaStatements {
  /** the schema's name: waits for every other gateway that migrates it. */
  readonly lock: string;
  readonly unlock: string;
  readonly create: readonly string[];
  /** The tables that are there: whether the schema was ever made, and whether its rows are bound to a tenant. */
  readonly look: string;
  readonly version: string;
  /** version, name, epoch milliseconds */
  readonly note: string;
  /** Binds rows to the tenant that a connection names; idempotent. */
  readonly bindRows: readonly string[];
}

export function schemaStatementsOf(names: Names): SchemaStatements {
  return {
    lock: "SELECT pg_advisory_lock(hashtextextended('mgp migration ' || $1, 0))",
    unlock: "SELECT pg_advisory_unlock(hashtextextended('mgp migration ' || $1, 0))",
    create: [
      // Asked first: a role that may not make schemas may still own one that was made for it.
      `DO $$ BEGIN
        IF to_regnamespace('${literal(names.schema)}') IS NULL THEN CREATE SCHEMA ${names.schema}; END IF;
      END $$`,
      `CREATE TABLE IF NOT EXISTS ${names.migration} (
        version integer PRIMARY KEY, name text NOT NULL, applied_at double precision NOT NULL)`,
    ],
    look: `SELECT to_regclass('${literal(names.migration)}') IS NOT NULL AS made,
      coalesce((SELECT c.relrowsecurity AND c.relforcerowsecurity FROM pg_class c
        WHERE c.oid = to_regclass('${literal(names.memory)}')), false) AS bound`,
    version: `SELECT coalesce(max(version), 0)::float8 AS version FROM ${names.migration}`,
    note: `INSERT INTO ${names.migration} (version, name, applied_at) VALUES ($1, $2, $3)`,
    bindRows: [names.memory, names.horizon].flatMap((table) => [
      `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
      `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
      `DROP POLICY IF EXISTS of_tenant ON ${table}`,
      `DROP POLICY IF EXISTS of_operator ON ${table}`,
      `CREATE POLICY of_tenant ON ${table} USING (tenant = current_setting('mgp.tenant', true))`,
      `CREATE POLICY of_operator ON ${table} USING (current_setting('mgp.operator', true) = 'on')`,
    ]),
  };
}

function literal(text: string): string {
  return text.replaceAll("'", "''");
}

/** What tells whether the rows were made in this cluster. */
export interface FeedStatements {
  /** The cluster's own number; may be forbidden. */
  readonly cluster: string;
  readonly store: string;
  /** Is a row from a transaction that this cluster has not had? */
  readonly isAhead: string;
  /** feed, cluster */
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
    begin: `INSERT INTO ${names.store} (one, feed, cluster) VALUES (1, $1, $2) ON CONFLICT (one) DO NOTHING`,
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
