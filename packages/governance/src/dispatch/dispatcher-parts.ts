import type { Limits } from "../checks/limits.ts";
import type { GovernanceOptions } from "../governance.ts";
import type { OperationServices } from "../operations/operation.ts";
import type { GovernedStore } from "../store/governed-store.ts";
import type { TaskRunner } from "../tasks/task-runner.ts";

/** What requests are answered with. */
export interface DispatcherParts {
  readonly store: GovernedStore;
  readonly services: OperationServices;
  readonly tasks: Pick<TaskRunner, "poll" | "cancel">;
  readonly limits: Limits;
  readonly requireTenantHeader: boolean;
  readonly log: NonNullable<GovernanceOptions["log"]>;
}
