import { MgpError } from "@mgp/core";
import type { AsyncTask, JsonObject } from "@mgp/core";
import type { TaskRecord } from "../ledger/task-store.ts";

/** A task in the form that the wire has for it. @param result made again for each poll, of what may be seen today */
export function taskView(task: TaskRecord, result: JsonObject | null): AsyncTask {
  const ended = task.status === "completed" || task.status === "failed";
  return {
    task_id: task.taskId,
    operation: task.operation,
    status: task.status,
    request_id: task.requestId,
    created_at: task.createdAt,
    updated_at: task.updatedAt,
    progress: ended ? 1 : 0,
    total: 1,
    message: task.message,
    result,
    error: task.error ?? null,
  };
}

/** The answer to a task id that does not exist or is not the caller's: the same for both. */
export function taskNotFound(): MgpError {
  return new MgpError("MGP_TASK_NOT_FOUND", "There is no task with this id.");
}
