import {
  insertOneByOne,
  type MemoryAdapter,
  type MemoryRecord,
  type MemoryStore,
  type RecordDraft,
  StoreError,
} from "@mgp/core";
import { brokenAdapter } from "./delegate.ts";

type Broken = Readonly<Record<string, MemoryAdapter<Readonly<Record<string, never>>>>>;

const turn = async (): Promise<void> => await new Promise((resolve) => setImmediate(resolve));

/** Changes every draft on its way in. */
function changingDrafts(change: (draft: RecordDraft) => RecordDraft): MemoryAdapter<Readonly<Record<string, never>>> {
  return brokenAdapter((inner) => {
    const insert: MemoryStore["insert"] = async ({ draft, ...rest }, call) =>
      await inner.insert({ ...rest, draft: change(draft) }, call);
    return {
      store: {
        insert,
        insertMany: async (...args) => await insertOneByOne({ insert }, ...args),
        replace: async ({ draft, ...rest }, call) => await inner.replace({ ...rest, draft: change(draft) }, call),
      },
    };
  });
}

/** A database's idea of equal ids. */
function foldingIds(fold: (id: string) => string): MemoryAdapter<Readonly<Record<string, never>>> {
  return brokenAdapter((inner) => ({
    store: {
      get: async ({ tenant, memoryIds: ids }, call) => await inner.get({ tenant, memoryIds: ids.map(fold) }, call),
      insert: async ({ draft, ...rest }, call) =>
        await inner.insert({ ...rest, draft: { ...draft, memoryId: fold(draft.memoryId) } }, call),
      replace: async ({ draft, ...rest }, call) =>
        await inner.replace({ ...rest, draft: { ...draft, memoryId: fold(draft.memoryId) } }, call),
      remove: async ({ memoryId, ...rest }, call) => await inner.remove({ ...rest, memoryId: fold(memoryId) }, call),
    },
  }));
}

/** Adapters that lose, change or mix up what is written. */
export const brokenWrites: Broken = {
  "loses the thread of a memory": changingDrafts(({ thread: _thread, place: _place, ...draft }) => draft),
  "keeps labels that were taken away": brokenAdapter((inner) => ({
    store: {
      replace: async ({ draft, ...rest }, call) => {
        const [stored] = await inner.get({ tenant: rest.tenant, memoryIds: [draft.memoryId] }, call);
        const labelKeys = [...new Set([...(stored?.labelKeys ?? []), ...draft.labelKeys])];
        return await inner.replace({ ...rest, draft: { ...draft, labelKeys } }, call);
      },
    },
  })),
  "loses the reason of a state": changingDrafts(withoutReason),
  "keeps whole seconds of an expiry": changingDrafts((draft) =>
    draft.expiresAt === undefined ? draft : { ...draft, expiresAt: Math.floor(draft.expiresAt / 1_000) * 1_000 },
  ),
  "writes the body again as JSON": changingDrafts((draft) => {
    const body: unknown = JSON.parse(draft.body);
    return { ...draft, body: JSON.stringify(body) };
  }),
  "drops NUL from the body": changingDrafts((draft) => ({
    ...draft,
    body: draft.body.replaceAll(String.raw`\u0000`, ""),
  })),
  "compares ids without case": foldingIds((id) => id.toLowerCase()),
  "normalises ids": foldingIds((id) => id.normalize("NFC")),
  "cuts long ids": foldingIds((id) => id.slice(0, 255)),
  "merges fields instead of replacing them": brokenAdapter((inner) => ({
    store: {
      replace: async ({ tenant, draft, searchable, expectedRevision: expected }, call) => {
        const [old] = await inner.get({ tenant, memoryIds: [draft.memoryId] }, call);
        const merged = old === undefined ? draft : { ...withoutRevision(old), ...draft };
        return await inner.replace({ tenant, draft: merged, searchable, expectedRevision: expected }, call);
      },
    },
  })),
  "checks the key before it inserts": brokenAdapter((inner) => ({
    store: {
      insert: async ({ tenant, draft, searchable, unless }, call) => {
        const { items } = await inner.list({ tenant, filter: { states: ["active"] }, page: { limit: 10_000 } }, call);
        const [held] = await inner.get({ tenant, memoryIds: [draft.memoryId] }, call);
        if (held !== undefined) return { kind: "exists", by: "id", record: held };
        const preferred = items.find((record) => record.memoryId === unless?.memoryId);
        if (preferred !== undefined) return { kind: "exists", by: "preferred", record: preferred };
        const hit = items.find((record) => unless?.keys.some((key) => record.matchKeys.includes(key)) === true);
        if (hit !== undefined) return { kind: "exists", by: "key", record: hit };
        await turn();
        return await inner.insert({ tenant, draft, searchable }, call);
      },
    },
  })),
  "locks the first key only": brokenAdapter((inner) => ({
    store: {
      insert: async ({ tenant, draft, searchable, unless }, call) => {
        const keys = unless?.keys.slice(0, 1) ?? [];
        return await inner.insert(
          { tenant, draft, searchable, unless: unless === undefined ? undefined : { ...unless, keys } },
          call,
        );
      },
    },
  })),
  "has a unique index on keys": brokenAdapter((inner) => ({
    store: {
      insert: async ({ tenant, draft, searchable, unless }, call) =>
        await inner.insert({ tenant, draft, searchable, unless: unless ?? { keys: draft.matchKeys } }, call),
    },
  })),
  "reads before it replaces": brokenAdapter((inner) => ({
    store: {
      replace: async ({ tenant, draft, searchable, expectedRevision: expected }, call) => {
        const [old] = await inner.get({ tenant, memoryIds: [draft.memoryId] }, call);
        if (old === undefined) return { kind: "absent" };
        if (old.revision !== expected) return { kind: "stale", record: old };
        await turn();
        const [now] = await inner.get({ tenant, memoryIds: [draft.memoryId] }, call);
        return await inner.replace({ tenant, draft, searchable, expectedRevision: now?.revision ?? expected }, call);
      },
    },
  })),
  "goes on behind the first existing item": brokenAdapter((inner) => ({
    store: {
      insertMany: async ({ tenant, items }, call) =>
        await inner.insertMany({ tenant, items, stopAtFirstExisting: false }, call),
    },
  })),
  "answers a batch with the records in its way": brokenAdapter((inner) => ({
    store: {
      insertMany: async ({ tenant, items, ...options }, call) => {
        const results = await inner.insertMany({ tenant, items, ...options }, call);
        return await Promise.all(
          results.map(async (result) => {
            if (result instanceof StoreError || result.kind === "inserted") return result;
            const [record] = await inner.get({ tenant, memoryIds: [result.memoryId] }, call);
            return { ...result, record };
          }),
        );
      },
    },
  })),
  "fails a batch as a whole": brokenAdapter((inner) => ({
    store: {
      insertMany: async ({ tenant, items, ...options }, call) => {
        const results = await inner.insertMany({ tenant, items, ...options }, call);
        const error = results.find((result) => result instanceof StoreError);
        if (error instanceof StoreError) throw error;
        return results;
      },
    },
  })),
  "begins revisions again after a purge": brokenAdapter((inner) => {
    const shifts = new Map<string, number>();
    const shifted = (tenant: string, record: MemoryRecord): MemoryRecord => ({
      ...record,
      revision: record.revision - (shifts.get(keyOf(tenant, record.memoryId)) ?? 0),
    });
    return {
      store: {
        get: async ({ tenant, memoryIds: ids }, call) =>
          (await inner.get({ tenant, memoryIds: ids }, call)).map((record) =>
            record === undefined ? record : shifted(tenant, record),
          ),
        insert: async (request, call) => {
          const { tenant } = request;
          const result = await inner.insert(request, call);
          if (result.kind === "inserted") shifts.set(keyOf(tenant, result.record.memoryId), result.record.revision - 1);
          return { ...result, record: shifted(tenant, result.record) };
        },
        replace: async ({ tenant, draft, searchable, expectedRevision: expected }, call) => {
          const shift = shifts.get(keyOf(tenant, draft.memoryId)) ?? 0;
          const result = await inner.replace({ tenant, draft, searchable, expectedRevision: expected + shift }, call);
          return result.kind === "absent" ? result : { ...result, record: shifted(tenant, result.record) };
        },
        remove: async ({ expectedRevision, ...rest }, call) => {
          const shift = shifts.get(keyOf(rest.tenant, rest.memoryId)) ?? 0;
          return await inner.remove({ ...rest, expectedRevision: expectedRevision + shift }, call);
        },
      },
    };
  }),
  "forgets the write of a purge": brokenAdapter((inner) => ({
    operator: {
      lastWrite: async (...args) => {
        const trace = await inner.operator.lastWrite(...args);
        return trace?.purged === true ? { ...trace, writeIds: [] } : trace;
      },
    },
  })),
};

function withoutReason(draft: RecordDraft): RecordDraft {
  const { stateReason: _, ...rest } = draft;
  return rest;
}

function withoutRevision(record: MemoryRecord): RecordDraft {
  const { revision: _, ...draft } = record;
  return draft;
}

function keyOf(tenant: string, id: string): string {
  return JSON.stringify([tenant, id]);
}
