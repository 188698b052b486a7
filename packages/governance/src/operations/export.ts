import { idCursor } from "@mgp/core";
import type { ExportPayload, ExportResult } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import type { CursorBinding } from "../cursors/cursor-codec.ts";
import type { RequestScope } from "../request/request-scope.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import type { Selection } from "../store/memory-reader.ts";
import { later } from "./later.ts";
import type { GovernedOperation, OperationServices } from "./operation.ts";
import { pageOfMemories, type PageOfMemories } from "./page-of-memories.ts";

/** Memories on a page when the request does not say. */
const DEFAULT_LIMIT = 100;

/** `POST /mgp/export`: every memory of the tenant, by id, each as the caller may see it. */
export const exportMemories: GovernedOperation<"export"> = {
  target: () => "__export__",
  async run(session, request, services) {
    if (request.payload.execution_mode === "async") return await later(session, "export", request, services);
    const { data, bytes } = await exportPage(session, request.payload, services);
    return { data, bytes, decision: undecided("allow", "export_completed"), resultCount: data.memories.length };
  },
};

export async function exportPage(
  session: GovernedSession,
  payload: ExportPayload,
  services: OperationServices,
): Promise<PageOfMemories<ExportResult>> {
  const selection = { includeInactive: payload.include_inactive ?? false };
  const binding = bindingOf(selection, session.scope);
  const token = payload.pagination_token;
  const page = await session.reader.list(selection, {
    limit: payload.limit ?? DEFAULT_LIMIT,
    bytes: services.pageBytes,
    ...(token === undefined ? {} : { cursor: services.cursors.open(binding, token) }),
  });
  const next = page.cursor === undefined ? {} : { next_token: services.cursors.seal(binding, page.cursor) };
  return pageOfMemories(page.items, next);
}

/** A token with which an export of the same selection goes on behind a memory. */
export function exportTokenBehind(
  memoryId: string,
  selection: Selection,
  scope: RequestScope,
  { cursors }: OperationServices,
): string {
  return cursors.seal(bindingOf(selection, scope), idCursor(memoryId));
}

function bindingOf({ includeInactive }: Selection, { tenant, caller }: RequestScope): CursorBinding {
  return { operation: "export", tenant, caller: caller.id, query: { includeInactive } };
}
