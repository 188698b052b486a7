import type { ErrorObject, TaskOperation, TaskStatus } from "@mgp/core";

/** A task as the ledger keeps it. It survives a restart, belongs to one caller and one tenant, and runs once. */
export interface TaskRecord {
  /** `task_` and 32 random hexadecimal digits. */
  readonly taskId: string;
  readonly operation: TaskOperation;
  readonly tenant: string;
  /** `Caller.id` of the owner. */
  readonly caller: string;
  /** `request_id` of the request that was accepted. */
  readonly requestId: string;
  readonly status: TaskStatus;
  /** How often it was claimed: more than once after a crash in mid-run. */
  readonly attempts: number;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly message: string;
  /** JSON text of the accepted request's body, kept while the task may still run, removed with its end. */
  readonly request?: string;
  /** JSON text of what the run produced: ids and cursors, never content; the answer is made again at each poll. */
  readonly result?: string;
  readonly error?: ErrorObject;
}

/** How a run ended. */
export interface TaskEnd {
  readonly status: "completed" | "failed" | "cancelled";
  readonly updatedAt: string;
  readonly message: string;
  readonly result?: string;
  readonly error?: ErrorObject;
}

/** Durable task records. Every change is on disk when its promise resolves. */
export interface TaskStore {
  create(task: TaskRecord): Promise<void>;
  get(taskId: string): Promise<TaskRecord | undefined>;
  /** Takes a pending task for running and counts the attempt, atomically: of several callers one gets it, the others `undefined`. */
  claim(taskId: string, updatedAt: string): Promise<TaskRecord | undefined>;
  /** Ends a task that is pending or running, and forgets its request; a task that has ended stays as it is. Returns it as it is now. */
  end(taskId: string, end: TaskEnd): Promise<TaskRecord | undefined>;
  /**
   * Puts tasks that a dead process left running back to pending, and returns every pending task, oldest first.
   * Asked once, before the first request.
   */
  recover(): Promise<readonly TaskRecord[]>;
}
