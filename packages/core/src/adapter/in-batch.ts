import type { BatchInsertResult, InsertResult } from "./outcomes.ts";

/**
 * The result of an insert as `insertMany` answers it: without the body of a record that was in the way.
 *
 * @returns the result without a body
 */
export function inBatch(result: InsertResult): BatchInsertResult {
  if (result.kind === "inserted") return result;
  const { memoryId, writeIds } = result.record;
  return { kind: "exists", by: result.by, memoryId, writeIds };
}
