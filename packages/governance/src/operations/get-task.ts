import type { GetTaskRequest, GetTaskResult } from "@mgp/core";
import type { Caller } from "../caller/caller.ts";
import type { OperationServices } from "./operation.ts";

/** `POST /mgp/tasks/get`: how far a task is; starts it if it has not started. */
export async function getTask(
  request: GetTaskRequest,
  caller: Caller,
  tenantHeader: string | undefined,
  services: Pick<OperationServices, "tasks">,
): Promise<GetTaskResult> {
  return { task: await services.tasks.poll(request.task_id, caller, tenantHeader) };
}
