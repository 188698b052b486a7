import { randomUUID } from "node:crypto";
import type { TaskClaim, TaskRecord, TaskStore } from "@mgp/governance";
import { admitted, pendingTask } from "./samples.ts";
import type { LedgerSuite } from "./suite.ts";

const NEVER_MS = 3_600_000;

/** Tasks of one gateway. */
export function taskSuite({ test, expect, open }: LedgerSuite): void {
  test("a task is kept as it was created", async () => {
    const { tasks } = await open();
    const task = pendingTask({ message: "accepted\u0000 \u20ac" });
    await tasks.create(task, admitted(NEVER_MS));
    const { request: _request, ...shown } = task;
    expect(await tasks.get(task.taskId)).toEqual(shown);
    expect(await tasks.get("task_unknown")).toBeUndefined();
  });

  test("one of many gets a task", async () => {
    const { tasks } = await open();
    const task = pendingTask();
    await tasks.create(task, admitted(NEVER_MS));
    const claims = await Promise.all(Array.from({ length: 20 }, () => tasks.claim(task.taskId, "later")));
    expect(claims.flatMap((claim) => claim?.task ?? [])).toEqual([
      { ...task, status: "running", attempts: 1, unended: 1, updatedAt: "later" },
    ]);
  });

  test("the first end of a task stays", async () => {
    const { tasks } = await open();
    const { request, ...task } = pendingTask();
    await tasks.create({ ...task, ...(request === undefined ? {} : { request }) }, admitted(NEVER_MS));
    const claim = await claimed(tasks, task.taskId);
    const error = { code: "MGP_BACKEND_ERROR" as const, message: "no", details: { index: 3 } };
    const end = { status: "failed" as const, updatedAt: "last", message: "failed", error };
    await claim.end(end);
    await claim.end({ status: "completed", updatedAt: "after the last", message: "done", result: "{}" });
    await tasks.cancel(task.taskId, { status: "cancelled", updatedAt: "too late", message: "cancelled" });
    expect(await tasks.get(task.taskId)).toEqual({ ...task, ...end, attempts: 1, unended: 1 });
    expect(await tasks.claim(task.taskId, "last")).toBeUndefined();
  });

  test("a task that was put back is claimed again, as another attempt", async () => {
    const { tasks } = await open();
    const task = pendingTask();
    await tasks.create(task, admitted(NEVER_MS));
    await (await claimed(tasks, task.taskId)).release("stopped");
    expect(await tasks.get(task.taskId)).toMatchObject({ status: "pending" });
    expect((await claimed(tasks, task.taskId)).task).toMatchObject({ attempts: 2, request: task.request });
  });

  test("claims without an end are counted, and one that only stopped is not", async () => {
    const { tasks } = await open();
    const task = pendingTask();
    await tasks.create(task, admitted(NEVER_MS));
    const counts: number[] = [];
    for (const why of ["trouble", "stopped", "trouble", "stopped", "stopped"] as const) {
      const claim = await claimed(tasks, task.taskId);
      counts.push(claim.task.unended);
      await claim.release(why);
    }
    expect(counts).toEqual([1, 2, 2, 3, 3]);
    expect(await tasks.get(task.taskId)).toMatchObject({ attempts: 5, unended: 2 });
  });

  test("a caller has so many tasks that have not ended, also when they are sent at the same time", async () => {
    const { tasks } = await open();
    const caller = randomUUID();
    const create = async (owner: string): Promise<boolean> =>
      await tasks.create(pendingTask({ caller: owner }), { startAfterMs: NEVER_MS, mostOpen: 20 });
    const kept = await Promise.all(Array.from({ length: 40 }, async () => await create(caller)));
    expect(kept.filter(Boolean)).toHaveLength(20);
    expect(await create(randomUUID())).toBe(true);
  });

  test("a task that has ended makes room for another, one that runs does not", async () => {
    const { tasks } = await open();
    const caller = randomUUID();
    const first = pendingTask({ caller });
    const create = async (task: TaskRecord): Promise<boolean> =>
      await tasks.create(task, { startAfterMs: NEVER_MS, mostOpen: 1 });
    expect(await create(first)).toBe(true);
    const claim = await claimed(tasks, first.taskId);
    expect(await create(pendingTask({ caller }))).toBe(false);
    await claim.end({ status: "completed", updatedAt: "last", message: "completed" });
    expect(await create(pendingTask({ caller }))).toBe(true);
  });

  test("what has ended is removed when its time is over, and nothing else is", async () => {
    const { tasks } = await open();
    const [ended, cancelled, unended] = [pendingTask(), pendingTask(), pendingTask()];
    for (const task of [ended, cancelled, unended]) await tasks.create(task, admitted(NEVER_MS));
    const claim = await claimed(tasks, ended.taskId);
    await claim.end({ status: "completed", updatedAt: "last", message: "completed", result: "{}" });
    await tasks.cancel(cancelled.taskId, { status: "cancelled", updatedAt: "last", message: "cancelled" });
    while (await tasks.removeEnded(NEVER_MS));
    expect(await tasks.get(ended.taskId)).toMatchObject({ status: "completed" });
    expect(await tasks.removeEnded(0)).toBe(true);
    expect(await tasks.get(ended.taskId)).toBeUndefined();
    while (await tasks.removeEnded(0));
    expect(await tasks.get(cancelled.taskId)).toBeUndefined();
    expect(await tasks.get(unended.taskId)).toMatchObject({ status: "pending" });
    expect(await tasks.claim(ended.taskId, "later")).toBeUndefined();
  });

  test("a cancel takes the claim away", async () => {
    const { tasks } = await open();
    const task = pendingTask();
    await tasks.create(task, admitted(NEVER_MS));
    const claim = await claimed(tasks, task.taskId);
    expect(claim.lost.aborted).toBe(false);
    await tasks.cancel(task.taskId, { status: "cancelled", updatedAt: "last", message: "not needed" });
    expect(claim.lost.aborted).toBe(true);
    await claim.end({ status: "completed", updatedAt: "too late", message: "done" });
    await claim.release("stopped");
    expect(await tasks.get(task.taskId)).toMatchObject({ status: "cancelled", message: "not needed" });
    expect(await tasks.claim(task.taskId, "later")).toBeUndefined();
  });

  test("a task runs by itself when it is due, and what is put back comes again", { timeout: 120_000 }, async () => {
    const { tasks } = await open();
    const waiting = pendingTask();
    const due = pendingTask();
    const ran: string[] = [];
    const { promise: ended, resolve } = Promise.withResolvers<void>();
    await tasks.start(async (taskId) => {
      if (taskId === due.taskId || taskId === waiting.taskId) ran.push(taskId);
      const claim = await tasks.claim(taskId, "later");
      if (claim === undefined || taskId !== due.taskId) return;
      if (claim.task.attempts === 1) return await claim.release("stopped");
      await claim.end({ status: "completed", updatedAt: "last", message: "completed" });
      resolve();
    });
    await tasks.create(waiting, admitted(NEVER_MS));
    await tasks.create(due, admitted(1));
    await ended;
    await tasks.stop();
    expect(ran).toEqual([due.taskId, due.taskId]);
    expect(await tasks.get(waiting.taskId)).toMatchObject({ status: "pending", attempts: 0, unended: 0 });
  });
}

async function claimed(tasks: TaskStore, taskId: string): Promise<TaskClaim> {
  const claim = await tasks.claim(taskId, "later");
  if (claim === undefined) throw new Error(`${taskId} could not be claimed`);
  return claim;
}
