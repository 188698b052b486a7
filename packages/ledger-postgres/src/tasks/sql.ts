import { hasEnded } from "../gateways/sql.ts";

/** So many tasks, and so many of their pages, go with one step. */
const REMOVED_AT_ONCE = { tasks: 100, pages: 200 } as const;

export interface TaskSql {
  readonly admit: string;
  readonly create: string;
  readonly get: string;
  readonly status: string;
  readonly claim: string;
  readonly appendPage: string;
  readonly page: string;
  readonly end: string;
  readonly cancel: string;
  readonly release: string;
  readonly running: string;
  readonly orphans: string;
  readonly hide: string;
  readonly removePages: string;
  readonly remove: string;
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
      message_json, result, error FROM ${schema}.task WHERE task_id = $1 AND status <> 'removed'`,
    status: `SELECT status FROM ${schema}.task WHERE task_id = $1`,
    claim: `WITH claimed AS (
        UPDATE ${schema}.task SET status = 'running', attempts = attempts + 1, unended = unended + 1, updated_at = $2,
          claimed_by = $3
        WHERE task_id = $1 AND (status = 'pending' OR (status = 'running' AND ${hasEnded(schema, "claimed_by")}))
        RETURNING *
      ), outdated AS (
        DELETE FROM ${schema}.task_page AS page USING claimed
        WHERE page.task_id = claimed.task_id AND page.attempt < claimed.attempts
      )
      SELECT * FROM claimed`,
    appendPage: `INSERT INTO ${schema}.task_page (task_id, attempt, page, memory_ids)
      SELECT $1, $3, $4, $5 WHERE EXISTS (SELECT FROM ${schema}.task WHERE ${isMine}) RETURNING page`,
    page: `SELECT memory_ids FROM ${schema}.task_page JOIN ${schema}.task USING (task_id)
      WHERE task_id = $1 AND attempt = attempts AND page = $2`,
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
    hide: `UPDATE ${schema}.task SET status = 'removed', result = NULL, ended_at = NULL
      WHERE task_id IN (
        SELECT task_id FROM ${schema}.task WHERE ended_at <= clock_timestamp() - $1 * interval '1 millisecond'
        ORDER BY ended_at LIMIT ${REMOVED_AT_ONCE.tasks} FOR UPDATE SKIP LOCKED
      )
      RETURNING task_id`,
    removePages: `DELETE FROM ${schema}.task_page AS page USING (
        SELECT task_id, attempt, page FROM ${schema}.task_page JOIN ${schema}.task USING (task_id)
        WHERE status = 'removed' LIMIT ${REMOVED_AT_ONCE.pages} FOR UPDATE OF task_page SKIP LOCKED
      ) AS outdated
      WHERE page.task_id = outdated.task_id AND page.attempt = outdated.attempt AND page.page = outdated.page
      RETURNING page.task_id`,
    remove: `DELETE FROM ${schema}.task WHERE task_id IN (
        SELECT task_id FROM ${schema}.task AS ended
        WHERE status = 'removed' AND NOT EXISTS (SELECT FROM ${schema}.task_page WHERE task_page.task_id = ended.task_id)
        LIMIT ${REMOVED_AT_ONCE.tasks} FOR UPDATE SKIP LOCKED
      )
      RETURNING task_id`,
  };
}
