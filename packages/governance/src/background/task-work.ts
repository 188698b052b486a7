import { MgpError } from "@mgp/core";
import type { PolicyContext } from "@mgp/core";
import { conforms } from "@mgp/core/validation";
import { requireValidRequest } from "../checks/valid-request.ts";
import { effectOf } from "../failures/effect-of.ts";
import { toMgpError } from "../failures/failure.ts";
import type { TaskRecord } from "../ledger/task-store.ts";
import { exportedIds } from "../operations/export.ts";
import { importOnce } from "../operations/import.ts";
import type { OperationServices } from "../operations/operation.ts";
import { syncedIds } from "../operations/sync.ts";
import { runningAs } from "../request/request-state.ts";
import type { GovernedSession, GovernedStore } from "../store/governed-store.ts";
import type { RunningTask, TaskReader, TaskWork } from "../tasks/running-task.ts";
import { rollingCall } from "../time/rolling-call.ts";
import { presentResult } from "./present-result.ts";
import { noteRun, runEvent } from "./run-outcome.ts";
import { keptExport, keptImport, keptSync, parseTaskResult } from "./task-result.ts";
import type { TaskResult } from "./task-result.ts";

/** How long a task may run, in milliseconds. */
const TASK_BUDGET_MS = 60 * 60_000;

/** A task that was begun so often without an end is not begun again: what ends the process would end it at each start. */
const MOST_STARTS = 3;

export interface TaskWorkParts {
  readonly store: GovernedStore;
  readonly services: OperationServices;
  /** How long one call to the backend may take, in milliseconds. */
  readonly callMs: number;
}

/** What running and showing a task means: the same operations, under the context of the accepted request. */
export function createTaskWork({ store, services, callMs }: TaskWorkParts): TaskWork {
  const sessionOf = (
    record: TaskRecord,
    { caller, signal, hold }: TaskReader,
    context: PolicyContext,
  ): GovernedSession => {
    const { operation, requestId, tenant } = record;
    const request = { operation, requestId, caller, context, tenant, ...(hold && { hold }) };
    const state = runningAs(request, `__${operation}__`);
    const call = rollingCall(signal, callMs, services.now);
    return store.session(store.entryOf(state, runEvent(record)), call);
  };
  return {
    async run(task) {
      const { record, caller } = task;
      const context = contextOf(task);
      const budget = AbortSignal.timeout(TASK_BUDGET_MS);
      const signal = AbortSignal.any([task.signal, budget]);
      const session = sessionOf(record, { caller, signal }, context);
      try {
        if (record.unended > MOST_STARTS) throw tooManyStarts();
        const { result, count } = await runOperation(task, session, services);
        await noteRun(record, session, services, count);
        return JSON.stringify(result);
      } catch (error) {
        await services.audit.synced(session.entry.failed(toMgpError(error, effectOf(record.operation))));
        throw error;
      }
    },
    async present(kept, record, reader) {
      const result = parseTaskResult(kept);
      if (result === undefined) return undefined;
      return await presentResult(result, sessionOf(record, reader, result.context), services);
    },
  };
}

function tooManyStarts(): MgpError {
  return new MgpError(
    "MGP_BACKEND_ERROR",
    `The task was started ${MOST_STARTS} times and never came to an end, so it is not started again. Send the request again in smaller parts, and ask the operator to look into the gateway's log.`,
    { details: { starts: MOST_STARTS } },
  );
}

function contextOf({ request }: RunningTask): PolicyContext {
  if (typeof request === "object" && request !== null && "policy_context" in request) {
    const { policy_context: context } = request;
    if (conforms("policy-context", context)) return context;
  }
  throw new MgpError("MGP_BACKEND_ERROR", "The accepted request cannot be read any more.");
}

/** What a run came to, and how many memories it touched. */
interface RunResult {
  readonly result: TaskResult;
  readonly count: number;
}

async function runOperation(
  task: RunningTask,
  session: GovernedSession,
  services: OperationServices,
): Promise<RunResult> {
  const { record, request } = task;
  const { context } = session.scope;
  switch (record.operation) {
    case "export": {
      requireValidRequest("export", request);
      const { payload } = request;
      const page = await exportedIds(session, payload, services);
      return { result: keptExport(page, payload, context), count: page.memoryIds.length };
    }
    case "sync": {
      requireValidRequest("sync", request);
      const { payload } = request;
      const page = await syncedIds(session, payload, services);
      return { result: keptSync(page, payload, context), count: page.memoryIds.length };
    }
    case "import": {
      requireValidRequest("import", request);
      const identity = { writeId: record.taskId, retried: record.attempts > 1 };
      const data = await importOnce(session, request.payload, services, identity);
      return { result: keptImport(data, context), count: data.written_count };
    }
  }
}
