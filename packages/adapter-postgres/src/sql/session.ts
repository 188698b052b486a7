/**
 * What every connection begins with. Rights and plans must not hang on what a role or a database has for defaults:
 * - names in the functions of PostgreSQL mean its own;
 * - each statement sees what was committed before it;
 * - numbers come back exactly;
 * - every join here is a look-up by key, and a plan made while the tables were small must not say otherwise;
 * - a statement is one of many, and takes one processor;
 * - what was acknowledged is on disk.
 */
export const openSession: string = `
  SET search_path = pg_catalog;
  SET default_transaction_isolation = 'read committed';
  SET extra_float_digits = 1;
  SET enable_hashjoin = off;
  SET enable_mergejoin = off;
  SET max_parallel_workers_per_gather = 0;
  SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'`;

/** milliseconds, tenant or empty, `on` for the operator's scope or empty. */
export const adjustSession: string = `SELECT set_config('statement_timeout', $1, false),
  set_config('mgp.tenant', $2, false), set_config('mgp.operator', $3, false)`;

/** process id: ends its statement. */
export const cancelStatement = "SELECT pg_cancel_backend($1)";

/** What has to hold of server, database and role. */
export const inspectServer: string = `SELECT current_setting('server_version_num')::float8 AS version,
  current_setting('server_encoding') AS encoding, r.rolsuper OR r.rolbypassrls AS unbound
  FROM pg_roles r WHERE r.rolname = current_user`;
