import { hasEnded } from "../gateways/sql.ts";

/** So many tasks go with one step. */
const REMOVED_AT_ONCE = 100;

export interface TaskSql {
  readonly admit: string;
  readonly create: string;
  readonly get: string;
  readonly status: string;
  readonly claim: string;
  readonly end: string;
  readonly cancel: string;
  readonly release: string;
  readonly running: string;
  readonly orphans: string;
  readonly removeEnded: string;
}

/** The statements about tasks. @param schema quoted already */
export function taskSql(schema: string): TaskSql {
  const isMine = "task_id = $1 AND status = 'running' AND claimed_by = $2 AND attempts = $3";
  return {
    // The tasks of one caller are counted one after another, whichever gateway takes them.
    admit: `SELECT pg_advisory_xact_lock(hashtextextended('${schema}.task ' || $1, 0))`,
    create: `INSERT INTO ${schema}.task (task_id, operation, tenant, caller, request_id, status, attempts, unended,
        created_at, updated_at, message_json, request)
      SELECT $1, $2, $3, $4, $5, $6, $7::integer, $8::integer, $9, $10, $11, $12
      WHERE (
        SELECT count(*) FROM (
          SELECT FROM ${schema}.task WHERE caller = $4 AND status IN ('pending', 'running') LIMIT $13
        ) AS open_task
      ) < $13
      RETURNING task_id`,
    get: `SELECT task_id, operation, tenant, caller, request_id, status, attempts, unended, created_at, updated_at,
      message_json, result, error FROM ${schema}.task WHERE task_id = $1`,
    status: `SELECT status FROM ${schema}.task WHERE task_id = $1`,
    claim: `UPDATE ${schema}.task SET status = 'running', attempts = attempts + 1, unended = unended + 1,
        updated_at = $2, claimed_by = $3
      WHERE task_id = $1 AND (status = 'pending' OR (status = 'running' AND ${hasEnded(schema, "claimed_by")}))
      RETURNING *`,
    end: `UPDATE ${schema}.task SET status = $4, updated_at = $5, message_json = $6, result = $7, error = $8,
      ended_at = clock_timestamp(), request = NULL, claimed_by = NULL WHERE ${isMine}`,
    cancel: `UPDATE ${schema}.task SET status = $2, updated_at = $3, message_json = $4, result = $5, error = $6,
      ended_at = clock_timestamp(), request = NULL, claimed_by = NULL
      WHERE task_id = $1 AND status IN ('pending', 'running')`,
    release: `UPDATE ${schema}.task SET status = 'pending', unended = unended - $4, claimed_by = NULL WHERE ${isMine}`,
    running: `SELECT task_id, attempts FROM ${schema}.task WHERE status = 'running' AND claimed_by = $1`,
    orphans: `UPDATE ${schema}.task SET status = 'pending', claimed_by = NULL
      WHERE task_id IN (
        SELECT task_id FROM ${schema}.task WHERE status = 'running' AND ${hasEnded(schema, "claimed_by")}
        LIMIT 100 FOR UPDATE SKIP LOCKED
      )
      RETURNING task_id`,
    removeEnded: `DELETE FROM ${schema}.task WHERE task_id IN (
        SELECT task_id FROM ${schema}.task WHERE ended_at <= clock_timestamp() - $1 * interval '1 millisecond'
        ORDER BY ended_at LIMIT ${REMOVED_AT_ONCE} FOR UPDATE SKIP LOCKED
      )
      RETURNING task_id`,
  };
}
