import { type Connection, numberIn } from "@mgp/sqlite";
import { reads } from "./sql.ts";

export interface TenantRow {
  readonly number: number;
  /** How many records it has, and how many tokens they have in all. */
  readonly documents: number;
  readonly tokens: number;
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
        tokens: numberIn(row, "tokens"),
        horizon: numberIn(row, "horizon"),
      };
}
