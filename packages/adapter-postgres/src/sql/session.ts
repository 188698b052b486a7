/**
 * What every connection begins with. Rights and plans must not hang on what a role or a database has for defaults:
 * - names in the functions of PostgreSQL mean its own;
 * - each statement sees what was committed before it;
 * - numbers come back exactly;
 * - a statement is one of many, and takes one processor;
 * - where there is pgvector, an index of vectors goes on until enough of what it found passes the filter;
 * - what was acknowledged is on disk.
 */
export const openSession: string = `
  SET search_path = pg_catalog;
  SET default_transaction_isolation = 'read committed';
  SET extra_float_digits = 1;
  SET max_parallel_workers_per_gather = 0;
  SET hnsw.ef_search = 200;
  SET hnsw.iterative_scan = strict_order;
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`;

/** What a session has to be told for a statement. */
export interface Scope {
  /** Whose rows it may touch, where the database binds rows to a tenant; empty: no tenant's. */
  readonly tenant: string;
  /** May it touch every tenant's rows? */
  readonly isOperator: boolean;
  /** Statements that look up by key keep one plan; those that filter and rank are planned for their values. */
  readonly plans: "kept" | "made";
}

/** The scope as settings of the session. */
export function settingsFor({ tenant, isOperator, plans }: Scope): Readonly<Record<string, string>> {
  return {
    "mgp.tenant": tenant,
    "mgp.operator": isOperator ? "on" : "",
    plan_cache_mode: plans === "kept" ? "force_generic_plan" : "force_custom_plan",
  };
}

/** What has to hold of server, database and role. */
export const inspectServer: string = `SELECT current_setting('server_version_num')::float8 AS version,
  current_setting('server_encoding') AS encoding, r.rolsuper OR r.rolbypassrls AS unbound
  FROM pg_roles r WHERE r.rolname = current_user`;
