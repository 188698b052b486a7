import { recordReader } from "@mgp/adapter-kit";
import type { MemoryRecord, RecordDraft } from "@mgp/core";
import { cells, type Row, type Values } from "@mgp/sqlite";

/** The record in a row of `RECORD` columns. */
export const toRecord: (row: Row) => MemoryRecord = recordReader(cells);

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
