import { idCursor } from "@mgp/core";
import type { ExportPayload, ExportResult, Page, PageRequest } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import type { RequestScope } from "../request/request-scope.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import type { Selection } from "../store/memory-reader.ts";
import { later } from "./later.ts";
import type { GovernedOperation, OperationServices } from "./operation.ts";
import { pageOfIds, type PageOfIds, pageOfMemories, type PageOfMemories } from "./page-of-memories.ts";
import { bindingOf, DEFAULT_LIMIT, selectionOf } from "./selection.ts";

/** What an export says beside its memories. */
type ContinuedExport = Pick<ExportResult, "next_token">;

/** `POST /mgp/export`: every memory of the tenant, by id, each as the caller may see it. */
export const exportMemories: GovernedOperation<"export"> = {
  target: () => "__export__",
  async run(session, request, services) {
    if (request.payload.execution_mode === "async") return await later(session, "export", request, services);
    const { data, bytes } = await exportPage(session, request.payload, services);
    return { data, bytes, decision: undecided("allow", "export_completed"), resultCount: data.memories.length };
  },
};

async function exportPage(
  session: GovernedSession,
  payload: ExportPayload,
  services: OperationServices,
): Promise<PageOfMemories<ExportResult>> {
  const page = await session.reader.list(selectionOf(payload), requestOf(payload, session.scope, services));
  return pageOfMemories(page.items, restOf(page, payload, session.scope, services));
}

/** The ids of the page that the same request would answer. */
export async function exportedIds(
  session: GovernedSession,
  payload: ExportPayload,
  services: OperationServices,
): Promise<PageOfIds<ContinuedExport>> {
  const page = await session.reader.listIds(selectionOf(payload), requestOf(payload, session.scope, services));
  return pageOfIds(page.items, restOf(page, payload, session.scope, services));
}

function requestOf(payload: ExportPayload, scope: RequestScope, services: OperationServices): PageRequest {
  const { limit = DEFAULT_LIMIT, pagination_token: token } = payload;
  const cursor =
    token === undefined
      ? {}
      : { cursor: services.cursors.open(bindingOf("export", selectionOf(payload), scope), token) };
  return { limit, bytes: services.pageBytes, ...cursor };
}

function restOf(
  { cursor }: Page<unknown>,
  payload: ExportPayload,
  scope: RequestScope,
  { cursors }: OperationServices,
): ContinuedExport {
  return cursor === undefined
    ? {}
    : { next_token: cursors.seal(bindingOf("export", selectionOf(payload), scope), cursor) };
}

/** A token with which an export of the same selection goes on behind a memory. */
export function exportTokenBehind(
  memoryId: string,
  selection: Selection,
  scope: RequestScope,
  { cursors }: OperationServices,
): string {
  return cursors.seal(bindingOf("export", selection, scope), idCursor(memoryId));
}
