import { MgpError } from "@mgp/core";
import type { ImportPayload, ImportResult, MemoryMergeHint, MemoryObject } from "@mgp/core";
import { undecided } from "../audit/audit-entry.ts";
import type { GovernedSession } from "../store/governed-store.ts";
import { newIdentity } from "../store/memory-writer.ts";
import type { WriteIdentity } from "../store/memory-writer.ts";
import { referenceView } from "../views/reference-view.ts";
import { purgedBefore } from "../writing/conflicts.ts";
import { prepareImport } from "../writing/incoming.ts";
import type { IncomingWrite } from "../writing/incoming.ts";
import { later } from "./later.ts";
import type { GovernedOperation, OperationServices } from "./operation.ts";
import { progressOf, writeMany } from "./write-many.ts";

/** A memory of an import, with the hint that it shares with the others. */
interface ImportItem {
  readonly memory: MemoryObject;
  readonly merge_hint?: MemoryMergeHint;
}

/** `POST /mgp/import`: writes memories in order and stops at the first that fails; earlier ones stay. */
export const importMemories: GovernedOperation<"import"> = {
  target: () => "__import__",
  async run(session, request, services) {
    if (request.payload.execution_mode === "async") return await later(session, "import", request, services);
    const data = await importOnce(session, request.payload, services);
    return { data, decision: undecided("allow", "import_completed"), resultCount: data.written_count };
  },
};

/**
 * Imports; an idempotency key in the hint covers the whole request.
 *
 * @param identity lets a task that is run again find what its earlier run has written already; with an idempotency
 *   key, that key's record does so
 */
export async function importOnce(
  session: GovernedSession,
  payload: ImportPayload,
  services: OperationServices,
  identity?: WriteIdentity,
): Promise<ImportResult> {
  const key = payload.merge_hint?.idempotency_key;
  if (key === undefined) return await importAll(session, payload, services, identity);
  return await services.idempotency.once(session, key, payload, {
    attempt: async (attempt) => await importAll(session, payload, services, attempt),
    endOf: (result) => ({ memoryIds: result.memory_ids }),
    replay: async ({ memoryIds }) => ({ memory_ids: [...memoryIds], written_count: memoryIds.length }),
  });
}

/** @param identity lets a repeated import find what its earlier attempt has written already */
async function importAll(
  session: GovernedSession,
  payload: ImportPayload,
  services: OperationServices,
  identity?: WriteIdentity,
): Promise<ImportResult> {
  const { merge_hint: hint, memories } = payload;
  // What an earlier attempt has written may have been purged since.
  if (payload.on_purged === "refuse" && identity?.retried !== true) await refusePurged(session, memories);
  const items = memories.map((memory): ImportItem => (hint === undefined ? { memory } : { memory, merge_hint: hint }));
  const prepare = ({ memory }: ImportItem): IncomingWrite =>
    prepareImport(memory, payload, session.scope.context, services.now());
  const identityOf = (index: number): WriteIdentity =>
    identity === undefined ? newIdentity() : { ...identity, writeId: `${identity.writeId}.${index}` };
  const results = await writeMany(session, items, {
    stopAtFirstFailure: true,
    // The answer of an import names ids only.
    shorten: (written) => ({ ...written, view: referenceView(written.view) }),
    identityOf,
    prepare,
    writeItem: async (itemSession, item, index) => await itemSession.writer.put(prepare(item), identityOf(index)),
  });
  const failure = results.at(-1);
  if (MgpError.isInstance(failure)) {
    throw new MgpError(failure.code, failure.message, { details: { ...failure.details, ...progressOf(results) } });
  }
  const memoryIds = progressOf(results).memory_ids;
  return { memory_ids: memoryIds, written_count: memoryIds.length };
}

async function refusePurged(session: GovernedSession, memories: readonly MemoryObject[]): Promise<void> {
  const purged = await session.reader.purgedOf(memories.map(({ memory_id: memoryId }) => memoryId));
  if (purged.length > 0) throw purgedBefore(purged);
}
