/**
 * The lifecycle state of a stored memory, shown as `backend_ref.mgp_state`. A purged memory has no state: it is gone.
 *
 * @see Memory Governance Protocol, lifecycle
 */
export type MemoryState = "active" | "expired" | "revoked" | "deleted";

/** The three calls that change a state and keep the record. */
export type LifecycleAction = "expire" | "revoke" | "delete";

/** The state that each call leads to. */
export const stateAfter: Readonly<Record<LifecycleAction, MemoryState>> = {
  expire: "expired",
  revoke: "revoked",
  delete: "deleted",
};

/** What a lifecycle call on a record in this state does. */
export type Transition = "move" | "repeat" | "refuse";

/**
 * The state table: active, expired and revoked go to one another and to deleted; nothing leaves deleted (a purge
 * removes the record, which is not a state). A call that already took effect is a repeat and changes nothing.
 */
export function transition(from: MemoryState, action: LifecycleAction): Transition {
  if (from === stateAfter[action]) return "repeat";
  return from === "deleted" ? "refuse" : "move";
}
