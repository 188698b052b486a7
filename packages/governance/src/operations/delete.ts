import { parseInstant } from "@mgp/core";
import type { GovernedOperation } from "./operation.ts";

/** `POST /mgp/delete`: leaves a tombstone that shows metadata only; nothing but a purge leads out of it. */
export const softDelete: GovernedOperation<"delete"> = {
  target: ({ payload }) => payload.memory_id,
  async run(session, { payload }) {
    const at = payload.deleted_at === undefined ? undefined : parseInstant(payload.deleted_at);
    await session.writer.move(payload.memory_id, "delete", at, payload.reason);
    return {
      data: { memory_id: payload.memory_id, state: "deleted" },
      decision: session.entry.decided,
    };
  },
};
