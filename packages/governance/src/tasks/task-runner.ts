import { MgpError, guarded } from "@mgp/core";
import type { AsyncTask, TaskOperation } from "@mgp/core";
import type { Caller } from "../caller/caller.ts";
import { mayWorkIn } from "../caller/tenants.ts";
import { effectOf } from "../failures/effect-of.ts";
import { isLedgerTrouble, toMgpError } from "../failures/failure.ts";
import { drawId } from "../identifiers/draw-id.ts";
import type { TaskClaim, TaskEnd, TaskRecord, TaskStore } from "../ledger/task-store.ts";
import { KeyedLock } from "../locks/keyed-lock.ts";
import type { RequestScope } from "../request/request-scope.ts";
import { RunningPlaces } from "./running-places.ts";
import type { PresentedResult, TaskReader, TaskWork } from "./running-task.ts";
import { taskNotFound, taskView } from "./task-view.ts";

/** Tasks that run at once in this gateway; the others wait, in order. */
const RUNNING_AT_ONCE = 4;

/** When a caller with too many tasks may find that one has ended, in milliseconds. */
const ROOM_AFTER_MS = 2_000;

export interface TaskRunnerOptions {
  readonly store: TaskStore;
  /** Pending and running tasks of one caller. */
  readonly mostOpen: number;
  readonly startDelayMs: number;
  readonly pollWaitMs: number;
  /** Rejects when the audit log cannot be written: a task that is refused must not be there after a restart. */
  readonly requireAuditLog: () => Promise<void>;
  /** The owner's entry as it is today; `undefined`: it has none any more, and its tasks do not run. */
  readonly findCaller: (id: string) => Caller | undefined;
  readonly now: () => number;
  readonly log: (level: "error", event: string, fields: Readonly<Record<string, unknown>>) => void;
}

/** What a poll or cancel answers. */
export interface PolledTask {
  readonly task: AsyncTask;
  /** UTF-8 bytes of the memories in its result, about. */
  readonly bytes: number;
}

/** The client that asks for a task, and how long it waits. */
export interface TaskInquiry extends TaskReader {
  readonly taskId: string;
  readonly tenantHeader: string | undefined;
}

/**
 * Runs accepted tasks: each once, when it is first polled or after a delay, whichever comes first. A cancel straight
 * after the accept therefore wins, and one poll of a small task says that it is completed. Who runs a task is the
 * task store's to decide, also among gateways.
 *
 * A task that was begun before without an end runs alone: should it end the process again, it takes no other with it.
 */
export class TaskRunner {
  readonly #options: TaskRunnerOptions;
  readonly #runs = new Map<string, Promise<boolean>>();
  readonly #places = new RunningPlaces(RUNNING_AT_ONCE);
  /** One caller's tasks are accepted one after another, so that it takes no more than its part of the ledger. */
  readonly #accepting = new KeyedLock();
  readonly #closing = new AbortController();
  #work: TaskWork | undefined;

  constructor(options: TaskRunnerOptions) {
    this.#options = options;
  }

  /** Takes up what earlier processes left, and from now on what is accepted. */
  async start(work: TaskWork): Promise<void> {
    this.#work = work;
    await this.#options.store.start(async (taskId) => void (await this.#run(taskId)));
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
      unended: 0,
      createdAt,
      updatedAt: createdAt,
      message: "accepted",
      request: JSON.stringify(request),
    };
    await this.#keep(record);
    return taskView(record, null);
  }

  /** Starts the task if it has not started, waits a while for its end, and tells how far it is. */
  async poll(inquiry: TaskInquiry): Promise<PolledTask> {
    const task = await this.#ownTask(inquiry);
    if (!hasEnded(task)) await this.#waitFor(this.#runHereOrElsewhere(inquiry.taskId));
    return await this.#show(inquiry);
  }

  /** Ends a task that has not ended; one that has stays as it is. */
  async cancel(inquiry: TaskInquiry, reason: string | undefined): Promise<PolledTask> {
    await this.#ownTask(inquiry);
    const end: TaskEnd = { status: "cancelled", updatedAt: this.#timestamp(), message: reason ?? "cancelled" };
    await this.#options.store.cancel(inquiry.taskId, end);
    return await this.#show(inquiry);
  }

  /** Stops what runs; a task that is stopped so is put back, for the next start or another gateway. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#options.store.stop();
    await Promise.all(this.#runs.values());
  }

  /** @throws MgpError 429 when the caller has as many tasks as it may */
  async #keep(record: TaskRecord): Promise<void> {
    const { store, startDelayMs: startAfterMs, mostOpen } = this.#options;
    const isKept = await this.#accepting.hold(
      [record.caller],
      async () => await store.create(record, { startAfterMs, mostOpen }),
    );
    if (!isKept) throw tooManyTasks(mostOpen);
  }

  async #show(inquiry: TaskInquiry): Promise<PolledTask> {
    const task = await this.#ownTask(inquiry);
    const presented = await this.#present(task, inquiry);
    return { task: taskView(task, presented?.result ?? null), bytes: presented?.bytes ?? 0 };
  }

  async #present(task: TaskRecord, reader: TaskReader): Promise<PresentedResult | undefined> {
    if (task.status !== "completed" || task.result === undefined) return undefined;
    return await this.#workToDo.present(task.result, task, reader);
  }

  get #workToDo(): TaskWork {
    if (this.#work === undefined) throw new Error("The task runner was not started.");
    return this.#work;
  }

  /** Owner, tenant and today's rights have to agree; whatever does not looks as if there were no task. */
  async #ownTask({ taskId, caller, tenantHeader }: TaskInquiry): Promise<TaskRecord> {
    const task = await this.#options.store.get(taskId);
    if (task === undefined || task.caller !== caller.id) throw taskNotFound();
    if (tenantHeader !== undefined && tenantHeader !== task.tenant) throw taskNotFound();
    if (!mayRun(task, caller)) throw taskNotFound();
    return task;
  }

  async #runHereOrElsewhere(taskId: string): Promise<void> {
    if (await this.#run(taskId)) return;
    await this.#options.store.settled(taskId, this.#options.pollWaitMs).catch(this.#report(taskId));
  }

  /** Resolves when a run of this gateway is over, and says whether there was one; never rejects. */
  async #run(taskId: string): Promise<boolean> {
    const running = this.#runs.get(taskId);
    if (running !== undefined) return await running;
    if (this.#closing.signal.aborted) return false;
    const done = this.#runInTurn(taskId).finally(() => this.#runs.delete(taskId));
    this.#runs.set(taskId, done);
    return await done;
  }

  async #runInTurn(taskId: string): Promise<boolean> {
    try {
      const task = await this.#options.store.get(taskId);
      if (task === undefined || hasEnded(task)) return false;
      const places = task.unended > 0 ? this.#places.all : 1;
      return await this.#places.hold(places, async () => await this.#claimAndRun(taskId));
    } catch (error) {
      this.#report(taskId)(error);
      return true;
    }
  }

  /** Rejects when the task could not be claimed, or not be put back or ended. */
  async #claimAndRun(taskId: string): Promise<boolean> {
    if (this.#closing.signal.aborted) return false;
    // A run that cannot be noted would count as one without an end.
    await this.#options.requireAuditLog();
    const claim = await this.#options.store.claim(taskId, this.#timestamp());
    if (claim === undefined) return false;
    const end = await this.#endOf(claim);
    if (typeof end === "string") await claim.release(end);
    else await claim.end(end);
    return true;
  }

  /** A word: it has to be run again, because it was stopped, or because nothing can be noted now. */
  async #endOf(claim: TaskClaim): Promise<TaskEnd | "stopped" | "trouble"> {
    try {
      const result = await this.#resultOf(claim);
      return { status: "completed", updatedAt: this.#timestamp(), message: "completed", result };
    } catch (thrown) {
      const failure = toMgpError(thrown, effectOf(claim.task.operation));
      if (this.#closing.signal.aborted) return "stopped";
      if (isLedgerTrouble(failure)) return "trouble";
      const { code, message, details } = failure;
      return { status: "failed", updatedAt: this.#timestamp(), message: "failed", error: { code, message, details } };
    }
  }

  async #resultOf(claim: TaskClaim): Promise<string> {
    const record = claim.task;
    const caller = this.#options.findCaller(record.caller);
    if (caller === undefined || !mayRun(record, caller)) throw new MgpError("MGP_POLICY_DENIED", "caller_not_allowed");
    const request: unknown = JSON.parse(record.request ?? "null");
    const signal = AbortSignal.any([claim.lost, this.#closing.signal]);
    return await this.#workToDo.run({ record, request, caller, signal });
  }

  async #waitFor(done: Promise<void>): Promise<void> {
    const { promise: timeout, resolve, reject } = Promise.withResolvers<void>();
    const timer = setTimeout(guarded(resolve, reject), this.#options.pollWaitMs);
    await Promise.race([done, timeout]);
    clearTimeout(timer);
  }

  #report(taskId: string): (error: unknown) => void {
    return (error) => this.#options.log("error", "task_store_failed", { task_id: taskId, error });
  }

  #timestamp(): string {
    return new Date(this.#options.now()).toISOString();
  }
}

function hasEnded({ status }: TaskRecord): boolean {
  return status !== "pending" && status !== "running";
}

function tooManyTasks(most: number): MgpError {
  return new MgpError(
    "MGP_BACKEND_ERROR",
    `This caller has ${most} tasks that have not ended, as many as it may have. Wait until one has ended, or cancel one.`,
    { status: 429, details: { limit: most, retry_after_ms: ROOM_AFTER_MS } },
  );
}

function mayRun(task: TaskRecord, caller: Caller): boolean {
  const action = task.operation === "import" ? "write" : "read";
  return caller.actions.includes(action) && mayWorkIn(caller, task.tenant);
}
