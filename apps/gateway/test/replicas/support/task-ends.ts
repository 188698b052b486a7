import { setTimeout as pause } from "node:timers/promises";
import type { AuditEvent } from "./audit-trail.ts";
import type { Fleet } from "./fleet.ts";
import type { Stored } from "./stored-memories.ts";
import { hasEnded, statusOf, type AcceptedTask } from "./task-status.ts";

/** Milliseconds between two polls. */
const PAUSE_MS = 100;

/** Milliseconds for all to end once no gateway is killed any more: the lease of a dead gateway, and then their runs. */
const END_MS = 90_000;

/** Starts after which a task that no gateway brought to its end is given up. */
const MOST_STARTS = 3;

const endOf = { import: "import_completed", export: "export_completed" } as const;

/**
 * Polls every task until it has ended.
 *
 * @param attempts how often each task was begun, by its id, asked for when all have ended
 * @returns the tasks that were completed; the others were begun as often as any may be
 * @throws Error that names those of which some gateway says neither
 */
export async function completedOf(
  fleet: Fleet,
  tasks: readonly AcceptedTask[],
  attempts: () => Promise<ReadonlyMap<string, number>>,
): Promise<readonly AcceptedTask[]> {
  const deadline = performance.now() + END_MS;
  const ends = new Map<AcceptedTask, readonly unknown[]>();
  for (const task of tasks) ends.set(task, await endsOf(fleet, task, deadline));
  const begun = await attempts();
  const isCompleted = (task: AcceptedTask): boolean =>
    ends.get(task)?.every((status) => status === "completed") === true;
  const isGivenUp = (task: AcceptedTask): boolean =>
    ends.get(task)?.every((status) => status === "failed") === true && (begun.get(task.taskId) ?? 0) >= MOST_STARTS;
  const faults = tasks.filter((task) => !isCompleted(task) && !isGivenUp(task));
  if (faults.length > 0)
    throw new Error(
      `Of ${tasks.length} tasks were not completed:\n${faults.map((task) => `${describe(task)}: ${ends.get(task)?.join(", ")}`).join("\n")}`,
    );
  return tasks.filter(isCompleted);
}

/** What each gateway says when all of them say that it has ended, or when it is too late. */
async function endsOf(fleet: Fleet, task: AcceptedTask, deadline: number): Promise<readonly unknown[]> {
  for (;;) {
    const statuses = await Promise.all(fleet.replicas.map(async (replica) => await statusOf(replica, task)));
    if (statuses.every(hasEnded) || performance.now() > deadline) return statuses;
    await pause(PAUSE_MS);
  }
}

/** What is there when all tasks have ended. */
export interface Aftermath {
  readonly stored: ReadonlyMap<string, Stored>;
  readonly trail: readonly AuditEvent[];
  /** How often each task was begun, by its id. */
  readonly attempts: ReadonlyMap<string, number>;
}

/**
 * Each completed task had its effect once: what an import brought is there in its first revision, and the log tells
 * that the task was completed. It tells so once for each run: a gateway may die when that is noted, and the end of
 * the task is not.
 *
 * @throws Error that names the tasks of which this is not so
 */
export function assertOneEffectEach(tasks: readonly AcceptedTask[], aftermath: Aftermath): void {
  const faults = tasks.flatMap((task) => faultsOf(task, aftermath));
  if (faults.length > 0) throw new Error(`Tasks lost or doubled:\n${faults.slice(0, 40).join("\n")}`);
}

function faultsOf(task: AcceptedTask, { stored, trail, attempts }: Aftermath): readonly string[] {
  const { taskId, requestId, operation, memoryIds } = task;
  const ends = trail.filter((event) => event.requestId === requestId && event.reason === endOf[operation]);
  const runs = attempts.get(taskId) ?? 0;
  const odd = memoryIds.filter((id) => stored.get(id)?.revision !== 1);
  return [
    ...odd.map((id) => `${describe(task)}: ${id} is ${JSON.stringify(stored.get(id) ?? "absent")}`),
    ...(ends.length >= 1 && ends.length <= runs
      ? []
      : [`${describe(task)} ran ${runs} times, and was completed ${ends.length} times: ${JSON.stringify(ends)}`]),
  ];
}

function describe({ operation, taskId, requestId }: AcceptedTask): string {
  return `${operation} ${taskId} (${requestId})`;
}
