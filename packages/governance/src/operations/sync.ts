import type { SyncPayload, SyncResult } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import type { GovernedOperation, OperationServices } from "./operation.ts";
import { pageOfMemories, type PageOfMemories } from "./page-of-memories.ts";

/** Memories on a page when the request does not say. */
const DEFAULT_LIMIT = 100;

/** The position of a feed that has to be read from its beginning again. */
const BEGINNING = "";

/** `POST /mgp/sync`: what has changed since a cursor, each memory once, at its last change. */
export const sync: GovernedOperation<"sync"> = {
  target: () => "__sync__",
  async run(session, request, services) {
    if (request.payload.execution_mode === "async") {
      const task = await services.tasks.accept(session.scope, "sync", request);
      return { data: { task }, decision: undecided("allow", "sync_accepted"), accepted: true };
    }
    const { data, bytes } = await syncPage(session, request.payload, services);
    return { data, bytes, decision: undecided("allow", "sync_completed"), resultCount: data.memories.length };
  },
};

export async function syncPage(
  session: GovernedSession,
  payload: SyncPayload,
  services: OperationServices,
): Promise<PageOfMemories<SyncResult>> {
  const includeInactive = payload.include_inactive ?? false;
  const { tenant, caller } = session.scope;
  const binding = { operation: "sync", tenant, caller: caller.id, query: { includeInactive } };
  const token = payload.cursor ?? payload.pagination_token;
  const position = token === undefined ? BEGINNING : services.cursors.open(binding, token);
  const page = await session.reader.changes(
    { includeInactive },
    {
      limit: payload.limit ?? DEFAULT_LIMIT,
      bytes: services.pageBytes,
      ...(position === BEGINNING ? {} : { cursor: position }),
    },
  );
  const cursor = services.cursors.seal(binding, page.cursor ?? BEGINNING);
  return pageOfMemories(page.items, { cursor, ...(page.more ? { next_token: cursor } : {}) });
}
