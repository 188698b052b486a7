import { itemRow, writtenColumns } from "./columns.ts";
import type { Names } from "./names.ts";

/**
 * Inserts items where no record is, over a tombstone with the revision after its own, and returns what it inserted as
 * `m`. `source` gives rows `i` of items, in the order of their ids, so that two statements lock them in one order.
 */
export function insertText(names: Names, tenant: string, source: string): string {
  const columns = writtenColumns.join(", ");
  return `INSERT INTO ${names.memory} AS m (tenant, memory_id, revision, changed_xid, changed_seq, ${columns})
    SELECT ${tenant}, i.memory_id, 1, pg_current_xact_id(), i.seq, ${writtenColumns.map((name) => `i.${name}`).join(", ")}
    FROM ${source}
    ON CONFLICT (tenant, memory_id) DO UPDATE SET revision = m.revision + 1, changed_xid = excluded.changed_xid,
      changed_seq = excluded.changed_seq, purged_at = NULL,
      ${writtenColumns.map((name) => `${name} = excluded.${name}`).join(", ")}
    WHERE m.tenant = ${tenant} AND m.state = 'purged'`;
}

/** Rows `i` from a JSON array of items. */
export function itemsOf(json: string, more = ""): string {
  return `json_to_recordset(${json}) AS i (${itemRow}${more})`;
}
