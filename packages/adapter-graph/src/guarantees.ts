import { MOST_BODY_BYTES } from "@mgp/adapter-kit";
import type { Guarantees } from "@mgp/core";

/** Every write is one `BEGIN IMMEDIATE` transaction, of which SQLite lets one run at a time, over all processes. */
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
