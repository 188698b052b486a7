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
 * in the audit log, and whoever runs the task again finds it there.
 */
export async function noteRun(
  record: TaskRecord,
  session: GovernedSession,
  services: OperationServices,
  resultCount: number,
): Promise<void> {
  const eventId = record.taskId.replace(/^task_/, "evt_");
  if (record.attempts > 1 && (await isNoted(record, eventId, services.audit))) return;
  const decision = undecided("allow", `${record.operation}_completed`);
  await services.audit.synced(session.entry.allowed(decision, { resultCount, eventId }));
}

async function isNoted(record: TaskRecord, eventId: string, audit: AuditLog): Promise<boolean> {
  const filter = { request_id: record.requestId, target_memory_id: `__${record.operation}__` };
  let cursor: string | undefined;
  for (let pages = 0; pages < PAGES; pages += 1) {
    const page = await audit.query(record.tenant, filter, {
      limit: PAGE_ITEMS,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (page.items.some((event) => event.event_id === eventId)) return true;
    ({ cursor } = page);
    if (cursor === undefined) return false;
  }
  return false;
}
