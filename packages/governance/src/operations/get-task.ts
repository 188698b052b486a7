import type { PolledTask, TaskInquiry } from "../tasks/task-runner.ts";
import type { OperationServices } from "./operation.ts";

/** `POST /mgp/tasks/get`: how far a task is; starts it if it has not started. */
export async function getTask(inquiry: TaskInquiry, services: Pick<OperationServices, "tasks">): Promise<PolledTask> {
  return await services.tasks.poll(inquiry);
}
