import type { StorePart } from "@mgp/core";

/**
 * What a gateway stands on:
 *
 * - `backend`: memories can be read.
 * - `audit_log`: lines can be written, without which nothing is answered.
 * - `backend_writes`, `embedder`, `backend_index`: see core's `StorePart`.
 * - `audit_index`: the log can be queried.
 */
export type HealthPart = "backend" | "audit_log" | "backend_writes" | "embedder" | "backend_index" | "audit_index";

export const healthParts: readonly HealthPart[] = [
  "backend",
  "audit_log",
  "backend_writes",
  "embedder",
  "backend_index",
  "audit_index",
];

/** Without one of these no request can be served. */
export const neededParts: ReadonlySet<HealthPart> = new Set<HealthPart>(["backend", "audit_log"]);

/** A part that does not work now. */
export interface MissingHealthPart {
  readonly part: HealthPart;
  /** For the operator's log, never for an answer. */
  readonly reason: string;
}

/** A store's part as a part of the gateway. */
export const partOfStore: Readonly<Record<StorePart, HealthPart>> = {
  writes: "backend_writes",
  embedder: "embedder",
  index: "backend_index",
};
