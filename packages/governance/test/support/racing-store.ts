import { setImmediate } from "node:timers/promises";
import type {
  Call,
  InsertResult,
  Match,
  MemoryRecord,
  MemoryStore,
  RecordDraft,
  ReplaceResult,
  Searchable,
} from "@mgp/core";

/**
 * A store that is atomic only for callers who go one after another: between looking and writing it lets others in,
 * and then writes over whatever they did.
 */
export function racing(store: MemoryStore): MemoryStore {
  const overwrite = async (
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable | undefined,
    call: Call,
  ): Promise<MemoryRecord> => {
    for (;;) {
      const [current] = await store.get({ tenant, memoryIds: [draft.memoryId] }, call);
      if (current === undefined) {
        const inserted = await store.insert(
          { tenant, draft, searchable: searchable ?? { tokens: [], lengths: { open: 0, full: 0 }, text: "" } },
          call,
        );
        if (inserted.kind === "inserted") return inserted.record;
      } else {
        const replaced = await store.replace({ tenant, draft, searchable, expectedRevision: current.revision }, call);
        if (replaced.kind === "replaced") return replaced.record;
      }
    }
  };
  const match = async (tenant: string, unless: Match | undefined, call: Call): Promise<InsertResult | undefined> => {
    if (unless === undefined) return undefined;
    const { items } = await store.list({ tenant, filter: { states: ["active"] }, page: { limit: 1_000 } }, call);
    const preferred = items.find((record) => record.memoryId === unless.memoryId);
    if (preferred !== undefined) return { kind: "exists", by: "preferred", record: preferred };
    const keyed = items.find((record) => record.matchKeys.some((key) => unless.keys.includes(key)));
    return keyed && { kind: "exists", by: "key", record: keyed };
  };
  return {
    get: (...call) => store.get(...call),
    async insert({ tenant, draft, searchable, unless }, call): Promise<InsertResult> {
      const [existing] = await store.get({ tenant, memoryIds: [draft.memoryId] }, call);
      if (existing !== undefined) return { kind: "exists", by: "id", record: existing };
      const hit = await match(tenant, unless, call);
      await setImmediate();
      return hit ?? { kind: "inserted", record: await overwrite(tenant, draft, searchable, call) };
    },
    insertMany: (...call) => store.insertMany(...call),
    async replace({ tenant, draft, searchable, expectedRevision }, call): Promise<ReplaceResult> {
      const [current] = await store.get({ tenant, memoryIds: [draft.memoryId] }, call);
      await setImmediate();
      if (current === undefined) return { kind: "absent" };
      if (current.revision !== expectedRevision) return { kind: "stale", record: current };
      return { kind: "replaced", record: await overwrite(tenant, draft, searchable, call) };
    },
    remove: (...call) => store.remove(...call),
    search: (...call) => store.search(...call),
    list: (...call) => store.list(...call),
    changes: (...call) => store.changes(...call),
    health: (call) => store.health(call),
    close: () => store.close(),
    operator: store.operator,
  };
}
