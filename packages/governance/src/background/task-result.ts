import { isObject } from "@mgp/core";
import type { ExportPayload, ImportResult, PolicyContext, SyncPayload } from "@mgp/core";
import { conforms } from "@mgp/core/validation";
import type { PageOfIds } from "../operations/page-of-memories.ts";

/**
 * What a task's run leaves behind: ids and cursors, no content. What is purged, denied or hidden meanwhile does not
 * come back through an old task.
 */
export type TaskResult = ExportedIds | SyncedIds | ImportedIds;

interface KeptIds {
  /** The accepted request's context: the answer is made under it at each poll. */
  readonly context: PolicyContext;
  readonly memoryIds: readonly string[];
}

/** A page of an export. */
interface ExportedIds extends KeptIds {
  readonly kind: "export";
  readonly includeInactive: boolean;
  /** Behind the page. */
  readonly nextToken?: string;
}

/** A page of the change feed. */
interface SyncedIds extends KeptIds {
  readonly kind: "sync";
  readonly includeInactive: boolean;
  /** Where the page began; absent: at the beginning of the feed. */
  readonly from?: string;
  /** Behind the page. */
  readonly cursor: string;
  readonly more: boolean;
}

interface ImportedIds extends KeptIds {
  readonly kind: "import";
}

export function keptExport(
  { memoryIds, rest }: PageOfIds<{ readonly next_token?: string }>,
  payload: ExportPayload,
  context: PolicyContext,
): TaskResult {
  return {
    context,
    kind: "export",
    memoryIds,
    includeInactive: payload.include_inactive ?? false,
    ...(rest.next_token === undefined ? {} : { nextToken: rest.next_token }),
  };
}

/** @param page with the cursor that a sync always gives */
export function keptSync(
  { memoryIds, rest }: PageOfIds<{ readonly cursor: string; readonly next_token?: string }>,
  payload: SyncPayload,
  context: PolicyContext,
): TaskResult {
  const from = payload.cursor ?? payload.pagination_token;
  return {
    context,
    kind: "sync",
    memoryIds,
    includeInactive: payload.include_inactive ?? false,
    ...(from === undefined ? {} : { from }),
    cursor: rest.cursor,
    more: rest.next_token !== undefined,
  };
}

export function keptImport(data: ImportResult, context: PolicyContext): TaskResult {
  return { context, kind: "import", memoryIds: data.memory_ids };
}

/** Reads back what a run left; `undefined` when it is not that. */
export function parseTaskResult(text: string): TaskResult | undefined {
  const value: unknown = JSON.parse(text);
  return isTaskResult(value) ? value : undefined;
}

function isTaskResult(value: unknown): value is TaskResult {
  if (!isObject(value) || !conforms("policy-context", value["context"]) || !Array.isArray(value["memoryIds"]))
    return false;
  switch (value["kind"]) {
    case "import":
      return true;
    case "export":
      return typeof value["includeInactive"] === "boolean";
    case "sync":
      return typeof value["includeInactive"] === "boolean" && typeof value["cursor"] === "string";
    default:
      return false;
  }
}
