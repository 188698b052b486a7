import type { Names } from "./names.ts";

/** The columns that a write gives, in their order, with the types in which an item's JSON is read. */
const written: Readonly<Record<string, string>> = {
  state: "text",
  state_changed_at: "float8",
  state_reason: "text",
  subject_kind: "text",
  subject_id: "text",
  scope: "text",
  type: "text",
  sensitivity: "text",
  hidden: "boolean",
  created_at: "float8",
  updated_at: "float8",
  expires_at: "float8",
  valid_from: "float8",
  valid_to: "float8",
  key1: "text",
  key2: "text",
  key3: "text",
  person_keys: "text[]",
  label_keys: "text[]",
  thread: "text",
  place: "float8",
  write_ids: "text[]",
  analyser: "integer",
  open_length: "integer",
  full_length: "integer",
  tokens: "tsvector",
  body: "text",
};

/**
 * Is `m` a record, and no tombstone? Said in this way where the id is known: `state <> 'purged'` would let PostgreSQL take
 * the index over subjects, which ends with the id too, and walk over the whole tenant in it.
 */
export const IS_RECORD = "m.body IS NOT NULL";

/** What a replace without a searchable leaves as it is. */
export function searchedColumns({ vectors }: Names): readonly string[] {
  return ["analyser", "open_length", "full_length", "tokens", ...(vectors === undefined ? [] : [vectors.column])];
}

export function writtenColumns({ vectors }: Names): readonly string[] {
  return [...Object.keys(written), ...(vectors === undefined ? [] : [vectors.column])];
}

/** How a JSON array of items is read as rows: `json_to_recordset(…) AS i (…)`. */
export function itemRow({ vectors }: Names): string {
  const columns = { seq: "bigint", memory_id: "text", ...written };
  const all = [...Object.entries(columns), ...(vectors === undefined ? [] : [[vectors.column, vectors.type] as const])];
  return all.map(([name, type]) => `${name} ${type}`).join(", ");
}

/** What a search never returns: they are only looked into. */
const onlySearched: ReadonlySet<string> = new Set(["analyser", "open_length", "full_length", "tokens"]);
const returned = Object.keys(written).filter((name) => !onlySearched.has(name));

/**
 * What `toRecord` reads, of a row that `source` names: `m`, or `(u.held)`. Revisions as float8, which the driver makes numbers.
 *
 * @param body what stands for the body
 */
export function recordOf(source: string, body = `${source}.body`): string {
  const columns = returned.map((name) => (name === "body" ? body : `${source}.${name}`));
  return [`${source}.memory_id`, `${source}.revision::float8 AS revision`, ...columns].join(", ");
}

/**
 * The body of a row that `source` names, among rows in an order: null where a page of so many bytes has no room for it,
 * so that it is neither read nor sent. The first row's always comes. Sizes are known without reading a body.
 *
 * @param bytes a placeholder; absent: every body comes
 */
export function bodyWithin(bytes: string | undefined, source: string, order: string): string {
  if (bytes === undefined) return `${source}.body`;
  const rows = `OVER (ORDER BY ${order} ROWS UNBOUNDED PRECEDING)`;
  return `CASE WHEN sum(octet_length(${source}.body)) ${rows} <= ${bytes}::bigint OR row_number() ${rows} = 1
    THEN ${source}.body END AS body`;
}
