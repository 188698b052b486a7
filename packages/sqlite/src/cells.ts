import type { SQLOutputValue } from "node:sqlite";
import { type Cells, objectCells, textsInJson } from "@mgp/adapter-kit";
import { SqliteError } from "./sqlite-error.ts";

/** A row of a result, by the names of its columns. */
export type SqliteRow = Readonly<Record<string, SQLOutputValue>>;

/**
 * The cells of a row; lists of texts are JSON. No row, where none was found, is as bad as a column that is missing: each
 * throws a SqliteError `cell`.
 */
export const cells: Cells<SqliteRow | undefined> = objectCells(textsInJson, damaged);

/** The number in a column. @throws SqliteError `cell` when there is none */
export const numberIn: typeof cells.number = cells.number;

/** The text in a column. @throws SqliteError `cell` when there is none */
export const textIn: typeof cells.text = cells.text;

/** The texts of a JSON array in a column. @throws SqliteError `cell` when there is no such array */
export const textsIn: typeof cells.texts = cells.texts;

/** The bytes in a column. @throws SqliteError `cell` when there are none */
export function bytesIn(row: SqliteRow | undefined, column: string): Uint8Array {
  const value = row?.[column];
  if (!(value instanceof Uint8Array)) throw damaged(column);
  return value;
}

function damaged(column: string): SqliteError {
  return new SqliteError("cell", `is damaged: ${column} cannot be read`);
}
