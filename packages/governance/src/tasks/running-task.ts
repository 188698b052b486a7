import type { JsonObject } from "@mgp/core";
import type { Caller } from "../caller/caller.ts";
import type { TaskRecord } from "../ledger/task-store.ts";
import type { Hold } from "../request/hold.ts";

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

/** The client that asks for the result of a task. */
export interface TaskReader {
  readonly caller: Caller;
  /** Aborted when no client waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Absent: there is always room. */
  readonly hold?: Hold;
}

/** What running and showing a task means, which the runner need not know. */
export interface TaskWork {
  /** Runs an accepted request, and returns what of it is kept. Rejects with whatever went wrong. */
  readonly run: (task: RunningTask) => Promise<string>;
  /**
   * @param kept what the run returned
   * @returns `undefined` when it cannot be read
   */
  readonly present: (kept: string, task: TaskRecord, reader: TaskReader) => Promise<PresentedResult | undefined>;
}
