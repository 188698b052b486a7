import type { GovernedOperation } from "./operation.ts";

/** `POST /mgp/update`: changes fields of a memory. */
export const update: GovernedOperation<"update"> = {
  target: ({ payload }) => payload.memory_id,
  async run(session, { payload }) {
    const view = await session.writer.patch(payload.memory_id, payload.patch);
    return { data: view, decision: session.entry.decided };
  },
};
