import { MgpError } from "@mgp/core";

/** A memory is in the way, and the hint (if any) does not let it be changed. */
export function alreadyExists(memoryId: string, namesMemory: boolean): MgpError {
  return new MgpError(
    "MGP_CONFLICT_UNRESOLVED",
    "A memory is there already, and the request does not say how to reconcile the two. Send a merge_hint with dedupe, upsert, replace, merge or reinforce.",
    { details: namesMemory ? { memory_id: memoryId } : {} },
  );
}

/** Nothing leaves the state deleted but a purge. */
export function deleted(memoryId: string): MgpError {
  return new MgpError("MGP_CONFLICT_UNRESOLVED", "The memory was deleted, and a deleted memory can only be purged.", {
    details: { memory_id: memoryId },
  });
}

/** A retry cannot find out any more what its first attempt did; doing it again might do it twice. */
export function outcomeForgotten(memoryId: string): MgpError {
  return new MgpError(
    "MGP_CONFLICT_UNRESOLVED",
    "It can no longer be told whether the first request under this idempotency key took effect. Read the memory, then write under a new key.",
    { details: { outcome: "unknown", memory_id: memoryId } },
  );
}
