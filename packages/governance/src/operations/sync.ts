import type { SyncPayload, SyncResult } from "@mgp/core";
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

/** The position of a feed that has to be read from its beginning again. */
const BEGINNING = "";

/** With the cursor that a sync always gives. */
type PositionedSync = SyncResult & { readonly cursor: string };

/** `POST /mgp/sync`: what has changed since a cursor, each memory once, at its last change. */
export const sync: GovernedOperation<"sync"> = {
  target: () => "__sync__",
  async run(session, request, services) {
    if (request.payload.execution_mode === "async") return await later(session, "sync", request, services);
    const { data, bytes } = await syncPage(session, request.payload, services);
    return { data, bytes, decision: undecided("allow", "sync_completed"), resultCount: data.memories.length };
  },
};

export async function syncPage(
  session: GovernedSession,
  payload: SyncPayload,
  services: OperationServices,
): Promise<PageOfMemories<PositionedSync>> {
  const selection = { includeInactive: payload.include_inactive ?? false };
  const binding = bindingOf(selection, session.scope);
  const token = payload.cursor ?? payload.pagination_token;
  const position = token === undefined ? BEGINNING : services.cursors.open(binding, token);
  const page = await session.reader.changes(selection, {
    limit: payload.limit ?? DEFAULT_LIMIT,
    bytes: services.pageBytes,
    ...(position === BEGINNING ? {} : { cursor: position }),
  });
  const cursor = services.cursors.seal(binding, page.cursor ?? BEGINNING);
  return pageOfMemories(page.items, { cursor, ...(page.more ? { next_token: cursor } : {}) });
}

/** A cursor with which a sync of the same selection begins anew. */
export function syncBeginning(selection: Selection, scope: RequestScope, { cursors }: OperationServices): string {
  return cursors.seal(bindingOf(selection, scope), BEGINNING);
}

function bindingOf({ includeInactive }: Selection, { tenant, caller }: RequestScope): CursorBinding {
  return { operation: "sync", tenant, caller: caller.id, query: { includeInactive } };
}
