import { memoryAdapter } from "@mgp/adapter-memory";
import { defineAdapter, type Guarantees, type MemoryAdapter, type MemoryStore, type StoreOperator } from "@mgp/core";

/** What a broken adapter does otherwise than the memory adapter that it stands on. */
export interface Breakage {
  readonly store?: Partial<Omit<MemoryStore, "operator">>;
  readonly operator?: Partial<StoreOperator>;
}

/** Another adapter, on a memory store: its methods are replaced by those of the breakage. */
export function brokenAdapter(
  breakage: (inner: MemoryStore, now: () => number) => Breakage,
  guarantees: Partial<Guarantees> = {},
): MemoryAdapter<Readonly<Record<string, never>>> {
  return defineAdapter({
    name: "broken",
    settings: [],
    optionsFrom: () => ({}),
    open: async (options, context, call) => {
      const open = await memoryAdapter.open(options, context, call);
      const { store, operator } = breakage(open.store, context.now);
      return {
        ...open,
        guarantees: { ...open.guarantees, ...guarantees },
        store: { ...methodsOf(open.store), ...store, operator: { ...operatorOf(open.store), ...operator } },
      };
    },
  });
}

/** The methods of a store as plain functions, because its class keeps its fields private. */
export function methodsOf(inner: MemoryStore): Omit<MemoryStore, "operator"> {
  return {
    get: async (...args) => await inner.get(...args),
    insert: async (...args) => await inner.insert(...args),
    insertMany: async (...args) => await inner.insertMany(...args),
    replace: async (...args) => await inner.replace(...args),
    remove: async (...args) => await inner.remove(...args),
    search: async (...args) => await inner.search(...args),
    list: async (...args) => await inner.list(...args),
    changes: async (...args) => await inner.changes(...args),
    health: async (...args) => await inner.health(...args),
    close: async () => await inner.close(),
  };
}

export function operatorOf({ operator }: Pick<MemoryStore, "operator">): StoreOperator {
  return {
    heldElsewhere: async (...args) => await operator.heldElsewhere(...args),
    lastWrite: async (...args) => await operator.lastWrite(...args),
    tenants: async (...args) => await operator.tenants(...args),
    count: async (...args) => await operator.count(...args),
    analyserVersion: async (...args) => await operator.analyserVersion(...args),
    maintain: async (...args) => await operator.maintain(...args),
  };
}
