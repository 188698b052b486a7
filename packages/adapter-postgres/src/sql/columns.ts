/** The columns that a write gives, in their order, with the types in which an item's JSON is read. */
const written: Readonly<Record<string, string>> = {
  state: "text",
  state_changed_at: "float8",
  state_reason: "text",
  subject_kind: "text",
  subject_id: "text",
  scope: "text",
  type: "text",
  created_at: "float8",
  updated_at: "float8",
  expires_at: "float8",
  key1: "text",
  key2: "text",
  key3: "text",
  person_keys: "text[]",
  write_ids: "text[]",
  length: "integer",
  tokens: "tsvector",
  body: "text",
};

export const writtenColumns: readonly string[] = Object.keys(written);

/** How a JSON array of items is read as rows: `json_to_recordset(…) AS i (…)`. */
export const itemRow: string = [
  "seq bigint",
  "memory_id text",
  ...Object.entries(written).map(([name, type]) => `${name} ${type}`),
].join(", ");

/** What a search never returns: they are only looked into. */
const hidden: ReadonlySet<string> = new Set(["length", "tokens"]);

/** What `toRecord` reads, of a row that `source` names: `m`, or `(u.held)`. Revisions as float8, which the driver makes numbers. */
export function recordOf(source: string): string {
  const columns = writtenColumns.filter((name) => !hidden.has(name)).map((name) => `${source}.${name}`);
  return [`${source}.memory_id`, `${source}.revision::float8 AS revision`, ...columns].join(", ");
}
