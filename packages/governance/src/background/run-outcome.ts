import { undecided } from "../audit/audit-entry.ts";
import type { AuditLog } from "../ledger/audit-log.ts";
import type { TaskRecord } from "../ledger/task-store.ts";
import type { OperationServices } from "../operations/operation.ts";
import type { GovernedSession } from "../store/governed-store.ts";

/** Pages of the audit log that are looked through for the outcome of an earlier run. */
const PAGES = 20;
const PAGE_ITEMS = 100;

/**
 * Notes that a task's run has succeeded, once: a gateway that dies between this and the task's end leaves the outcome
 * in the audit log, and the gateway that runs the task again finds it there.
 */
export async function noteRun(
  record: TaskRecord,
  session: GovernedSession,
  services: OperationServices,
  resultCount: number,
): Promise<void> {
  const reason = `${record.operation}_completed`;
  if (record.attempts > 1 && (await isNoted(record, reason, services.audit))) return;
  await services.audit.synced(session.entry.allowed(undecided("allow", reason), { resultCount }));
}

/** The event of this run: later runs of the task know those of the earlier ones. */
export function runEvent({ taskId, attempts }: TaskRecord): string {
  const first = firstRunEvent(taskId);
  return attempts > 1 ? `${first}_${attempts}` : first;
}

function firstRunEvent(taskId: string): string {
  return taskId.replace(/^task_/, "evt_");
}

async function isNoted(record: TaskRecord, reason: string, audit: AuditLog): Promise<boolean> {
  const first = firstRunEvent(record.taskId);
  const filter = { request_id: record.requestId, target_memory_id: `__${record.operation}__` };
  let cursor: string | undefined;
  for (let pages = 0; pages < PAGES; pages += 1) {
    const page = await audit.query(record.tenant, filter, {
      limit: PAGE_ITEMS,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const isOurs = page.items.some(
      ({ event_id: event, decision }) => event.startsWith(first) && decision.reason_code === reason,
    );
    if (isOurs) return true;
    ({ cursor } = page);
    if (cursor === undefined) return false;
  }
  return false;
}
