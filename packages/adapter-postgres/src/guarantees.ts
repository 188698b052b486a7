import type { Guarantees } from "@mgp/core";

/** PostgreSQL keeps writers of all gateways apart, and `synchronous_commit` is on for every connection. */
export const guarantees: Guarantees = {
  insertById: "backend",
  insertByKey: "backend",
  replace: "backend",
  changes: "commit-order",
  readAfterWrite: { get: true, search: true },
  filters: "all",
  durable: true,
  replicas: true,
  limits: { bodyBytes: 16_777_216, searchDepth: Number.MAX_SAFE_INTEGER },
};
