import {
  type MemoryRecord,
  type MemoryState,
  memoryTypes,
  scopes,
  StoreError,
  subjectKinds,
  takeWhile,
} from "@mgp/core";
import type { Row } from "@mgp/postgres";

const STATES: readonly MemoryState[] = ["active", "expired", "revoked", "deleted"];

/** The record in a row of `recordOf` columns. */
export function toRecord(row: Row): MemoryRecord {
  const stateReason = row["state_reason"];
  return {
    memoryId: textIn(row, "memory_id"),
    revision: numberIn(row, "revision"),
    state: wordIn(row, "state", STATES),
    ...optionalNumber(row, "state_changed_at", "stateChangedAt"),
    ...(typeof stateReason === "string" ? { stateReason } : {}),
    body: textIn(row, "body"),
    subject: { kind: wordIn(row, "subject_kind", subjectKinds), id: textIn(row, "subject_id") },
    scope: wordIn(row, "scope", scopes),
    type: wordIn(row, "type", memoryTypes),
    createdAt: numberIn(row, "created_at"),
    updatedAt: numberIn(row, "updated_at"),
    ...optionalNumber(row, "expires_at", "expiresAt"),
    matchKeys: [row["key1"], row["key2"], row["key3"]].filter((key) => typeof key === "string"),
    personKeys: textsIn(row, "person_keys"),
    writeIds: textsIn(row, "write_ids"),
  };
}

/** Those of some rows that a page holds: so many of them, and before the first whose body it has no room for. */
export function onPage(rows: readonly Row[], limit: number): readonly Row[] {
  return takeWhile(rows.slice(0, limit), (row) => row["body"] !== null || row["state"] === "purged");
}

export function textIn(row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value !== "string") throw damaged(column);
  return value;
}

export function numberIn(row: Row | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value !== "number") throw damaged(column);
  return value;
}

export function textsIn(row: Row | undefined, column: string): readonly string[] {
  const values: unknown = row?.[column];
  if (Array.isArray(values) && values.every((value) => typeof value === "string")) return values;
  throw damaged(column);
}

function wordIn<Word extends string>(row: Row, column: string, words: readonly Word[]): Word {
  const text = textIn(row, column);
  const word = words.find((each) => each === text);
  if (word === undefined) throw damaged(column);
  return word;
}

function optionalNumber<Name extends string>(row: Row, column: string, name: Name): { [Key in Name]?: number } {
  const value = row[column];
  const members: { [Key in Name]?: number } = {};
  if (typeof value === "number") members[name] = value;
  return members;
}

function damaged(column: string): StoreError {
  return new StoreError("damaged", `a row of the PostgreSQL store is damaged: ${column} cannot be read`);
}
