import type { MgpError, OperationName } from "@mgp/core";
import { inspectBody } from "../checks/inspect-body.ts";
import { inspectTenantHeader } from "../checks/tenant-header.ts";
import { requireValidRequest } from "../checks/valid-request.ts";
import { effectOf } from "../failures/effect-of.ts";
import { outOfTime, toMgpError, unknownOutcome } from "../failures/failure.ts";
import type { GovernedRequest, GovernedResponse } from "../governance.ts";
import { capabilities } from "../operations/capabilities.ts";
import { initialize } from "../operations/initialize.ts";
import type { GovernedOperationName } from "../operations/operation.ts";
import type { PolledTask, TaskInquiry } from "../tasks/task-runner.ts";
import { withinBudget } from "../time/time-budget.ts";
import type { DispatcherParts } from "./dispatcher-parts.ts";
import { reportFailure } from "./report-failure.ts";
import { errorResponse, successResponse } from "./responses.ts";

/** Operations that carry no policy context and touch no memory by themselves. */
type OpenOperationName = Exclude<OperationName, GovernedOperationName>;

/** What an operation without a policy context answers. */
interface OpenAnswer {
  readonly data: object;
  /** Of the items in `data`, as `successResponse` takes them; absent: they are few. */
  readonly items?: { readonly bytes: number; readonly itemDepth: number };
}

/** How deep the items of a task stand: in a list in the `result` of the `task` in `data`. */
const ITEM_DEPTH_OF_TASK = 5;

/** Answers operations without a policy context: they leave no audit event. */
export class OpenRequests {
  readonly #parts: DispatcherParts;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
  }

  async answer(request: GovernedRequest, operation: OpenOperationName, requestId: string): Promise<GovernedResponse> {
    try {
      const { data, items } = await this.#answerOf(request, operation);
      return successResponse(operation, data, requestId, items);
    } catch (thrown) {
      const error = toMgpError(thrown, effectOf(operation));
      reportFailure(this.#parts, error, request, requestId);
      // The request for capabilities has no id to echo; the protocol has this word in its place.
      return errorResponse(error, operation === "capabilities" ? operation : requestId);
    }
  }

  async #answerOf(request: GovernedRequest, operation: OpenOperationName): Promise<OpenAnswer> {
    const { services, limits, tasks } = this.#parts;
    if (operation === "capabilities") return { data: capabilities(services) };
    const input: unknown = request.body;
    inspectTenantHeader(request.tenantHeader);
    inspectBody(input, limits);
    switch (operation) {
      case "initialize":
        requireValidRequest("initialize", input);
        return { data: initialize(input, services) };
      case "getTask":
        requireValidRequest("getTask", input);
        return await this.#aboutTask(
          request,
          input.task_id,
          () => outOfTime("read"),
          async (inquiry) => await tasks.poll(inquiry),
        );
      case "cancelTask":
        requireValidRequest("cancelTask", input);
        return await this.#aboutTask(
          request,
          input.task_id,
          unknownOutcome,
          async (inquiry) => await tasks.cancel(inquiry, input.reason),
        );
    }
  }

  async #aboutTask(
    { caller, tenantHeader, hold, signal: clientSignal }: GovernedRequest,
    taskId: string,
    abandoned: () => MgpError,
    ask: (inquiry: TaskInquiry) => Promise<PolledTask>,
  ): Promise<OpenAnswer> {
    const { services, limits } = this.#parts;
    const { task, bytes } = await withinBudget(
      limits.requestMs,
      services.now,
      clientSignal,
      abandoned,
      async ({ signal }) => await ask({ taskId, caller, tenantHeader, signal, ...(hold && { hold }) }),
    );
    return { data: { task }, items: { bytes, itemDepth: ITEM_DEPTH_OF_TASK } };
  }
}
