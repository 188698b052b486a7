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

/** An imported memory does not change the state of one that is there. */
export function otherState(memoryId: string): MgpError {
  return new MgpError(
    "MGP_CONFLICT_UNRESOLVED",
    "The memory that is there is in another state than backend_ref.mgp_state says. Change its state by a call of its own first, or leave mgp_state out, which makes it active.",
    { details: { memory_id: memoryId } },
  );
}

/** Ids that a caller wants to be refused were purged. */
export function purgedBefore(memoryIds: readonly string[]): MgpError {
  return new MgpError(
    "MGP_CONFLICT_UNRESOLVED",
    "Some of the memories were purged here, and on_purged says refuse. Nothing was written. Leave them out, or leave on_purged out to store them again.",
    { details: { purged_memory_ids: [...memoryIds] } },
  );
}

/** A retry cannot find out any more what its first attempt did; doing it again might do it twice. */
export function outcomeForgotten(memoryId: string): MgpError {
  return new MgpError(
    "MGP_CONFLICT_UNRESOLVED",
    "It is no longer known whether the first request under this idempotency key took effect. Read the memory, then write under a new key.",
    { details: { outcome: "unknown", memory_id: memoryId } },
  );
}
