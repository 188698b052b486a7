import { formatInstant, MgpError } from "@mgp/core";
import type { JsonObject, MemoryObject, MemoryRecord } from "@mgp/core";
import { conforms } from "@mgp/core/validation";
import type { Lifecycle } from "../writing/lifecycle.ts";

/** A record, read: the memory as it is stored, and as it is shown. */
export interface StoredMemory {
  readonly record: MemoryRecord;
  readonly memory: MemoryObject;
  /** With the server's own keys in `backend_ref`, and `extensions` always there. */
  readonly shown: MemoryObject;
}

/**
 * @param adapterName shown as `backend_ref.adapter`
 * @throws MgpError `MGP_BACKEND_ERROR` when what is stored is no memory (another program wrote past the gateway)
 */
export function readRecord(record: MemoryRecord, adapterName: string): StoredMemory {
  return storedMemory(record, parseBody(record), adapterName);
}

/** A record beside the memory that its text was made of. */
export function storedMemory(record: MemoryRecord, memory: MemoryObject, adapterName: string): StoredMemory {
  const backendRef: JsonObject = {
    ...memory.backend_ref,
    adapter: adapterName,
    ...shownState(record),
    revision: record.revision,
  };
  return { record, memory, shown: { ...memory, backend_ref: backendRef, extensions: memory.extensions ?? {} } };
}

/** As it is shown once its lifetime is over: an active one is expired, without a call that says so. */
export function asExpired(stored: StoredMemory): StoredMemory {
  if (stored.record.state !== "active") return stored;
  const { expiresAt: stateChangedAt } = stored.record;
  const reference: JsonObject = {
    ...stored.shown.backend_ref,
    ...shownState({ state: "expired", ...(stateChangedAt === undefined ? {} : { stateChangedAt }) }),
  };
  return { ...stored, shown: { ...stored.shown, backend_ref: reference } };
}

/** A memory that is active has no time and no reason of a state. */
function shownState({ state, stateChangedAt, stateReason }: Lifecycle): JsonObject {
  if (state === "active") return { mgp_state: state };
  return {
    mgp_state: state,
    ...(stateChangedAt === undefined ? {} : { mgp_state_changed_at: formatInstant(stateChangedAt) }),
    ...(stateReason === undefined ? {} : { mgp_state_reason: stateReason }),
  };
}

function parseBody(record: MemoryRecord): MemoryObject {
  let memory: unknown;
  try {
    memory = JSON.parse(record.body);
  } catch (cause) {
    throw damaged(record, cause);
  }
  if (conforms("memory-object", memory)) return memory;
  throw damaged(record);
}

function damaged(record: MemoryRecord, cause?: unknown): MgpError {
  return new MgpError("MGP_BACKEND_ERROR", "A stored record cannot be read. Ask the operator.", {
    details: { memory_id: record.memoryId },
    ...(cause === undefined ? {} : { cause }),
  });
}
