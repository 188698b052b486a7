import { conforms } from "@mgp/core";
import type { ExportResult, ImportResult, JsonObject, PolicyContext, SyncResult } from "@mgp/core";

/**
 * What a task's run leaves behind: ids and cursors, no content. What is purged, denied or hidden meanwhile does not
 * come back through an old task.
 */
export interface TaskResult {
  /** The accepted request's context: the answer is made under it at each poll. */
  readonly context: PolicyContext;
  /** Of a result in pages: none, the pages have them. */
  readonly memoryIds: readonly string[];
  /** `memories` for a sync or one page of an export, `pages` for a whole export, ids for an import. */
  readonly kind: "memories" | "pages" | "ids";
  readonly cursor?: string;
  readonly nextToken?: string;
}

/** @param data what the operation answered */
export function taskResultOf(data: ExportResult | SyncResult | ImportResult, context: PolicyContext): TaskResult {
  if ("memory_ids" in data) return { context, kind: "ids", memoryIds: data.memory_ids };
  return {
    context,
    kind: "memories",
    memoryIds: data.memories.map((memory) => memory.memory_id),
    ...("cursor" in data ? { cursor: data.cursor } : {}),
    ...(data.next_token === undefined ? {} : { nextToken: data.next_token }),
  };
}

/** Reads back what a run left; `undefined` when it is not that. */
export function parseTaskResult(text: string): TaskResult | undefined {
  const value: unknown = JSON.parse(text);
  return isTaskResult(value) ? value : undefined;
}

function isTaskResult(value: unknown): value is TaskResult {
  return (
    typeof value === "object" &&
    value !== null &&
    "context" in value &&
    conforms("policy-context", value.context) &&
    "kind" in value &&
    (value.kind === "memories" || value.kind === "pages" || value.kind === "ids") &&
    "memoryIds" in value &&
    Array.isArray(value.memoryIds)
  );
}

/** The `result` of a completed import. */
export function importResultOf({ memoryIds }: TaskResult): JsonObject {
  return { memory_ids: [...memoryIds], written_count: memoryIds.length };
}

/** The `result` of a completed export or sync, without its memories. */
export function frameOf({ cursor, nextToken }: TaskResult): JsonObject {
  return {
    memories: [],
    ...(cursor === undefined ? {} : { cursor }),
    ...(nextToken === undefined ? {} : { next_token: nextToken }),
  };
}
