import type { GovernedOperation } from "./operation.ts";

/** `POST /mgp/get`: one memory, as the caller may see it. */
export const get: GovernedOperation<"get"> = {
  target: ({ payload }) => payload.memory_id,
  async run(session, { payload }) {
    const view = await session.reader.get(payload.memory_id);
    return { data: view, decision: session.entry.decided };
  },
};
