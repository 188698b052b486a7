import {
  numberIn,
  type LedgerRow,
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
 * So many tasks go with one step, as long as their results do not have more bytes; one that has goes alone. SQLite
 * wipes what it removes, and holds the event loop meanwhile.
 */
const REMOVED_AT_ONCE = { tasks: 100, bytes: 256 * 1024 } as const;

const sql = {
  countOpen: `SELECT count(*) AS open FROM task INDEXED BY task_open
    WHERE caller = ? AND status IN ('pending', 'running')`,
  create: `INSERT INTO task (task_id, operation, tenant, caller, request_id, status, attempts, unended, created_at,
    updated_at, message, request, due_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  get: `SELECT task_id, operation, tenant, caller, request_id, status, attempts, unended, created_at, updated_at,
    message, result, error FROM task WHERE task_id = ?`,
  isOpen: "SELECT 1 FROM task WHERE task_id = ? AND status IN ('pending', 'running')",
  claim: `UPDATE task SET status = 'running', attempts = attempts + 1, unended = unended + 1, updated_at = ?
    WHERE task_id = ? AND status IN ('pending', 'running') RETURNING *`,
  end: `UPDATE task SET status = ?, updated_at = ?, message = ?, result = ?, error = ?, ended_at = ?, request = NULL
    WHERE task_id = ? AND status IN ('pending', 'running')`,
  release: "UPDATE task SET status = 'pending', unended = unended - ? WHERE task_id = ? AND status = 'running'",
  releaseAll: "UPDATE task SET status = 'pending' WHERE status = 'running'",
  pending: "SELECT task_id, due_at FROM task WHERE status = 'pending' ORDER BY position",
  removeEnded: `DELETE FROM task WHERE task_id IN (
    SELECT task_id FROM (
      SELECT task_id, sum(bytes) OVER (ORDER BY task_id) - bytes AS before FROM (
        SELECT task_id, coalesce(octet_length(result), 0) AS bytes FROM task
        WHERE ended_at <= ? ORDER BY ended_at LIMIT ${REMOVED_AT_ONCE.tasks}
      )
    ) WHERE before < ${REMOVED_AT_ONCE.bytes}
  )`,
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
      this.#state.connection.change(sql.releaseAll);
      return this.#state.connection.all(sql.pending);
    });
    for (const row of rows) this.#timers.schedule(String(row["task_id"]), Number(row["due_at"]) - this.#now());
  }

  async create(task: TaskRecord, { startAfterMs, mostOpen }: TaskAdmission): Promise<boolean> {
    const isKept = await this.#state.change(() => {
      const row = this.#state.connection.get(sql.countOpen, [task.caller]);
      const hasRoom = row !== undefined && numberIn(row, "open") < mostOpen;
      if (hasRoom) this.#insert(task, this.#now() + startAfterMs);
      return hasRoom;
    });
    if (isKept) this.#timers.schedule(task.taskId, startAfterMs);
    return isKept;
  }

  async get(taskId: string): Promise<TaskRecord | undefined> {
    return asTask(this.#state.connection.get(sql.get, [taskId]));
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

  /** No other process can be running it. */
  async settled(): Promise<void> {}

  async removeEnded(keptMs: number): Promise<boolean> {
    const endedBefore = this.#now() - keptMs;
    return await this.#state.change(() => {
      const changes = this.#state.connection.change(sql.removeEnded, [endedBefore]);
      if (changes > 0) this.#state.scrub();
      return changes > 0;
    });
  }

  async stop(): Promise<void> {
    this.#timers.stop();
  }

  #isOpen(taskId: string): boolean {
    return this.#state.connection.get(sql.isOpen, [taskId]) !== undefined;
  }

  #insert(task: TaskRecord, dueAt: number): void {
    const { taskId, operation, tenant, caller, requestId, status, attempts, unended, createdAt, updatedAt } = task;
    const owner = [taskId, operation, tenant, caller, requestId] as const;
    const progress = [status, attempts, unended, createdAt, updatedAt, task.message] as const;
    this.#state.connection.change(sql.create, [...owner, ...progress, task.request ?? null, dueAt]);
  }

  /** The claim is noted as held already, and is not when this fails. */
  async #begin(taskId: string, updatedAt: string): Promise<LedgerRow | undefined> {
    let claimed: LedgerRow | undefined;
    try {
      claimed = await this.#state.change(() => this.#state.connection.get(sql.claim, [updatedAt, taskId]));
      return claimed;
    } finally {
      if (claimed === undefined) this.#claims.delete(taskId);
    }
  }

  async #end(taskId: string, end: TaskEnd): Promise<void> {
    const error = end.error === undefined ? null : JSON.stringify(end.error);
    const columns = [end.status, end.updatedAt, end.message, end.result ?? null, error, this.#now()] as const;
    try {
      await this.#state.change(() => {
        if (this.#state.connection.change(sql.end, [...columns, taskId]) > 0) this.#state.scrub();
      });
    } finally {
      this.#loseClaim(taskId);
    }
  }

  async #release(taskId: string, why: "stopped" | "trouble"): Promise<void> {
    const forgiven = why === "stopped" ? 1 : 0;
    try {
      await this.#state.change(() => this.#state.connection.change(sql.release, [forgiven, taskId]));
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

function asTask(row: LedgerRow | undefined): TaskRecord | undefined {
  return row === undefined ? undefined : taskOf(row);
}
