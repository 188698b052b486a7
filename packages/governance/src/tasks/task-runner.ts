import { MgpError } from "@mgp/core";
import type { AsyncTask, JsonObject, TaskOperation } from "@mgp/core";
import { matchesPattern } from "../caller/caller.ts";
import type { Caller } from "../caller/caller.ts";
import type { TaskEnd, TaskRecord, TaskStore } from "../ledger/task-store.ts";
import { toMgpError } from "../request/failure.ts";
import { drawId } from "../request/identifiers.ts";
import type { RequestScope } from "../request/request-scope.ts";
import { parseTaskResult } from "./task-result.ts";
import type { TaskResult } from "./task-result.ts";
import { taskNotFound, taskView } from "./task-view.ts";

/** How the runner reaches the operations and the store. */
export interface TaskWork {
  /** Runs an accepted request. Rejects with an `MgpError`. */
  readonly run: (task: RunningTask) => Promise<TaskResult>;
  /** Makes the `result` of a completed task, as its owner may see it now. */
  readonly present: (result: TaskResult, task: TaskRecord, caller: Caller) => Promise<JsonObject>;
}

/** A task that is being run. */
export interface RunningTask {
  readonly record: TaskRecord;
  readonly request: unknown;
  readonly caller: Caller;
  /** Aborted when the task is cancelled or the gateway closes. */
  readonly signal: AbortSignal;
}

export interface TaskRunnerOptions {
  readonly store: TaskStore;
  readonly startDelayMs: number;
  readonly pollWaitMs: number;
  /** Rejects when the audit log cannot be written: a task that is refused must not be there after a restart. */
  readonly requireAuditLog: () => Promise<void>;
  /** The owner's entry as it is today; `undefined`: it has none any more, and its tasks do not run. */
  readonly findCaller: (id: string) => Caller | undefined;
  readonly now: () => number;
  readonly log: (level: "error", event: string, fields: Readonly<Record<string, unknown>>) => void;
}

/**
 * Runs accepted tasks: each once, when it is first polled or after a delay, whichever comes first. A cancel straight
 * after the accept therefore wins, and one poll of a small task says that it is completed.
 */
export class TaskRunner {
  readonly #options: TaskRunnerOptions;
  readonly #runs = new Map<string, { readonly done: Promise<void>; readonly abort: AbortController }>();
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #work: TaskWork | undefined;
  #closed = false;

  constructor(options: TaskRunnerOptions) {
    this.#options = options;
  }

  /** Takes up what an earlier process left, and from now on what is accepted. */
  async start(work: TaskWork): Promise<void> {
    this.#work = work;
    for (const task of await this.#options.store.recover()) this.#schedule(task.taskId);
  }

  async accept(scope: RequestScope, operation: TaskOperation, request: object): Promise<AsyncTask> {
    await this.#options.requireAuditLog();
    const createdAt = this.#timestamp();
    const record: TaskRecord = {
      taskId: drawId("task"),
      operation,
      tenant: scope.tenant,
      caller: scope.caller.id,
      requestId: scope.requestId,
      status: "pending",
      attempts: 0,
      createdAt,
      updatedAt: createdAt,
      message: "accepted",
      request: JSON.stringify(request),
    };
    await this.#options.store.create(record);
    this.#schedule(record.taskId);
    return taskView(record, null);
  }

  /** Starts the task if it has not started, waits a while for its end, and tells how far it is. */
  async poll(taskId: string, caller: Caller, tenantHeader: string | undefined): Promise<AsyncTask> {
    await this.#ownTask(taskId, caller, tenantHeader);
    await this.#waitFor(this.#run(taskId));
    const task = await this.#ownTask(taskId, caller, tenantHeader);
    return await this.#show(task, caller);
  }

  /** Ends a task that has not ended; one that has stays as it is. */
  async cancel(
    taskId: string,
    reason: string | undefined,
    caller: Caller,
    tenantHeader: string | undefined,
  ): Promise<AsyncTask> {
    await this.#ownTask(taskId, caller, tenantHeader);
    const end: TaskEnd = { status: "cancelled", updatedAt: this.#timestamp(), message: reason ?? "cancelled" };
    await this.#options.store.end(taskId, end);
    this.#runs.get(taskId)?.abort.abort();
    const task = await this.#ownTask(taskId, caller, tenantHeader);
    return await this.#show(task, caller);
  }

  /** Stops what runs; a task that is stopped so is taken up again at the next start. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    const runs = [...this.#runs.values()];
    for (const run of runs) run.abort.abort();
    await Promise.all(runs.map((run) => run.done));
  }

  async #show(task: TaskRecord, caller: Caller): Promise<AsyncTask> {
    const result = task.result === undefined ? undefined : parseTaskResult(task.result);
    if (task.status !== "completed" || result === undefined) return taskView(task, null);
    return taskView(task, await this.#presenter.present(result, task, caller));
  }

  get #presenter(): TaskWork {
    if (this.#work === undefined) throw new Error("The task runner was not started.");
    return this.#work;
  }

  /** Owner, tenant and today's rights have to agree; whatever does not looks as if there were no task. */
  async #ownTask(taskId: string, caller: Caller, tenantHeader: string | undefined): Promise<TaskRecord> {
    const task = await this.#options.store.get(taskId);
    if (task === undefined || task.caller !== caller.id) throw taskNotFound();
    if (tenantHeader !== undefined && tenantHeader !== task.tenant) throw taskNotFound();
    if (!mayRun(task, caller)) throw taskNotFound();
    return task;
  }

  #schedule(taskId: string): void {
    const timer = setTimeout(() => {
      this.#timers.delete(taskId);
      void this.#run(taskId);
    }, this.#options.startDelayMs);
    timer.unref();
    this.#timers.set(taskId, timer);
  }

  /** Resolves when the task has ended; never rejects. */
  async #run(taskId: string): Promise<void> {
    const running = this.#runs.get(taskId);
    if (running !== undefined) return await running.done;
    if (this.#closed) return;
    clearTimeout(this.#timers.get(taskId));
    this.#timers.delete(taskId);
    const abort = new AbortController();
    const done = this.#claimAndRun(taskId, abort.signal).finally(() => this.#runs.delete(taskId));
    this.#runs.set(taskId, { done, abort });
    await done;
  }

  async #claimAndRun(taskId: string, signal: AbortSignal): Promise<void> {
    try {
      const record = await this.#options.store.claim(taskId, this.#timestamp());
      if (record === undefined) return;
      const end = await this.#endOf(record, signal);
      if (end !== undefined) await this.#options.store.end(taskId, end);
    } catch (error) {
      this.#options.log("error", "task_store_failed", { task_id: taskId, error });
    }
  }

  async #endOf(record: TaskRecord, signal: AbortSignal): Promise<TaskEnd | undefined> {
    try {
      const caller = this.#options.findCaller(record.caller);
      if (caller === undefined || !mayRun(record, caller))
        throw new MgpError("MGP_POLICY_DENIED", "caller_not_allowed");
      const request: unknown = JSON.parse(record.request ?? "null");
      const result = await this.#presenter.run({ record, request, caller, signal });
      const text = JSON.stringify(result);
      return { status: "completed", updatedAt: this.#timestamp(), message: "completed", result: text };
    } catch (thrown) {
      // Stopped because the gateway closes: it stays claimed, and the next start takes it up again.
      if (this.#closed && signal.aborted) return undefined;
      const { code, message, details } = toMgpError(thrown);
      return { status: "failed", updatedAt: this.#timestamp(), message: "failed", error: { code, message, details } };
    }
  }

  async #waitFor(done: Promise<void>): Promise<void> {
    const { promise: timeout, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, this.#options.pollWaitMs);
    await Promise.race([done, timeout]);
    clearTimeout(timer);
  }

  #timestamp(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

function mayRun(task: TaskRecord, caller: Caller): boolean {
  const action = task.operation === "import" ? "write" : "read";
  return caller.actions.includes(action) && matchesPattern(caller.tenants, task.tenant);
}
