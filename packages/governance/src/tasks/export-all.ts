import type { ExportPayload } from "@mgp/core";
import { exportPage } from "../operations/export.ts";
import type { OperationServices } from "../operations/operation.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import type { RunningTask } from "./running-task.ts";
import { taskResultOf } from "./task-result.ts";
import type { TaskResult } from "./task-result.ts";

/** Memories that are held at once. */
const PAGE_ITEMS = 1_000;

/**
 * Exports every memory of the tenant, however many there are: their ids go to the ledger page by page, and nothing
 * else is kept. What fits on one page is a plain result.
 */
export async function exportAll(
  task: RunningTask,
  session: GovernedSession,
  payload: ExportPayload,
  services: OperationServices,
): Promise<{ readonly result: TaskResult; readonly count: number }> {
  const { context } = session.scope;
  let { data: page } = await exportPage(session, { ...payload, limit: PAGE_ITEMS }, services);
  let count = page.memories.length;
  if (page.next_token === undefined) return { result: taskResultOf(page, context), count };
  for (;;) {
    // A backend that filters little may give an empty page and still go on.
    const memoryIds = page.memories.map((memory) => memory.memory_id);
    if (memoryIds.length > 0) await task.keepPage(memoryIds);
    if (page.next_token === undefined) return { result: { context, kind: "pages", memoryIds: [] }, count };
    task.signal.throwIfAborted();
    const rest = { ...payload, limit: PAGE_ITEMS, pagination_token: page.next_token };
    ({ data: page } = await exportPage(session, rest, services));
    count += page.memories.length;
  }
}
