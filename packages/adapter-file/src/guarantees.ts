import { MOST_BODY_BYTES } from "@mgp/adapter-kit";
import type { Guarantees } from "@mgp/core";

/** One process holds the folder, and one writer in it decides one write after another. */
export const guarantees: Guarantees = {
  insertById: "backend",
  insertByKey: "backend",
  replace: "backend",
  changes: "commit-order",
  readAfterWrite: { get: true, search: true },
  filters: "all",
  searchPages: "steady",
  durable: true,
  replicas: false,
  limits: { bodyBytes: MOST_BODY_BYTES, searchDepth: Number.MAX_SAFE_INTEGER },
};
