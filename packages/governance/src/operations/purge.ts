import type { GovernedOperation } from "./operation.ts";

/** `POST /mgp/purge`: removes a memory permanently. */
export const purge: GovernedOperation<"purge"> = {
  target: ({ payload }) => payload.memory_id,
  async run(session, { payload }, services) {
    const residue = await session.writer.remove(payload.memory_id);
    // The wire has no place for what a backend keeps in spite of a purge; the operator is told.
    if (residue.length > 0)
      services.log("warn", "purge_left_residue", { request_id: session.scope.requestId, residue });
    return {
      data: {
        memory_id: payload.memory_id,
        state: "purged",
        purged_at: payload.purged_at ?? null,
        reason: payload.reason ?? null,
      },
      decision: session.entry.decided,
    };
  },
};
