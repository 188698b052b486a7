import type { Filter } from "@mgp/core";
import { bodyWithin, recordOf } from "./columns.ts";
import { filterText } from "./filter-text.ts";
import type { Names } from "./names.ts";
import { type Query, Values } from "./statement.ts";

/** Records behind an id, in ascending order of their ids. */
export function listOf(
  names: Names,
  tenant: string,
  filter: Filter,
  range: { readonly after: string | undefined; readonly limit: number; readonly bytes?: number | undefined },
): Query {
  const values = new Values(tenant);
  const condition = filterText(filter, values);
  const after = range.after === undefined ? "" : ` AND m.memory_id > ${values.add(range.after)}`;
  const listed = `SELECT m.* FROM ${names.memory} m WHERE m.tenant = $1${condition}${after}
    ORDER BY m.memory_id LIMIT ${values.add(range.limit)}`;
  const bytes = range.bytes === undefined ? undefined : values.add(range.bytes);
  const text = `SELECT ${recordOf("m", bodyWithin(bytes, "m", "m.memory_id"))} FROM (${listed}) m ORDER BY m.memory_id`;
  return { statement: { text, reach: "tenant", effect: "read" }, values: values.list };
}

export function countOf(names: Names, tenant: string, filter: Filter): Query {
  const values = new Values(tenant);
  const text = `SELECT count(*)::float8 AS count FROM ${names.memory} m WHERE m.tenant = $1${filterText(filter, values)}`;
  return { statement: { text, reach: "tenant", effect: "read" }, values: values.list };
}
