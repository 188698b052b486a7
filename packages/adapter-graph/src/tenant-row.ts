import type { ContentLengths } from "@mgp/core";
import { type Connection, numberIn } from "@mgp/sqlite";
import { reads } from "./sql.ts";

export interface TenantRow {
  readonly number: number;
  /** How many records it has, and how long they are in all. */
  readonly documents: number;
  readonly lengths: ContentLengths;
  /** Change cursors from before this position may have missed a purge. */
  readonly horizon: number;
}

/** @returns `undefined` where the tenant holds neither a record nor a tombstone */
export function tenantRow(database: Connection, name: string): TenantRow | undefined {
  const row = database.get(reads.tenant, [name]);
  return row === undefined
    ? undefined
    : {
        number: numberIn(row, "number"),
        documents: numberIn(row, "documents"),
        lengths: { open: numberIn(row, "open_tokens"), full: numberIn(row, "full_tokens") },
        horizon: numberIn(row, "horizon"),
      };
}
