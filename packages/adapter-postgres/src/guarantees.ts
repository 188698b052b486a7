import { MOST_BODY_BYTES } from "@mgp/adapter-kit";
import type { Guarantees } from "@mgp/core";

/** PostgreSQL keeps writers of all gateways apart, and `synchronous_commit` is on for every connection. */
export const guarantees: Guarantees = {
  insertById: "backend",
  insertByKey: "backend",
  replace: "backend",
  changes: "commit-order",
  readAfterWrite: { get: true, search: true },
  filters: "all",
  searchPages: "steady",
  durable: true,
  replicas: true,
  limits: { bodyBytes: MOST_BODY_BYTES, searchDepth: Number.MAX_SAFE_INTEGER },
};
