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
  /** Keeps one page of the result. */
  readonly keepPage: (memoryIds: readonly string[]) => Promise<void>;
}

/** The `result` of a completed task, as its owner may see it now. */
interface PresentedResult {
  readonly result: JsonObject;
  /** What belongs under `memories`, one after another, where it may be too much to be held. */
  readonly memories?: AsyncIterable<object>;
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
