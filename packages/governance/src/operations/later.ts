import type { TaskHandle, TaskOperation } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import type { Answer, OperationServices } from "./operation.ts";

/** Accepts a request to be carried out later; its answer is 202 and the task. */
export async function later(
  session: GovernedSession,
  operation: TaskOperation,
  request: object,
  services: OperationServices,
): Promise<Answer<TaskHandle>> {
  const task = await services.acceptTask(session.scope, operation, request);
  return { data: { task }, decision: undecided("allow", `${operation}_accepted`), accepted: true };
}
