import type { Guarantees } from "@mgp/core";
import type { MyStoreOptions } from "./options.ts";

/**
 * What the store promises. Governance picks its own locks by it and the kit its cases, so claim what your backend
 * does, not what it should do: a promise that is left out costs speed, a false one loses memories.
 */
export function guaranteesFor({ bodyBytes }: MyStoreOptions): Guarantees {
  return {
    // "backend": one winner among all writers, of whatever process. "caller" if the backend has no such write.
    insertById: "backend",
    insertByKey: "backend",
    replace: "backend",
    // "none" if the backend cannot tell in which order it committed.
    changes: "commit-order",
    // false where a write takes a moment to be seen, as in most search engines.
    readAfterWrite: { get: true, search: true },
    // The fields that the backend filters by itself; core does the rest.
    filters: "all",
    // True once an acknowledged write survives a crash of the process.
    durable: false,
    // True once several gateways may share the backend.
    replicas: false,
    limits: { bodyBytes, searchDepth: Number.MAX_SAFE_INTEGER },
  };
}
