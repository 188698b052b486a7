import type { CancelTaskRequest, CancelTaskResult } from "@mgp/core";
import type { Caller } from "../caller/caller.ts";
import type { OperationServices } from "./operation.ts";

/** `POST /mgp/tasks/cancel`: ends a task that has not ended. */
export async function cancelTask(
  request: CancelTaskRequest,
  caller: Caller,
  tenantHeader: string | undefined,
  services: Pick<OperationServices, "tasks">,
): Promise<CancelTaskResult> {
  return { task: await services.tasks.cancel(request.task_id, request.reason, caller, tenantHeader) };
}
