import type { JsonObject } from "@mgp/core";
import type { Caller } from "../caller/caller.ts";
import type { TaskRecord } from "../ledger/task-store.ts";
import type { TaskResult } from "./task-result.ts";

/** A task that is being run. */
export interface RunningTask {
  readonly record: TaskRecord;
  readonly request: unknown;
  readonly caller: Caller;
  /** Aborted when the task is cancelled or taken away, or the gateway closes. */
  readonly signal: AbortSignal;
}

/** The `result` of a completed task, as its owner may see it now. */
export interface PresentedResult {
  readonly result: JsonObject;
  /** UTF-8 bytes of the memories in it, about. */
  readonly bytes: number;
}

/** How the runner reaches the operations and the store. */
export interface TaskWork {
  /** Runs an accepted request. Rejects with whatever went wrong. */
  readonly run: (task: RunningTask) => Promise<TaskResult>;
  /** @param signal aborted when nobody waits for it any more */
  readonly present: (
    result: TaskResult,
    task: TaskRecord,
    caller: Caller,
    signal: AbortSignal,
  ) => Promise<PresentedResult>;
}
