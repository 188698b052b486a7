import type { BatchItem, WriteMemoryResult } from "@mgp/core";
import { drawId } from "../identifiers/draw-id.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import type { WrittenMemory } from "../store/memory-writer.ts";
import { prepareWrite } from "../writing/incoming.ts";
import type { GovernedOperation, OperationServices } from "./operation.ts";

/** `POST /mgp/write`: stores one memory, or reconciles it with one that is there. */
export const write: GovernedOperation<"write"> = {
  target: ({ payload }) => payload.memory?.memory_id ?? "__invalid__",
  async run(session, { payload }, services) {
    const written = await writeOne(session, payload, services);
    return {
      data: writeResult(written),
      decision: session.entry.decided,
      lineageRefs: written.derivedFrom,
    };
  },
};

/** One write with all that its hint asks for; items of a batch come here too. */
export async function writeOne(
  session: GovernedSession,
  input: BatchItem,
  services: OperationServices,
): Promise<WrittenMemory> {
  const { context } = session.scope;
  const key = (input.merge_hint ?? input.candidate?.merge_hint)?.idempotency_key;
  if (key === undefined) {
    return await session.writer.put(prepareWrite(input, context, () => drawId("mem"), services.now()));
  }
  return await services.idempotency.once(session, key, input, {
    memoryId: input.memory?.memory_id ?? drawId("mem"),
    attempt: async ({ memoryId, ...identity }) =>
      await session.writer.put(
        prepareWrite(input, context, () => memoryId, services.now()),
        identity,
      ),
    endOf: ({ memoryId, resolution, revision }) => ({ memoryIds: [memoryId], resolution, revision }),
    replay: async ({ memoryIds: [memoryId = ""], resolution = "created", revision = 0 }) => ({
      view: await session.reader.get(memoryId),
      resolution,
      memoryId,
      revision,
      derivedFrom: [],
    }),
  });
}

/** A written memory in the form that the wire has for it. */
export function writeResult({ view, resolution }: WrittenMemory): WriteMemoryResult {
  return { ...view, resolution };
}
