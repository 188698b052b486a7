import type { SQLOutputValue } from "node:sqlite";

export type Row = Record<string, SQLOutputValue>;

/** The text in a column that always has one. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`state.db: ${column} holds no text`);
  return value;
}

/** The number in a column that always has one. */
export function numberIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== "number") throw new TypeError(`state.db: ${column} holds no number`);
  return value;
}

/** The text in a column, as an optional member: `{}` when there is none. */
export function optionalText<Name extends string>(row: Row, column: string, name: Name): { [Key in Name]?: string } {
  const value = row[column];
  const members: { [Key in Name]?: string } = {};
  if (typeof value === "string") members[name] = value;
  return members;
}

/** The text in a column that holds one of a few words. */
export function wordIn<Word extends string>(row: Row, column: string, words: readonly Word[]): Word {
  const text = textIn(row, column);
  const word = words.find((each) => each === text);
  if (word === undefined) throw new TypeError(`state.db: ${column} holds an unknown word`);
  return word;
}
