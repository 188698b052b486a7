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
  /** How many of these claims have come to no end, one that is held now included. */
  readonly unended: number;
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

/** The right to run a task, held by one at a time. It is lost when the task is cancelled or its gateway is taken for dead. */
export interface TaskClaim {
  readonly task: TaskRecord;
  /** Aborted when the claim is lost. */
  readonly lost: AbortSignal;
  /** Ends the task and forgets its request. Without effect when the claim is lost. */
  end(end: TaskEnd): Promise<void>;
  /**
   * Puts the task back, for another run.
   *
   * @param why `stopped`: the gateway closes, and the claim is not counted in `TaskRecord.unended`; `trouble`: the run
   *   could not be brought to an end, and the claim stays counted
   */
  release(why: "stopped" | "trouble"): Promise<void>;
}

/** What a task that is created is bound to. */
export interface TaskAdmission {
  /** Milliseconds from now until the task is due, unless it is claimed before. */
  readonly startAfterMs: number;
  /** How many pending and running tasks its caller may have, this one included. */
  readonly mostOpen: number;
}

/**
 * Durable task records, and when they run. Every change is on disk when its promise resolves; what cannot be reached
 * is a `LedgerUnavailable`.
 */
export interface TaskStore {
  /**
   * From now on calls `run` for every task that is due, what earlier processes left included, again and again until
   * the task has ended. `run` never rejects, and may leave a task as it is.
   */
  start(run: (taskId: string) => Promise<void>): Promise<void>;
  /**
   * Keeps a new task, unless its caller has too many that have not ended; counted atomically, over all gateways that
   * share the ledger. Returns whether the task was kept.
   */
  create(task: TaskRecord, admission: TaskAdmission): Promise<boolean>;
  /** Without its request, which may be large, and which only who runs it needs. `undefined`: never there, or removed. */
  get(taskId: string): Promise<TaskRecord | undefined>;
  /**
   * Takes a task that is pending, or whose runner has died, and counts the attempt, atomically: of several callers
   * one gets it, the others `undefined`.
   */
  claim(taskId: string, updatedAt: string): Promise<TaskClaim | undefined>;
  /** Ends a task that is pending or running, whichever gateway runs it; a task that has ended stays as it is. */
  cancel(taskId: string, end: TaskEnd): Promise<void>;
  /** Resolves when no other gateway runs the task any more, at the latest after this many milliseconds. */
  settled(taskId: string, withinMs: number): Promise<void>;
  /**
   * Takes one bounded step in removing tasks. Gateways that share the ledger may do so at the same time.
   *
   * @param keptMs how long a task is kept after its end, in milliseconds
   * @returns whether something was removed, so that there may be more
   */
  removeEnded(keptMs: number): Promise<boolean>;
  /** Calls `run` no more. */
  stop(): Promise<void>;
}
