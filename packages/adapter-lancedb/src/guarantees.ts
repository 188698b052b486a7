import { MOST_BODY_BYTES } from "@mgp/adapter-kit";
import type { Guarantees } from "@mgp/core";
import { SEARCH_DEPTH } from "./search-bounds.ts";

/**
 * A row is found by one key, and a commit replaces it only at the revision that was read: that holds over all
 * processes. LanceDB has no condition over other rows, so match keys keep apart the writers of one process only.
 */
export const guarantees: Guarantees = {
  insertById: "backend",
  insertByKey: "caller",
  replace: "backend",
  changes: "commit-order",
  readAfterWrite: { get: true, search: true },
  filters: "all",
  searchPages: "steady",
  durable: true,
  replicas: true,
  limits: { bodyBytes: MOST_BODY_BYTES, searchDepth: SEARCH_DEPTH },
};
