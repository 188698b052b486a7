import { setTimeout as pause } from "node:timers/promises";
import type { JsonObject } from "@mgp/core";
import { at } from "../../threats/support/json.ts";
import { memory } from "../../threats/support/requests.ts";
import { send } from "./exchange.ts";
import type { Fleet } from "./fleet.ts";
import { hasEnded, statusOf, type AcceptedTask } from "./task-status.ts";
import type { GoOn } from "./under.ts";
import { verdictOf } from "./verdict.ts";

/**
 * What a task does. An import goes to the store in one go; a merging one memory by memory, so that a kill finds it
 * half done.
 */
export type TaskKind = "import" | "merging import" | "export";

/** Milliseconds between two polls, or before another try to have a task accepted. */
const PAUSE_MS = 50;

const IMPORTED_EACH = 25;
const EXPORTED_AT_MOST = 20;

let drawn = 0;

/** Has tasks accepted one after another while `goOn` says so, and polls each at any gateway until it has ended. */
export async function taskLoad(fleet: Fleet, kind: TaskKind, goOn: GoOn): Promise<readonly AcceptedTask[]> {
  const accepted: AcceptedTask[] = [];
  while (goOn()) {
    const task = await accept(fleet, kind);
    await pause(PAUSE_MS);
    if (task === undefined) continue;
    accepted.push(task);
    while (goOn() && !hasEnded(await statusOf(fleet.any(), task))) await pause(PAUSE_MS);
  }
  return accepted;
}

/** `undefined`: it is unknown whether it was accepted. */
async function accept(fleet: Fleet, kind: TaskKind): Promise<AcceptedTask | undefined> {
  drawn += 1;
  const operation = kind === "export" ? "export" : "import";
  const length = kind === "export" ? 0 : IMPORTED_EACH;
  const memoryIds = Array.from({ length }, (_, place) => `import-${drawn}-${place}`);
  const payload = { ...payloadOf(kind, memoryIds), execution_mode: "async" };
  const { requestId, reply } = await send(fleet.any(), operation, payload);
  if (reply.kind !== "answer" || verdictOf(reply) !== "done") return undefined;
  const taskId = at(reply.body, "data", "task", "task_id");
  if (typeof taskId !== "string") throw new Error(`${requestId} was accepted without a task.`);
  return { taskId, requestId, operation, memoryIds };
}

function payloadOf(kind: TaskKind, memoryIds: readonly string[]): JsonObject {
  if (kind === "export") return { limit: EXPORTED_AT_MOST, include_inactive: true };
  const memories = memoryIds.map((id) => memory(id, `brought as ${id}`));
  return kind === "import" ? { memories } : { memories, merge_hint: { strategy: "upsert" } };
}
