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

/** milliseconds: how long a session may be silent. */
export const closeUnheard = "SELECT set_config('idle_session_timeout', $1, false)";

/** What a connection was last told, and a statement needs it to have been told. */
export interface Session {
  /** Of a statement, in milliseconds; 0: none. */
  readonly timeoutMs: number;
  /** Whose rows it may touch, where the database binds rows to a tenant; empty: nobody's. */
  readonly tenant: string;
  /** May it touch every tenant's rows? */
  readonly isOperator: boolean;
  /** Statements that look up by key keep one plan; those that filter and rank are planned for their values. */
  readonly plans: "kept" | "made";
}

/** What a connection is before anybody told it anything: it fits no statement. */
export const newSession: Session = { timeoutMs: -1, tenant: "", isOperator: false, plans: "made" };

export const adjustSession: string = `SELECT set_config('statement_timeout', $1, false),
  set_config('mgp.tenant', $2, false), set_config('mgp.operator', $3, false), set_config('plan_cache_mode', $4, false)`;

/** The values of `adjustSession`. */
export function sessionValues({ timeoutMs, tenant, isOperator, plans }: Session): readonly unknown[] {
  const mode = plans === "kept" ? "force_generic_plan" : "force_custom_plan";
  return [String(timeoutMs), tenant, isOperator ? "on" : "", mode];
}

export function isSameSession(left: Session, right: Session): boolean {
  return (
    left.timeoutMs === right.timeoutMs &&
    left.tenant === right.tenant &&
    left.isOperator === right.isOperator &&
    left.plans === right.plans
  );
}

/** process id: ends its statement. */
export const cancelStatement = "SELECT pg_cancel_backend($1)";

/** What has to hold of server, database and role. */
export const inspectServer: string = `SELECT current_setting('server_version_num')::float8 AS version,
  current_setting('server_encoding') AS encoding, r.rolsuper OR r.rolbypassrls AS unbound
  FROM pg_roles r WHERE r.rolname = current_user`;
