import { recordReader } from "@mgp/adapter-kit";
import type { MemoryRecord, RecordDraft } from "@mgp/core";
import { cells, type SqliteRow, type Values } from "@mgp/sqlite";

/** The record in a row of `RECORD` columns. */
export const toRecord: (row: SqliteRow) => MemoryRecord = recordReader(cells);

/** Where a record stands in the indexes, in the order of `sql.ts`. */
export function placesOf({ subject, scope, updatedAt }: RecordDraft): Values {
  return [subject.kind, subject.id, scope, updatedAt, -updatedAt];
}

/** The values of its other columns, id and revision aside, in the order of `sql.ts`. */
export function valuesOf(draft: RecordDraft): Values {
  return [
    draft.state,
    draft.stateChangedAt ?? null,
    draft.stateReason ?? null,
    draft.type,
    draft.sensitivity ?? null,
    draft.hidden ? 1 : 0,
    draft.createdAt,
    draft.expiresAt ?? null,
    draft.validFrom ?? null,
    draft.validTo ?? null,
    JSON.stringify(draft.matchKeys),
    JSON.stringify(draft.personKeys),
    JSON.stringify(draft.labelKeys),
    draft.thread ?? null,
    draft.place ?? null,
    JSON.stringify(draft.writeIds),
    draft.body,
  ];
}
