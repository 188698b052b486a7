import { type MemoryRecord, type MemoryState, memoryTypes, type RecordDraft, scopes, subjectKinds } from "@mgp/core";
import { numberIn, type Row, textIn, textsIn, type Values, wordIn } from "@mgp/sqlite";

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

function optionalNumber<Name extends string>(row: Row, column: string, name: Name): { [Key in Name]?: number } {
  const value = row[column];
  const members: { [Key in Name]?: number } = {};
  if (typeof value === "number") members[name] = value;
  return members;
}
