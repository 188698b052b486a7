import { MgpError, memoryStates, parseInstant } from "@mgp/core";
import type { JsonValue, MemoryObject, MemoryRecord, MemoryState, RequestedAction } from "@mgp/core";

/** The state of a record, since when, and why in the words of who put it there. Active ones have no time and no reason. */
export type Lifecycle = Pick<MemoryRecord, "state" | "stateChangedAt" | "stateReason">;

/** What a memory is that arrives without a state. */
export const active: Lifecycle = { state: "active" };

export function lifecycleOf({ state, stateChangedAt, stateReason }: MemoryRecord): Lifecycle {
  return {
    state,
    ...(stateChangedAt === undefined ? {} : { stateChangedAt }),
    ...(stateReason === undefined ? {} : { stateReason }),
  };
}

/** The action that leads to a state, which who brings a memory in that state has to have. */
export const actionOf: Readonly<Record<MemoryState, RequestedAction | undefined>> = {
  active: undefined,
  expired: "expire",
  revoked: "revoke",
  deleted: "delete",
};

/**
 * The lifecycle that an exported memory arrives with, as its `backend_ref` shows it; `undefined` where it shows no
 * state.
 *
 * @param now epoch milliseconds; stands in for a time that is absent
 * @throws MgpError `MGP_INVALID_OBJECT` that names the field
 */
export function arrivingLifecycle({ backend_ref: reference = {} }: MemoryObject, now: number): Lifecycle | undefined {
  const { mgp_state: state, mgp_state_changed_at: changedAt, mgp_state_reason: reason } = reference;
  if (state === undefined) return undefined;
  if (!isState(state)) throw unreadable("mgp_state", `one of ${memoryStates.join(", ")}`);
  const stateChangedAt = changedAt === undefined ? now : instantOf(changedAt);
  if (stateChangedAt === undefined) throw unreadable("mgp_state_changed_at", "a time as in 2026-01-02T03:04:05Z");
  if (reason !== undefined && typeof reason !== "string") throw unreadable("mgp_state_reason", "a text");
  if (state === "active") return active;
  return { state, stateChangedAt, ...(reason === undefined ? {} : { stateReason: reason }) };
}

function isState(value: JsonValue): value is MemoryState {
  return memoryStates.some((state) => state === value);
}

function instantOf(value: JsonValue): number | undefined {
  return typeof value === "string" ? parseInstant(value) : undefined;
}

function unreadable(key: string, wanted: string): MgpError {
  return new MgpError("MGP_INVALID_OBJECT", `backend_ref.${key} has to be ${wanted}, or be left out.`, {
    details: { field: `memory.backend_ref.${key}` },
  });
}
