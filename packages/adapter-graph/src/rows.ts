import {
  type MemoryRecord,
  type MemoryState,
  memoryTypes,
  type RecordDraft,
  scopes,
  StoreError,
  subjectKinds,
} from "@mgp/core";
import type { Row, Values } from "./database.ts";

const STATES: readonly MemoryState[] = ["active", "expired", "revoked", "deleted"];

/** The record in a row of `RECORD` columns. */
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
    matchKeys: textsIn(row, "match_keys"),
    personKeys: textsIn(row, "person_keys"),
    writeIds: textsIn(row, "write_ids"),
  };
}

/** The values of the columns that `toRecord` reads, id and revision aside, in the order of `sql.ts`. */
export function valuesOf(draft: RecordDraft): Values {
  return [
    draft.state,
    draft.stateChangedAt ?? null,
    draft.stateReason ?? null,
    draft.subject.kind,
    draft.subject.id,
    draft.scope,
    draft.type,
    draft.createdAt,
    draft.updatedAt,
    draft.expiresAt ?? null,
    JSON.stringify(draft.matchKeys),
    JSON.stringify(draft.personKeys),
    JSON.stringify(draft.writeIds),
    draft.body,
  ];
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
  const text = textIn(row, column);
  if (text === "[]") return [];
  try {
    const values: unknown = JSON.parse(text);
    if (Array.isArray(values) && values.every((value) => typeof value === "string")) return values;
  } catch {
    // Falls through to the one error.
  }
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
  return new StoreError("damaged", `the graph database is damaged: ${column} cannot be read`);
}
