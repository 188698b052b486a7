import type { SQLOutputValue } from "node:sqlite";
import { SqliteError } from "./sqlite-error.ts";

/** A row of a result, by the names of its columns. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/**
 * The number in a column.
 *
 * @param row `undefined` where no row was found, which is as bad as a column that is missing
 * @throws SqliteError `cell` when there is none
 */
export function numberIn(row: Row | undefined, column: string): number {
  const value = row?.[column];
  if (typeof value !== "number") throw damaged(column);
  return value;
}

/** The text in a column. @throws SqliteError `cell` when there is none */
export function textIn(row: Row | undefined, column: string): string {
  const value = row?.[column];
  if (typeof value !== "string") throw damaged(column);
  return value;
}

/** The bytes in a column. @throws SqliteError `cell` when there are none */
export function bytesIn(row: Row | undefined, column: string): Uint8Array {
  const value = row?.[column];
  if (!(value instanceof Uint8Array)) throw damaged(column);
  return value;
}

/** The texts of a JSON array in a column. @throws SqliteError `cell` when there is no such array */
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

/** One of some words in a column. @throws SqliteError `cell` when it holds another */
export function wordIn<Word extends string>(row: Row | undefined, column: string, words: readonly Word[]): Word {
  const text = textIn(row, column);
  const word = words.find((each) => each === text);
  if (word === undefined) throw damaged(column);
  return word;
}

function damaged(column: string): SqliteError {
  return new SqliteError("cell", `is damaged: ${column} cannot be read`);
}
