import { parseInstant } from "@mgp/core";
import type { GovernedOperation } from "./operation.ts";

/** `POST /mgp/expire`: takes a memory out of use; it can still be read by id. */
export const expire: GovernedOperation<"expire"> = {
  target: ({ payload }) => payload.memory_id,
  async run(session, { payload }) {
    const at = payload.expired_at === undefined ? undefined : parseInstant(payload.expired_at);
    await session.writer.move(payload.memory_id, "expire", at, payload.reason);
    return {
      data: { memory_id: payload.memory_id, state: "expired" },
      decision: session.entry.decided,
    };
  },
};
