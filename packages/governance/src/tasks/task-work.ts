import { conforms, MgpError } from "@mgp/core";
import type { PolicyContext } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import type { Caller } from "../caller/caller.ts";
import type { TaskRecord } from "../ledger/task-store.ts";
import { exportPage } from "../operations/export.ts";
import { importOnce } from "../operations/import.ts";
import type { OperationServices } from "../operations/operation.ts";
import { syncPage } from "../operations/sync.ts";
import { toMgpError } from "../request/failure.ts";
import { requireValidRequest } from "../request/valid-request.ts";
import type { GovernedSession, GovernedStore } from "../store/governed-store.ts";
import { presentResult, taskResultOf } from "./task-result.ts";
import type { RunningTask, TaskWork } from "./task-runner.ts";

/** How long a task may run, in milliseconds. */
const TASK_BUDGET_MS = 10 * 60_000;

/** How long the making of a poll's answer may take, in milliseconds. */
const PRESENT_BUDGET_MS = 30_000;

/** What running and showing a task means: the same operations, under the context of the accepted request. */
export function createTaskWork(store: GovernedStore, services: OperationServices): TaskWork {
  const sessionOf = (
    record: TaskRecord,
    caller: Caller,
    context: PolicyContext,
    signal: AbortSignal,
    budgetMs: number,
  ): GovernedSession =>
    store.session(
      {
        operation: record.operation,
        requestId: record.requestId,
        caller,
        context,
        tenant: record.tenant,
        call: { signal, deadline: services.now() + budgetMs },
      },
      `__${record.operation}__`,
    );

  return {
    async run(task) {
      const { record, caller, signal } = task;
      const context = contextOf(task);
      const session = sessionOf(record, caller, context, signal, TASK_BUDGET_MS);
      try {
        const data = await runOperation(task, session, services);
        const resultCount = "memories" in data ? data.memories.length : data.written_count;
        const decision = undecided("allow", `${record.operation}_completed`);
        await services.audit.synced(session.entry.allowed(decision, { resultCount }));
        return taskResultOf(data, context);
      } catch (error) {
        await services.audit.synced(session.entry.failed(toMgpError(error)));
        throw error;
      }
    },
    async present(result, record, caller) {
      const { signal } = new AbortController();
      return await presentResult(result, sessionOf(record, caller, result.context, signal, PRESENT_BUDGET_MS));
    },
  };
}

function contextOf({ request }: RunningTask): PolicyContext {
  if (typeof request === "object" && request !== null && "policy_context" in request) {
    const { policy_context: context } = request;
    if (conforms("policy-context", context)) return context;
  }
  throw new MgpError("MGP_BACKEND_ERROR", "The accepted request cannot be read any more.");
}

async function runOperation(task: RunningTask, session: GovernedSession, services: OperationServices) {
  const { record, request } = task;
  switch (record.operation) {
    case "export":
      requireValidRequest("export", request);
      return await exportPage(session, request.payload, services);
    case "sync":
      requireValidRequest("sync", request);
      return await syncPage(session, request.payload, services);
    case "import":
      requireValidRequest("import", request);
      return await importOnce(session, request.payload, services, {
        writeId: record.taskId,
        retried: record.attempts > 1,
      });
  }
}
