import { type Call, type MemoryAdapter, StoreError } from "@mgp/core";
import { brokenAdapter, methodsOf } from "./delegate.ts";

type Broken = Readonly<Record<string, MemoryAdapter<Readonly<Record<string, never>>>>>;

const patient = (call: Call): Call => ({ ...call, signal: new AbortController().signal });

/** Adapters that misbehave as such: errors, budgets, cursors, closing, claims. */
export const brokenConduct: Broken = {
  "ignores that a call was cancelled": brokenAdapter((inner) => ({
    store: {
      insert: async ({ tenant, draft, searchable, unless }, call) =>
        await inner.insert({ tenant, draft, searchable, unless }, patient(call)),
    },
  })),
  "measures deadlines by a clock of its own": brokenAdapter((inner) => ({
    store: {
      get: async ({ tenant, memoryIds: ids }, call) => {
        if (Date.now() > call.deadline) throw new StoreError("deadline", "too late");
        return await inner.get({ tenant, memoryIds: ids }, call);
      },
    },
  })),
  "passes the driver's error on": brokenAdapter((inner) => ({
    store: {
      list: async (...args) => {
        try {
          return await inner.list(...args);
        } catch (error) {
          throw new Error("SQLITE_ERROR: no such column", { cause: error });
        }
      },
    },
  })),
  "tells the tenant in an error": brokenAdapter((inner) => ({
    store: {
      get: async ({ tenant, memoryIds: ids }, call) => {
        if (call.signal.aborted) throw new StoreError("cancelled", `select from memories where tenant = '${tenant}'`);
        return await inner.get({ tenant, memoryIds: ids }, call);
      },
    },
  })),
  "takes any cursor for the first page": brokenAdapter((inner) => ({
    store: {
      list: async ({ tenant, filter, page }, call) => {
        try {
          return await inner.list({ tenant, filter, page }, call);
        } catch (error) {
          if (!StoreError.isInstance(error) || error.code !== "cursor_invalid") throw error;
          return await inner.list({ tenant, filter, page: { limit: page.limit } }, call);
        }
      },
    },
  })),
  "holds one id for all tenants": brokenAdapter((inner) => {
    const owners = new Map<string, string>();
    return {
      store: {
        get: async ({ tenant, memoryIds: ids }, call) => {
          const own = await inner.get({ tenant, memoryIds: ids }, call);
          return await Promise.all(
            own.map(async (record, place) => {
              const id = ids[place] ?? "";
              return record ?? (await inner.get({ tenant: owners.get(id) ?? tenant, memoryIds: [id] }, call))[0];
            }),
          );
        },
        insert: async (request, call) => {
          owners.set(request.draft.memoryId, request.tenant);
          return await inner.insert(request, call);
        },
      },
    };
  }),
  "answers wrongly who else holds an id": brokenAdapter((inner) => ({
    operator: {
      heldElsewhere: async ({ tenant, memoryId: id }, call) =>
        (await inner.operator.heldElsewhere({ tenant, memoryId: id }, call)) ||
        (await inner.get({ tenant, memoryIds: [id] }, call))[0] !== undefined,
    },
  })),
  "works on after close": brokenAdapter(() => ({ store: { close: async () => await Promise.resolve() } })),
  "does not wait for calls when it closes": brokenAdapter((inner) => {
    const { insert } = methodsOf(inner);
    return {
      store: {
        insert: async (...args) => {
          const result = await insert(...args);
          for (let turns = 0; turns < 5; turns++) await new Promise((resolve) => setImmediate(resolve));
          return result;
        },
      },
    };
  }),
  "fails at the second close": brokenAdapter((inner) => {
    let isOpen = true;
    return {
      store: {
        close: async () => {
          if (!isOpen) throw new StoreError("unavailable", "closed already");
          isOpen = false;
          await inner.close();
        },
      },
    };
  }),
  "forgets every tombstone at upkeep": brokenAdapter((inner) => ({
    operator: {
      maintain: async ({ budgetMs: budget }, call) =>
        await inner.operator.maintain({ budgetMs: budget, tombstonesBefore: Number.MAX_SAFE_INTEGER }, call),
    },
  })),
  "keeps every tombstone for ever": brokenAdapter((inner) => ({
    operator: {
      maintain: async ({ budgetMs: budget }, call) =>
        await inner.operator.maintain({ budgetMs: budget, tombstonesBefore: 0 }, call),
    },
  })),
  "claims to be durable": brokenAdapter(() => ({}), { durable: true }),
  "claims to have no feed, but has one": brokenAdapter(() => ({}), { changes: "none" }),
  "claims replicas with locks in the process": brokenAdapter(() => ({}), { replicas: true, replace: "caller" }),
  "has a limit other than it says": brokenAdapter(() => ({}), {
    limits: { bodyBytes: 1_000_000, searchDepth: Number.MAX_SAFE_INTEGER },
  }),
};
