import { parseInstant } from "@mgp/core";
import type { GovernedOperation } from "./operation.ts";

/** `POST /mgp/revoke`: withdraws a memory; it can still be read by id. */
export const revoke: GovernedOperation<"revoke"> = {
  target: ({ payload }) => payload.memory_id,
  async run(session, { payload }) {
    const at = payload.revoked_at === undefined ? undefined : parseInstant(payload.revoked_at);
    await session.writer.move(payload.memory_id, "revoke", at, payload.reason);
    return {
      data: { memory_id: payload.memory_id, state: "revoked" },
      decision: session.entry.decided,
    };
  },
};
