import {
  LedgerUnavailable,
  memoryIdsOf,
  type Row,
  type TaskClaim,
  type TaskEnd,
  taskOf,
  type TaskRecord,
  type TaskStore,
} from "@mgp/governance";
import type { StateDatabase } from "./state-database.ts";
import { TaskTimers } from "./task-timers.ts";

const sql = {
  create: `INSERT INTO task (task_id, operation, tenant, caller, request_id, status, attempts, created_at, updated_at,
    message, request, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  get: `SELECT task_id, operation, tenant, caller, request_id, status, attempts, created_at, updated_at, message, result,
    error FROM task WHERE task_id = ?`,
  claim: `UPDATE task SET status = 'running', attempts = attempts + 1, updated_at = ?
    WHERE task_id = ? AND status = 'pending' RETURNING *`,
  forgetPages: "DELETE FROM task_page WHERE task_id = ?",
  appendPage: `INSERT INTO task_page (task_id, page, memory_ids)
    SELECT ?1, (SELECT count(*) FROM task_page WHERE task_id = ?1), ?2
    WHERE EXISTS (SELECT 1 FROM task WHERE task_id = ?1 AND status = 'running')`,
  page: "SELECT memory_ids FROM task_page WHERE task_id = ? AND page = ?",
  end: `UPDATE task SET status = ?, updated_at = ?, message = ?, result = ?, error = ?, request = NULL
    WHERE task_id = ? AND status IN ('pending', 'running')`,
  release: "UPDATE task SET status = 'pending' WHERE task_id = ? AND status = 'running'",
  releaseAll: "UPDATE task SET status = 'pending' WHERE status = 'running'",
  pending: "SELECT task_id, due_at FROM task WHERE status = 'pending' ORDER BY position",
} as const;

/** When a task that was put back comes again, in milliseconds. */
const AGAIN_MS = 2_000;

/**
 * Task records in the state database. What a task was asked, which may hold memories, is wiped with its end. The
 * folder is one process's: a task that is running when it is opened was left by a dead one.
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
    this.#timers.start(run);
    const rows = await this.#state.change(() => {
      this.#state.database.prepare(sql.releaseAll).run();
      return this.#state.database.prepare(sql.pending).all();
    });
    for (const row of rows) this.#timers.schedule(String(row["task_id"]), Number(row["due_at"]) - this.#now());
  }

  async create(task: TaskRecord, startAfterMs: number): Promise<void> {
    const { taskId, operation, tenant, caller, requestId, status, attempts, createdAt, updatedAt, message } = task;
    const dueAt = this.#now() + startAfterMs;
    await this.#state.change(() => {
      const insert = this.#state.database.prepare(sql.create);
      const owner = [taskId, operation, tenant, caller, requestId] as const;
      insert.run(...owner, status, attempts, createdAt, updatedAt, message, task.request ?? null, dueAt);
    });
    this.#timers.schedule(taskId, startAfterMs);
  }

  async get(taskId: string): Promise<TaskRecord | undefined> {
    return asTask(this.#state.database.prepare(sql.get).get(taskId));
  }

  async claim(taskId: string, updatedAt: string): Promise<TaskClaim | undefined> {
    const row = await this.#state.change(() => {
      const claimed = this.#state.database.prepare(sql.claim).get(updatedAt, taskId);
      if (claimed !== undefined) this.#state.database.prepare(sql.forgetPages).run(taskId);
      return claimed;
    });
    if (row === undefined) return undefined;
    this.#timers.forget(taskId);
    const lost = new AbortController();
    this.#claims.set(taskId, lost);
    return {
      task: taskOf(row),
      lost: lost.signal,
      appendPage: async (memoryIds) => await this.#appendPage(taskId, memoryIds),
      end: async (end) => {
        await this.#end(taskId, end);
      },
      release: async () => await this.#release(taskId),
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

  async stop(): Promise<void> {
    this.#timers.stop();
  }

  async #appendPage(taskId: string, memoryIds: readonly string[]): Promise<void> {
    const changes = await this.#state.change(
      () => this.#state.database.prepare(sql.appendPage).run(taskId, JSON.stringify(memoryIds)).changes,
    );
    if (changes === 0) throw new LedgerUnavailable("The task has ended.", { outcome: "none" });
  }

  async #end(taskId: string, end: TaskEnd): Promise<void> {
    const error = end.error === undefined ? null : JSON.stringify(end.error);
    await this.#state.change(() => {
      const { changes } = this.#state.database
        .prepare(sql.end)
        .run(end.status, end.updatedAt, end.message, end.result ?? null, error, taskId);
      if (changes > 0) this.#state.scrub();
    });
    this.#loseClaim(taskId);
  }

  async #release(taskId: string): Promise<void> {
    await this.#state.change(() => this.#state.database.prepare(sql.release).run(taskId));
    this.#loseClaim(taskId);
    this.#timers.schedule(taskId, AGAIN_MS);
  }

  #loseClaim(taskId: string): void {
    this.#claims.get(taskId)?.abort();
    this.#claims.delete(taskId);
  }
}

function asTask(row: Row | undefined): TaskRecord | undefined {
  return row === undefined ? undefined : taskOf(row);
}
