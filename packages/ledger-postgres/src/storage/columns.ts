import type { Row } from "./database.ts";

/** The text in a column that always has one. */
export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`the ledger's ${column} holds no text`);
  return value;
}

/** The whole number in a column that always has one; `bigint` columns of more than 2^53 do not occur. */
export function numberIn(row: Row, column: string): number {
  const value = Number(row[column]);
  if (!Number.isSafeInteger(value)) throw new TypeError(`the ledger's ${column} holds no number`);
  return value;
}

/** The text in a column that may be null, as an optional member: `{}` when it is. */
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
  if (word === undefined) throw new TypeError(`the ledger's ${column} holds an unknown word`);
  return word;
}
