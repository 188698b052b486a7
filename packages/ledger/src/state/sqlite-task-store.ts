import { errorCodes, taskOperations, taskStatuses, type ErrorObject } from "@mgp/core";
import type { TaskEnd, TaskRecord, TaskStore } from "@mgp/governance";
import { isRecord } from "../audit/record.ts";
import { numberIn, optionalText, textIn, wordIn, type Row } from "./rows.ts";
import type { StateDatabase } from "./state-database.ts";

const sql = {
  create: `INSERT INTO task (task_id, operation, tenant, caller, request_id, status, attempts, created_at, updated_at,
    message, request, result, error) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  get: "SELECT * FROM task WHERE task_id = ?",
  claim: `UPDATE task SET status = 'running', attempts = attempts + 1, updated_at = ?
    WHERE task_id = ? AND status = 'pending' RETURNING *`,
  end: `UPDATE task SET status = ?, updated_at = ?, message = ?, result = ?, error = ?, request = NULL
    WHERE task_id = ? AND status IN ('pending', 'running')`,
  resume: "UPDATE task SET status = 'pending' WHERE status = 'running'",
  pending: "SELECT * FROM task WHERE status = 'pending' ORDER BY position",
} as const;

/** Task records in the state database. What a task was asked, which may hold memories, is wiped with its end. */
export class SqliteTaskStore implements TaskStore {
  readonly #state: StateDatabase;

  constructor(state: StateDatabase) {
    this.#state = state;
  }

  create(task: TaskRecord): Promise<void> {
    const { taskId, operation, tenant, caller, requestId, status, attempts, createdAt, updatedAt, message } = task;
    const error = task.error === undefined ? null : JSON.stringify(task.error);
    return this.#state.change(() => {
      const insert = this.#state.database.prepare(sql.create);
      const { request = null, result = null } = task;
      const owner = [taskId, operation, tenant, caller, requestId] as const;
      insert.run(...owner, status, attempts, createdAt, updatedAt, message, request, result, error);
    });
  }

  async get(taskId: string): Promise<TaskRecord | undefined> {
    return asTask(this.#state.database.prepare(sql.get).get(taskId));
  }

  claim(taskId: string, updatedAt: string): Promise<TaskRecord | undefined> {
    return this.#state.change(() => asTask(this.#state.database.prepare(sql.claim).get(updatedAt, taskId)));
  }

  end(taskId: string, end: TaskEnd): Promise<TaskRecord | undefined> {
    const error = end.error === undefined ? null : JSON.stringify(end.error);
    return this.#state.change(() => {
      const { database } = this.#state;
      const { changes } = database
        .prepare(sql.end)
        .run(end.status, end.updatedAt, end.message, end.result ?? null, error, taskId);
      if (changes > 0) this.#state.scrub();
      return asTask(database.prepare(sql.get).get(taskId));
    });
  }

  recover(): Promise<readonly TaskRecord[]> {
    return this.#state.change(() => {
      this.#state.database.prepare(sql.resume).run();
      return this.#state.database
        .prepare(sql.pending)
        .all()
        .map((row) => taskOf(row));
    });
  }
}

function asTask(row: Row | undefined): TaskRecord | undefined {
  return row === undefined ? undefined : taskOf(row);
}

function taskOf(row: Row): TaskRecord {
  const error = errorIn(row);
  return {
    taskId: textIn(row, "task_id"),
    operation: wordIn(row, "operation", taskOperations),
    tenant: textIn(row, "tenant"),
    caller: textIn(row, "caller"),
    requestId: textIn(row, "request_id"),
    status: wordIn(row, "status", taskStatuses),
    attempts: numberIn(row, "attempts"),
    createdAt: textIn(row, "created_at"),
    updatedAt: textIn(row, "updated_at"),
    message: textIn(row, "message"),
    ...optionalText(row, "request", "request"),
    ...optionalText(row, "result", "result"),
    ...(error === undefined ? {} : { error }),
  };
}

function errorIn(row: Row): ErrorObject | undefined {
  const text = row["error"];
  if (typeof text !== "string") return undefined;
  const error: unknown = JSON.parse(text);
  if (!isError(error)) throw new TypeError("state.db: error holds no error object");
  return error;
}

function isError(value: unknown): value is ErrorObject {
  return isRecord(value) && typeof value["code"] === "string" && Object.hasOwn(errorCodes, value["code"]);
}
