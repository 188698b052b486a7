import { type Cells, objectCells, recordReader, textsInArray } from "@mgp/adapter-kit";
import { type MemoryRecord, StoreError, takeWhile } from "@mgp/core";
import type { PostgresRow } from "@mgp/postgres";

const cells: Cells<PostgresRow | undefined> = objectCells(
  textsInArray,
  (column) => new StoreError("damaged", `a row of the PostgreSQL store is damaged: ${column} cannot be read`),
);

export const textIn: typeof cells.text = cells.text;
export const numberIn: typeof cells.number = cells.number;
export const textsIn: typeof cells.texts = cells.texts;

/** The record in a row of `recordOf` columns. */
export const toRecord: (row: PostgresRow) => MemoryRecord = recordReader(cells, {
  matchKeys: (row) => [row?.["key1"], row?.["key2"], row?.["key3"]].filter((key) => typeof key === "string"),
});

/** Those of some rows that a page holds: so many of them, and before the first whose body it has no room for. */
export function onPage(rows: readonly PostgresRow[], limit: number): readonly PostgresRow[] {
  return takeWhile(rows.slice(0, limit), (row) => row["body"] !== null || row["state"] === "purged");
}
