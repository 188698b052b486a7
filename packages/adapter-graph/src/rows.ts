import { type Cells, objectCells, recordReader, textsInJson } from "@mgp/adapter-kit";
import { type MemoryRecord, type RecordDraft, StoreError } from "@mgp/core";
import type { Row, Values } from "./database.ts";

const cells: Cells<Row | undefined> = objectCells(
  textsInJson,
  (column) => new StoreError("damaged", `the graph database is damaged: ${column} cannot be read`),
);

export const textIn: typeof cells.text = cells.text;
export const numberIn: typeof cells.number = cells.number;
export const textsIn: typeof cells.texts = cells.texts;

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
