import type { ExportPayload, SyncPayload } from "@mgp/core";
import type { CursorBinding } from "../cursors/cursor-codec.ts";
import type { RequestScope } from "../request/request-scope.ts";
import type { Selection } from "../store/memory-reader.ts";

/** Memories on a page when an export or a sync does not say. */
export const DEFAULT_LIMIT = 100;

/** Which memories an export or a sync asks for. */
export function selectionOf(payload: Pick<ExportPayload | SyncPayload, "include_inactive">): Selection {
  return { includeInactive: payload.include_inactive ?? false };
}

/** What the cursors of a selection are bound to, so that one of another listing or caller is refused. */
export function bindingOf(
  operation: "export" | "sync",
  { includeInactive }: Selection,
  { tenant, caller }: RequestScope,
): CursorBinding {
  return { operation, tenant, caller: caller.id, query: { includeInactive } };
}
