import { stateAfterAction } from "../generated/protocol-lists.ts";

/** The three calls that change a state and keep the record. */
export type LifecycleAction = Exclude<keyof typeof stateAfterAction, "purge">;

/**
 * The lifecycle state of a stored memory, shown as `backend_ref.mgp_state`. A purged memory has no state: it is gone.
 *
 * @see Memory Governance Protocol, lifecycle
 */
export type MemoryState = "active" | (typeof stateAfterAction)[LifecycleAction];

const { purge: _gone, ...keeping } = stateAfterAction;

/** The state that each call leads to. */
export const stateAfter: Readonly<Record<LifecycleAction, MemoryState>> = keeping;

/** Every state. */
export const memoryStates: readonly MemoryState[] = ["active", ...Object.values(stateAfter)];

/** What a lifecycle call on a record in this state does. */
export type Transition = "move" | "repeat" | "refuse";

/**
 * The state table: active, expired and revoked go to one another and to deleted; nothing leaves deleted (a purge
 * removes the record, which is not a state). A call that already took effect is a repeat and changes nothing.
 *
 * @returns `repeat` where the call took effect already, `move` where it changes the state, `refuse` where it may not
 */
export function transition(from: MemoryState, action: LifecycleAction): Transition {
  if (from === stateAfter[action]) return "repeat";
  return from === "deleted" ? "refuse" : "move";
}
