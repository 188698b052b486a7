import type { PageRequest, SyncPayload, SyncResult } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import type { RequestScope } from "../request/request-scope.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import type { ChangedMemories, Selection } from "../store/memory-reader.ts";
import { later } from "./later.ts";
import type { GovernedOperation, OperationServices } from "./operation.ts";
import { pageOfIds, type PageOfIds, pageOfMemories, type PageOfMemories } from "./page-of-memories.ts";
import { bindingOf, DEFAULT_LIMIT, selectionOf } from "./selection.ts";

/** The position of a feed that has to be read from its beginning again. */
const BEGINNING = "";

/** What a sync says beside its memories, with the cursor that it always gives. */
type PositionedSync = Pick<SyncResult, "next_token"> & { readonly cursor: string };

/** `POST /mgp/sync`: what has changed since a cursor, each memory once, at its last change. */
export const sync: GovernedOperation<"sync"> = {
  target: () => "__sync__",
  async run(session, request, services) {
    if (request.payload.execution_mode === "async") return await later(session, "sync", request, services);
    const { data, bytes } = await syncPage(session, request.payload, services);
    return { data, bytes, decision: undecided("allow", "sync_completed"), resultCount: data.memories.length };
  },
};

async function syncPage(
  session: GovernedSession,
  payload: SyncPayload,
  services: OperationServices,
): Promise<PageOfMemories<SyncResult>> {
  const page = await session.reader.changes(selectionOf(payload), requestOf(payload, session.scope, services));
  return pageOfMemories(page.items, restOf(page, payload, session.scope, services));
}

/** The ids of the page that the same request would answer. */
export async function syncedIds(
  session: GovernedSession,
  payload: SyncPayload,
  services: OperationServices,
): Promise<PageOfIds<PositionedSync>> {
  const page = await session.reader.changedIds(selectionOf(payload), requestOf(payload, session.scope, services));
  return pageOfIds(page.items, restOf(page, payload, session.scope, services));
}

function requestOf(payload: SyncPayload, scope: RequestScope, services: OperationServices): PageRequest {
  const { limit = DEFAULT_LIMIT, cursor, pagination_token: alternative } = payload;
  const token = cursor ?? alternative;
  const position =
    token === undefined ? BEGINNING : services.cursors.open(bindingOf("sync", selectionOf(payload), scope), token);
  return { limit, bytes: services.pageBytes, ...(position === BEGINNING ? {} : { cursor: position }) };
}

function restOf(
  page: Pick<ChangedMemories<unknown>, "cursor" | "more">,
  payload: SyncPayload,
  scope: RequestScope,
  { cursors }: OperationServices,
): PositionedSync {
  const cursor = cursors.seal(bindingOf("sync", selectionOf(payload), scope), page.cursor ?? BEGINNING);
  return { cursor, ...(page.more ? { next_token: cursor } : {}) };
}

/** A cursor with which a sync of the same selection begins anew. */
export function syncBeginning(selection: Selection, scope: RequestScope, { cursors }: OperationServices): string {
  return cursors.seal(bindingOf("sync", selection, scope), BEGINNING);
}
