import { conforms, MgpError } from "@mgp/core";
import type { Call, PolicyContext } from "@mgp/core";
import type { Caller } from "../caller/caller.ts";
import { requireValidRequest } from "../checks/valid-request.ts";
import { toMgpError } from "../failures/failure.ts";
import type { TaskRecord } from "../ledger/task-store.ts";
import { exportPage } from "../operations/export.ts";
import { importOnce } from "../operations/import.ts";
import type { OperationServices } from "../operations/operation.ts";
import { syncPage } from "../operations/sync.ts";
import { runningAs } from "../request/request-state.ts";
import type { GovernedSession, GovernedStore } from "../store/governed-store.ts";
import type { RunningTask, TaskWork } from "../tasks/running-task.ts";
import { rollingCall } from "../time/rolling-call.ts";
import { presentResult } from "./present-result.ts";
import { noteRun, runEvent } from "./run-outcome.ts";
import { exportedIds, importedIds, parseTaskResult, syncedIds } from "./task-result.ts";
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
  const sessionOf = (record: TaskRecord, caller: Caller, context: PolicyContext, call: Call): GovernedSession => {
    const { operation, requestId, tenant } = record;
    const state = runningAs({ operation, requestId, caller, context, tenant }, `__${operation}__`);
    return store.session(store.entryOf(state, runEvent(record)), call);
  };
  return {
    async run(task) {
      const { record, caller } = task;
      const context = contextOf(task);
      const budget = AbortSignal.timeout(TASK_BUDGET_MS);
      const call = rollingCall(AbortSignal.any([task.signal, budget]), callMs, services.now);
      const session = sessionOf(record, caller, context, call);
      try {
        if (record.unended > MOST_STARTS) throw givenUp();
        const { result, count } = await runOperation(task, session, services);
        await noteRun(record, session, services, count);
        return JSON.stringify(result);
      } catch (error) {
        await services.audit.synced(session.entry.failed(toMgpError(error)));
        throw error;
      }
    },
    async present(kept, record, caller, signal) {
      const result = parseTaskResult(kept);
      if (result === undefined) return undefined;
      const session = sessionOf(record, caller, result.context, rollingCall(signal, callMs, services.now));
      return await presentResult(result, session, services);
    },
  };
}

function givenUp(): MgpError {
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
      const { data } = await exportPage(session, payload, services);
      return { result: exportedIds(data, payload, context), count: data.memories.length };
    }
    case "sync": {
      requireValidRequest("sync", request);
      const { data } = await syncPage(session, request.payload, services);
      return { result: syncedIds(data, request.payload, context), count: data.memories.length };
    }
    case "import": {
      requireValidRequest("import", request);
      const identity = { writeId: record.taskId, retried: record.attempts > 1 };
      const data = await importOnce(session, request.payload, services, identity);
      return { result: importedIds(data, context), count: data.written_count };
    }
  }
}
