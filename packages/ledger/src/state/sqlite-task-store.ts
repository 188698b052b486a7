import {
  LedgerUnavailable,
  memoryIdsOf,
  numberIn,
  type Row,
  type TaskAdmission,
  type TaskClaim,
  type TaskEnd,
  taskOf,
  type TaskRecord,
  type TaskStore,
} from "@mgp/governance";
import type { StateDatabase } from "./state-database.ts";
import { TaskTimers } from "./task-timers.ts";

/**
 * So many tasks, and so many of their pages, go with one step, as long as they do not have more bytes; one that has
 * goes alone. SQLite wipes what it removes, and holds the event loop meanwhile.
 */
const REMOVED_AT_ONCE = { tasks: 100, pages: 200, bytes: 256 * 1024 } as const;

/**
 * As many of some rows as one step removes.
 *
 * @param columns the key of a row
 * @param found SQL that selects these columns, and `bytes`
 */
function inOneStep(columns: string, found: string): string {
  return `SELECT ${columns} FROM (
      SELECT ${columns}, sum(bytes) OVER (ORDER BY ${columns}) - bytes AS before FROM (${found})
    ) WHERE before < ${REMOVED_AT_ONCE.bytes}`;
}

const sql = {
  countOpen: `SELECT count(*) AS open FROM task INDEXED BY task_open
    WHERE caller = ? AND status IN ('pending', 'running')`,
  create: `INSERT INTO task (task_id, operation, tenant, caller, request_id, status, attempts, unended, created_at,
    updated_at, message, request, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  get: `SELECT task_id, operation, tenant, caller, request_id, status, attempts, unended, created_at, updated_at,
    message, result, error FROM task WHERE task_id = ? AND status <> 'removed'`,
  isOpen: "SELECT 1 FROM task WHERE task_id = ? AND status IN ('pending', 'running')",
  claim: `UPDATE task SET status = 'running', attempts = attempts + 1, unended = unended + 1, updated_at = ?
    WHERE task_id = ? AND status IN ('pending', 'running') RETURNING *`,
  forgetPages: `DELETE FROM task_page WHERE (task_id, page) IN (${inOneStep(
    "task_id, page",
    `SELECT task_id, page, octet_length(memory_ids) AS bytes FROM task_page JOIN task USING (task_id)
     WHERE task_id = ? AND status IN ('pending', 'running') LIMIT ${REMOVED_AT_ONCE.pages}`,
  )})`,
  appendPage: `INSERT INTO task_page (task_id, page, memory_ids)
    SELECT ?1, (SELECT count(*) FROM task_page WHERE task_id = ?1), ?2
    WHERE EXISTS (SELECT 1 FROM task WHERE task_id = ?1 AND status = 'running')`,
  page: "SELECT memory_ids FROM task_page WHERE task_id = ? AND page = ?",
  end: `UPDATE task SET status = ?, updated_at = ?, message = ?, result = ?, error = ?, ended_at = ?, request = NULL
    WHERE task_id = ? AND status IN ('pending', 'running')`,
  release: "UPDATE task SET status = 'pending', unended = unended - ? WHERE task_id = ? AND status = 'running'",
  releaseAll: "UPDATE task SET status = 'pending' WHERE status = 'running'",
  pending: "SELECT task_id, due_at FROM task WHERE status = 'pending' ORDER BY position",
  hide: `UPDATE task SET status = 'removed', result = NULL, ended_at = NULL WHERE task_id IN (${inOneStep(
    "task_id",
    `SELECT task_id, coalesce(octet_length(result), 0) AS bytes FROM task
     WHERE ended_at <= ? ORDER BY ended_at LIMIT ${REMOVED_AT_ONCE.tasks}`,
  )})`,
  removePages: `DELETE FROM task_page WHERE (task_id, page) IN (${inOneStep(
    "task_id, page",
    `SELECT task_id, page, octet_length(memory_ids) AS bytes
     FROM task INDEXED BY task_removed CROSS JOIN task_page USING (task_id)
     WHERE status = 'removed' LIMIT ${REMOVED_AT_ONCE.pages}`,
  )})`,
  remove: `DELETE FROM task WHERE task_id IN
    (SELECT task_id FROM task WHERE status = 'removed'
       AND NOT EXISTS (SELECT 1 FROM task_page WHERE task_page.task_id = task.task_id)
     LIMIT ${REMOVED_AT_ONCE.tasks})`,
} as const;

/** When a task that was put back comes again, in milliseconds. */
const AGAIN_MS = 2_000;

/**
 * Task records in the state database. What a task was asked, which may hold memories, is wiped with its end. The
 * folder is one process's: a task that is running and not held here was left by a dead one, or by a run whose end could
 * not be written.
 */
export class SqliteTaskStore implements TaskStore {
  readonly #state: StateDatabase;
  readonly #now: () => number;
  readonly #timers = new TaskTimers();
  readonly #claims = new Map<string, AbortController>();

  constructor(state: StateDatabase, now: () => number) {
    this.#state = state;
    this.#now = now;
  }

  async start(run: (taskId: string) => Promise<void>): Promise<void> {
    this.#timers.start(async (taskId) => {
      await run(taskId);
      if (this.#isOpen(taskId)) this.#timers.schedule(taskId, AGAIN_MS);
    });
    const rows = await this.#state.change(() => {
      this.#state.database.prepare(sql.releaseAll).run();
      return this.#state.database.prepare(sql.pending).all();
    });
    for (const row of rows) this.#timers.schedule(String(row["task_id"]), Number(row["due_at"]) - this.#now());
  }

  async create(task: TaskRecord, { startAfterMs, mostOpen }: TaskAdmission): Promise<boolean> {
    const isKept = await this.#state.change(() => {
      const row = this.#state.database.prepare(sql.countOpen).get(task.caller);
      const hasRoom = row !== undefined && numberIn(row, "open") < mostOpen;
      if (hasRoom) this.#insert(task, this.#now() + startAfterMs);
      return hasRoom;
    });
    if (isKept) this.#timers.schedule(task.taskId, startAfterMs);
    return isKept;
  }

  async get(taskId: string): Promise<TaskRecord | undefined> {
    return asTask(this.#state.database.prepare(sql.get).get(taskId));
  }

  async claim(taskId: string, updatedAt: string): Promise<TaskClaim | undefined> {
    if (this.#claims.has(taskId)) return undefined;
    const lost = new AbortController();
    this.#claims.set(taskId, lost);
    const row = await this.#begin(taskId, updatedAt);
    if (row === undefined) return undefined;
    this.#timers.forget(taskId);
    return {
      task: taskOf(row),
      lost: lost.signal,
      appendPage: async (memoryIds) => await this.#appendPage(taskId, memoryIds),
      end: async (end) => {
        await this.#end(taskId, end);
      },
      release: async (why) => await this.#release(taskId, why),
    };
  }

  async cancel(taskId: string, end: TaskEnd): Promise<void> {
    await this.#end(taskId, end);
    this.#timers.forget(taskId);
  }

  /** Nobody else can be running it. */
  async settled(): Promise<void> {}

  async resultPage(taskId: string, page: number): Promise<readonly string[]> {
    const row = this.#state.database.prepare(sql.page).get(taskId, page);
    return row === undefined ? [] : memoryIdsOf(row);
  }

  async removeEnded(keptMs: number): Promise<boolean> {
    const endedBefore = this.#now() - keptMs;
    return await this.#state.change(() => {
      const { database } = this.#state;
      const hidden = database.prepare(sql.hide).run(endedBefore).changes;
      const pages = database.prepare(sql.removePages).run().changes;
      const tasks = database.prepare(sql.remove).run().changes;
      const isSomething = Number(hidden) + Number(pages) + Number(tasks) > 0;
      if (isSomething) this.#state.scrub();
      return isSomething;
    });
  }

  async stop(): Promise<void> {
    this.#timers.stop();
  }

  #isOpen(taskId: string): boolean {
    return this.#state.database.prepare(sql.isOpen).get(taskId) !== undefined;
  }

  #insert(task: TaskRecord, dueAt: number): void {
    const { taskId, operation, tenant, caller, requestId, status, attempts, unended, createdAt, updatedAt } = task;
    const owner = [taskId, operation, tenant, caller, requestId] as const;
    const progress = [status, attempts, unended, createdAt, updatedAt, task.message] as const;
    this.#state.database.prepare(sql.create).run(...owner, ...progress, task.request ?? null, dueAt);
  }

  /** The claim is noted as held already, and is not when this fails. */
  async #begin(taskId: string, updatedAt: string): Promise<Row | undefined> {
    let claimed: Row | undefined;
    try {
      await this.#forgetPages(taskId);
      claimed = await this.#state.change(() => this.#state.database.prepare(sql.claim).get(updatedAt, taskId));
      return claimed;
    } finally {
      if (claimed === undefined) this.#claims.delete(taskId);
    }
  }

  /** Removes what an earlier attempt has kept, in steps. */
  async #forgetPages(taskId: string): Promise<void> {
    const forgetSome = (): boolean => this.#state.database.prepare(sql.forgetPages).run(taskId).changes > 0;
    while (await this.#state.change(forgetSome));
  }

  async #appendPage(taskId: string, memoryIds: readonly string[]): Promise<void> {
    const changes = await this.#state.change(
      () => this.#state.database.prepare(sql.appendPage).run(taskId, JSON.stringify(memoryIds)).changes,
    );
    if (changes === 0) throw new LedgerUnavailable("The task has ended.", { outcome: "none" });
  }

  async #end(taskId: string, end: TaskEnd): Promise<void> {
    const error = end.error === undefined ? null : JSON.stringify(end.error);
    const columns = [end.status, end.updatedAt, end.message, end.result ?? null, error, this.#now()] as const;
    try {
      await this.#state.change(() => {
        const { changes } = this.#state.database.prepare(sql.end).run(...columns, taskId);
        if (changes > 0) this.#state.scrub();
      });
    } finally {
      this.#loseClaim(taskId);
    }
  }

  async #release(taskId: string, why: "stopped" | "trouble"): Promise<void> {
    const forgiven = why === "stopped" ? 1 : 0;
    try {
      await this.#state.change(() => this.#state.database.prepare(sql.release).run(forgiven, taskId));
    } finally {
      this.#loseClaim(taskId);
      this.#timers.schedule(taskId, AGAIN_MS);
    }
  }

  #loseClaim(taskId: string): void {
    this.#claims.get(taskId)?.abort();
    this.#claims.delete(taskId);
  }
}

function asTask(row: Row | undefined): TaskRecord | undefined {
  return row === undefined ? undefined : taskOf(row);
}
