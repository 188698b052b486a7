import type { MemoryStore } from "@mgp/core";

/** A store that hands every call on, for a test to put something in the place of some. */
export function delegateOf(store: MemoryStore): MemoryStore {
  return {
    get: (...given) => store.get(...given),
    insert: (...given) => store.insert(...given),
    insertMany: (...given) => store.insertMany(...given),
    replace: (...given) => store.replace(...given),
    remove: (...given) => store.remove(...given),
    search: (...given) => store.search(...given),
    list: (...given) => store.list(...given),
    changes: (...given) => store.changes(...given),
    health: (...given) => store.health(...given),
    close: () => store.close(),
    operator: store.operator,
  };
}
