import { MOST_BODY_BYTES } from "@mgp/adapter-kit";
import type { Guarantees } from "@mgp/core";

/** Each method does its work between two turns of the event loop, so nothing ever comes in between. */
export const guarantees: Guarantees = {
  insertById: "backend",
  insertByKey: "backend",
  replace: "backend",
  changes: "commit-order",
  readAfterWrite: { get: true, search: true },
  filters: "all",
  searchPages: "steady",
  durable: false,
  replicas: false,
  limits: { bodyBytes: MOST_BODY_BYTES, searchDepth: Number.MAX_SAFE_INTEGER },
};
