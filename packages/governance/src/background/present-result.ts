import type { JsonObject } from "@mgp/core";
import { exportTokenBehind } from "../operations/export.ts";
import type { OperationServices } from "../operations/operation.ts";
import { syncBeginning } from "../operations/sync.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import type { PresentedResult } from "../tasks/running-task.ts";
import type { TaskResult } from "./task-result.ts";

/**
 * The `result` of a completed task: what its run found, as it is and may be seen now. Memories may have grown since, so
 * it ends at a page's bytes, with a token for the rest.
 */
export async function presentResult(
  result: TaskResult,
  session: GovernedSession,
  services: OperationServices,
): Promise<PresentedResult> {
  const { memoryIds } = result;
  if (result.kind === "import") {
    return { result: { memory_ids: [...memoryIds], written_count: memoryIds.length }, bytes: 0 };
  }
  const { items, endsBehind } = await session.reader.getPage(memoryIds, result, services.pageBytes);
  const rest =
    result.kind === "export"
      ? restOfExport(result, endsBehind, session, services)
      : restOfSync(result, endsBehind, session, services);
  return {
    result: { memories: items.map(({ memory }) => ({ ...memory })), ...rest },
    bytes: items.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function restOfExport(
  { includeInactive, nextToken }: Extract<TaskResult, { kind: "export" }>,
  endsBehind: string | undefined,
  session: GovernedSession,
  services: OperationServices,
): JsonObject {
  const token =
    endsBehind === undefined ? nextToken : exportTokenBehind(endsBehind, { includeInactive }, session.scope, services);
  return token === undefined ? {} : { next_token: token };
}

/** The feed has no place between two memories of a page, so it goes on where the page began. */
function restOfSync(
  { includeInactive, from, cursor, more }: Extract<TaskResult, { kind: "sync" }>,
  endsBehind: string | undefined,
  session: GovernedSession,
  services: OperationServices,
): JsonObject {
  if (endsBehind === undefined) return { cursor, ...(more ? { next_token: cursor } : {}) };
  const again = from ?? syncBeginning({ includeInactive }, session.scope, services);
  return { cursor: again, next_token: again };
}
