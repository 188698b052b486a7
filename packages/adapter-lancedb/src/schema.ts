import { Field, FixedSizeList, Float32, Int8, Int32, Int64, List, Schema, Utf8 } from "apache-arrow";

const text = (name: string): Field => new Field(name, new Utf8(), true);
const number = (name: string): Field => new Field(name, new Int64(), true);

/**
 * By the primary key LanceDB notices that two merges at the same time, of any processes, insert the same row. It takes
 * one column without null. This is what `setUnenforcedPrimaryKey` writes; as a part of the schema it is there from the
 * table's first moment.
 */
const PRIMARY_KEY = new Map([["lance-schema:unenforced-primary-key:position", "1"]]);

/** What every row has, a tombstone too. */
const always: readonly Field[] = [
  new Field("key", new Utf8(), false, PRIMARY_KEY),
  new Field("tenant", new Utf8(), false),
  new Field("tenant_mark", new Utf8(), false),
  new Field("revision", new Int64(), false),
  // A lifecycle state, or `purged`.
  new Field("state", new Utf8(), false),
  new Field("write_ids", new Utf8(), false),
  // Of the change that wrote the row: tells its writer whether it was this one.
  new Field("stamp", new Utf8(), false),
  // Among the rows of one commit.
  new Field("commit_place", new Int32(), false),
  text("thread"),
  number("place"),
];

/** Null in a tombstone. */
const ofRecords: readonly Field[] = [
  number("state_changed_at"),
  text("state_reason"),
  text("subject_kind"),
  text("subject_id"),
  text("subject_mark"),
  text("scope"),
  text("type"),
  text("sensitivity"),
  // 0 or 1: Arrow writes a column of booleans that is null in each row of a commit so that LanceDB refuses it.
  new Field("hidden", new Int8(), true),
  number("created_at"),
  number("updated_at"),
  number("expires_at"),
  number("valid_from"),
  number("valid_to"),
  text("match_keys"),
  text("match_mark_1"),
  text("match_mark_2"),
  text("match_mark_3"),
  text("person_keys"),
  text("label_keys"),
  // Of persons and labels.
  new Field("marks", new List(new Field("item", new Utf8(), true)), true),
  // Of `body`, in UTF-8: LanceDB tells no size of a text without reading it.
  number("body_bytes"),
  text("body"),
  text("text"),
  // Those that an ordinary query asks for, and those of hidden content: LanceDB scores by the length of a column.
  text("tokens"),
  text("hidden_tokens"),
];

const ofTombstones: readonly Field[] = [number("purged_at")];

/** The columns of a table of memories. */
export interface MemorySchema {
  readonly schema: Schema;
  readonly vectorType: FixedSizeList<Float32>;
}

export function memorySchema(dimensions: number): MemorySchema {
  const vectorType = new FixedSizeList(dimensions, new Field("item", new Float32(), true));
  const schema = new Schema([...always, ...ofRecords, ...ofTombstones, new Field("vector", vectorType, true)]);
  return { schema, vectorType };
}

/** The table of what there is to know about the table of memories. */
export const aboutSchema: Schema = new Schema([
  new Field("name", new Utf8(), false, PRIMARY_KEY),
  new Field("value", new Utf8(), false),
  // What only ever grows.
  new Field("number", new Int64(), false),
]);

/** What rows are found and ordered by, which says nothing that the other columns do not. */
const LOOKED_UP: ReadonlySet<string> = new Set(["tenant", "commit_place", "body_bytes"]);

/** What a change that indexes nothing anew has to carry over. */
export const SEARCHED_COLUMNS: readonly string[] = ["text", "tokens", "hidden_tokens", "vector"];

/** What `toRow` reads, but the vector and what is searched. */
export const ROW_COLUMNS: readonly string[] = [...always, ...ofRecords, ...ofTombstones]
  .map(({ name }) => name)
  .filter((name) => !LOOKED_UP.has(name) && !SEARCHED_COLUMNS.includes(name) && !/(?:^|_)marks?(?:_\d)?$/.test(name));

/** The same of a record whose content is not asked for: its body, which may be large, is empty. */
export const BRIEF_COLUMNS: Map<string, string> = new Map(
  ROW_COLUMNS.map((name) => [name, name === "body" ? "''" : name]),
);
