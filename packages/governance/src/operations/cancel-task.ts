import type { CancelTaskRequest } from "@mgp/core";
import type { PolledTask, TaskInquiry } from "../tasks/task-runner.ts";
import type { OperationServices } from "./operation.ts";

/** `POST /mgp/tasks/cancel`: ends a task that has not ended. */
export async function cancelTask(
  { reason }: CancelTaskRequest,
  inquiry: TaskInquiry,
  services: Pick<OperationServices, "tasks">,
): Promise<PolledTask> {
  return await services.tasks.cancel(inquiry, reason);
}
