import type { Call } from "./call.ts";
import { inBatch } from "./in-batch.ts";
import type { InsertManyRequest, MemoryStore } from "./memory-store.ts";
import type { BatchInsertResult } from "./outcomes.ts";
import { StoreError } from "./store-error.ts";

/**
 * `insertMany` for a store that has no bulk path.
 *
 * @returns a result or the failure for each item, in the order of the items
 */
export async function insertOneByOne(
  store: Pick<MemoryStore, "insert">,
  { tenant, items, stopAtFirstExisting }: InsertManyRequest,
  call: Call,
): Promise<readonly (BatchInsertResult | StoreError)[]> {
  const results: (BatchInsertResult | StoreError)[] = [];
  for (const item of items) {
    try {
      // In order, one after another: an item sees those before it.
      const result = await store.insert({ tenant, ...item }, call);
      results.push(inBatch(result));
      if (result.kind === "exists" && stopAtFirstExisting) break;
    } catch (error) {
      if (!StoreError.isInstance(error)) throw error;
      results.push(error);
      break;
    }
  }
  return results;
}
