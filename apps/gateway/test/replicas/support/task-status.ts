import { at } from "../../threats/support/json.ts";
import { poll } from "./exchange.ts";
import type { Replica } from "./replica.ts";
import { describeReply } from "./verdict.ts";

/** A task whose acceptance was acknowledged. */
export interface AcceptedTask {
  readonly taskId: string;
  readonly requestId: string;
  readonly operation: "import" | "export";
  /** What an import brings. */
  readonly memoryIds: readonly string[];
}

/** How far it is, as one gateway says; `undefined`: it could not say. @throws Error when there is no such task any more */
export async function statusOf(replica: Replica, task: AcceptedTask): Promise<unknown> {
  const { reply } = await poll(replica, task.taskId);
  if (reply.kind !== "answer" || reply.status >= 500) return undefined;
  if (reply.status !== 200)
    throw new Error(`The accepted task ${task.taskId} is lost: ${replica.name} says ${describeReply(reply)}`);
  return at(reply.body, "data", "task", "status");
}

export function hasEnded(status: unknown): boolean {
  return status === "completed" || status === "failed" || status === "cancelled";
}
