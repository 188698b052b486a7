import type { Filter, NewestPlace } from "@mgp/core";
import { bodyWithin, IS_RECORD, recordOf } from "./columns.ts";
import { rowsText } from "./filter-parts.ts";
import { filterText } from "./filter-text.ts";
import type { Names } from "./names.ts";
import { type Query, Values } from "./statement.ts";

/** Up to so many records are looked up by their keys, and then sorted. */
const SORTED = 5_000;

/** What a list goes by, and the record that it goes on behind. */
export type ListStart =
  | { readonly order: "id"; readonly after: string | undefined }
  | { readonly order: "newest"; readonly after: NewestPlace | undefined };

export type ListRange = ListStart & { readonly limit: number; readonly bytes?: number | undefined };

/** Records behind a place, in the order that the range says. */
export function listOf(names: Names, tenant: string, filter: Filter, range: ListRange): Query {
  const values = new Values(tenant);
  const order = range.order === "id" ? "m.memory_id" : "m.age, m.memory_id";
  const scan = { order, behind: behindText(range, values), limit: values.add(range.limit) };
  const { held, rows } = asksForKeys(filter)
    ? probedText(names, filter, scan, values)
    : { held: "", rows: walkedText(names, filter, scan, values) };
  const bytes = range.bytes === undefined ? undefined : values.add(range.bytes);
  const text = `${held}SELECT ${recordOf("m", bodyWithin(bytes, "m", order))} FROM (${rows}) m
    ORDER BY ${order} LIMIT ${scan.limit}`;
  return { statement: { text, reach: "tenant", effect: "read" }, values: values.list };
}

export function countOf(names: Names, tenant: string, filter: Filter): Query {
  const values = new Values(tenant);
  const text = `SELECT count(*)::float8 AS count FROM ${names.memory} m WHERE m.tenant = $1${filterText(filter, values)}`;
  return { statement: { text, reach: "tenant", effect: "read" }, values: values.list };
}

/** How the rows `m` of a list are read. */
interface Scan {
  readonly order: string;
  readonly behind: string;
  readonly limit: string;
}

/** In their order, past those that do not pass the filter. */
function walkedText(names: Names, filter: Filter, scan: Scan, values: Values, unless = ""): string {
  const { order, behind, limit } = scan;
  return rowsText(
    filter,
    values,
    (condition) => `SELECT m.* FROM ${names.memory} m WHERE m.tenant = $1${condition}${behind}${unless}
      ORDER BY ${order} LIMIT ${limit}`,
  );
}

/**
 * PostgreSQL takes keys for independent: of two that no record has together it expects many records, and would walk over
 * the whole tenant for them. So those that have all the keys are looked up first, in a query that is planned as if all of
 * them were read, and the walk is for where they are too many to be sorted.
 *
 * @returns what stands before the statement, and its rows
 */
function probedText(
  names: Names,
  filter: Filter,
  scan: Scan,
  values: Values,
): { readonly held: string; readonly rows: string } {
  const { order, behind, limit } = scan;
  const held = `WITH held AS MATERIALIZED (
      SELECT m.memory_id, m.age FROM ${names.memory} m WHERE m.tenant = $1${filterText(filter, values)}${behind}),
    few AS MATERIALIZED (SELECT h.* FROM held h LIMIT ${values.add(SORTED + 1)})
  `;
  const count = "(SELECT count(*) FROM few)";
  const most = values.add(SORTED);
  const found = `(SELECT m.* FROM ${names.memory} m WHERE m.tenant = $1 AND ${IS_RECORD} AND ${count} <= ${most}
      AND m.memory_id = ANY (ARRAY(SELECT m.memory_id FROM few m ORDER BY ${order} LIMIT ${limit})))`;
  const walked = walkedText(names, filter, scan, values, ` AND ${count} > ${most}`);
  return { held, rows: `${found} UNION ALL ${walked}` };
}

function asksForKeys({ labels = [], personKey }: Filter): boolean {
  return labels.length + (personKey === undefined ? 0 : 1) > 1;
}

function behindText(start: ListStart, values: Values): string {
  if (start.after === undefined) return "";
  if (start.order === "id") return ` AND m.memory_id > ${values.add(start.after)}`;
  const { updatedAt, memoryId } = start.after;
  return ` AND (m.age, m.memory_id) > (${values.add(-updatedAt)}::float8, ${values.add(memoryId)}::text)`;
}
