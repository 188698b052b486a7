import { setTimeout as pause } from "node:timers/promises";
import type { JsonObject } from "@mgp/core";
import { at } from "../../threats/support/json.ts";
import { memory } from "../../threats/support/requests.ts";
import type { AuditEvent } from "./audit-trail.ts";
import { poll, send } from "./exchange.ts";
import type { Fleet } from "./fleet.ts";
import type { Replica } from "./replica.ts";
import type { Stored } from "./stored-memories.ts";
import type { GoOn } from "./under.ts";
import { describeReply, verdictOf } from "./verdict.ts";

/** A task whose acceptance was acknowledged. */
export interface AcceptedTask {
  readonly taskId: string;
  readonly requestId: string;
  readonly operation: "import" | "export";
  /** What an import brings. */
  readonly memoryIds: readonly string[];
}

const MEMORIES_EACH = 5;
const EXPORT_LIMIT = 20;

/** Milliseconds between two polls, or before another try to have a task accepted. */
const PAUSE_MS = 100;

/** Milliseconds for a task to end once nobody is killed any more: its gateway's lease, and then its run. */
const END_MS = 90_000;

const ended: ReadonlySet<unknown> = new Set(["completed", "failed", "cancelled"]);
const tellsOf = { import: "import_completed", export: "export_completed" } as const;

let imports = 0;

/** Has tasks accepted one after another while `goOn` says so, and polls each at any gateway until it has ended. */
export async function taskLoad(
  fleet: Fleet,
  operation: AcceptedTask["operation"],
  goOn: GoOn,
): Promise<readonly AcceptedTask[]> {
  const accepted: AcceptedTask[] = [];
  while (goOn()) {
    const task = await accept(fleet, operation);
    if (task === undefined) {
      await pause(PAUSE_MS);
      continue;
    }
    accepted.push(task);
    while (goOn() && !ended.has(await statusOf(fleet.any(), task))) await pause(PAUSE_MS);
  }
  return accepted;
}

async function accept(fleet: Fleet, operation: AcceptedTask["operation"]): Promise<AcceptedTask | undefined> {
  imports += 1;
  const memoryIds = Array.from(
    { length: operation === "import" ? MEMORIES_EACH : 0 },
    (_, k) => `import-${imports}-${k}`,
  );
  const payload: JsonObject =
    operation === "import"
      ? { memories: memoryIds.map((id) => memory(id, `brought as ${id}`)) }
      : { limit: EXPORT_LIMIT, include_inactive: true };
  const { requestId, reply } = await send(fleet.any(), operation, { ...payload, execution_mode: "async" });
  if (reply.kind !== "answer" || verdictOf(reply) !== "done") return undefined;
  const taskId = at(reply.body, "data", "task", "task_id");
  if (typeof taskId !== "string") throw new Error(`${requestId} was accepted without a task.`);
  return { taskId, requestId, operation, memoryIds };
}

/** How far it is; `undefined`: this gateway could not say. @throws Error when there is no such task any more */
async function statusOf(replica: Replica, task: AcceptedTask): Promise<unknown> {
  const { reply } = await poll(replica, task.taskId);
  if (reply.kind !== "answer" || reply.status >= 500) return undefined;
  if (reply.status !== 200)
    throw new Error(`The accepted task ${task.taskId} is lost: ${replica.name} says ${describeReply(reply)}`);
  return at(reply.body, "data", "task", "status");
}

/** Polls every task until it has ended. @throws Error that names those which do not end, or end otherwise on one gateway */
export async function assertAllCompleted(fleet: Fleet, tasks: readonly AcceptedTask[]): Promise<void> {
  const deadline = performance.now() + END_MS;
  const faults: string[] = [];
  for (const task of tasks) {
    let statuses: readonly unknown[] = [];
    do {
      statuses = await Promise.all(fleet.replicas.map(async (replica) => await statusOf(replica, task)));
      if (statuses.some((status) => !ended.has(status))) await pause(PAUSE_MS);
    } while (statuses.some((status) => !ended.has(status)) && performance.now() < deadline);
    if (statuses.some((status) => status !== "completed"))
      faults.push(`${task.operation} ${task.taskId} (${task.requestId}): ${statuses.join(", ")}`);
  }
  if (faults.length > 0) throw new Error(`Of ${tasks.length} tasks were not completed:\n${faults.join("\n")}`);
}

/**
 * Each completed task had its effect once: what an import brought is there in its first revision, and the log tells
 * once that the task was completed.
 *
 * @throws Error that names the tasks of which this is not so
 */
export function assertOneEffectEach(
  tasks: readonly AcceptedTask[],
  stored: ReadonlyMap<string, Stored>,
  trail: readonly AuditEvent[],
): void {
  const faults = tasks.flatMap((task) => faultsOf(task, stored, trail));
  if (faults.length > 0) throw new Error(`Tasks lost or doubled:\n${faults.slice(0, 40).join("\n")}`);
}

function faultsOf(
  { taskId, requestId, operation, memoryIds }: AcceptedTask,
  stored: ReadonlyMap<string, Stored>,
  trail: readonly AuditEvent[],
): string[] {
  const ends = trail.filter((event) => event.requestId === requestId && event.reason === tellsOf[operation]);
  const odd = memoryIds.filter((id) => stored.get(id)?.revision !== 1);
  return [
    ...odd.map((id) => `${operation} ${taskId} (${requestId}): ${id} is ${JSON.stringify(stored.get(id) ?? "absent")}`),
    ...(ends.length === 1
      ? []
      : [`${operation} ${taskId} (${requestId}) was completed ${ends.length} times: ${JSON.stringify(ends)}`]),
  ];
}
