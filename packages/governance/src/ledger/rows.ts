/** One row of a database, by column. */
export type LedgerRow = Readonly<Record<string, unknown>>;

/** The text in a column that always has one. @returns the text */
export function textIn(row: LedgerRow, column: string): string {
  const value = row[column];
  if (typeof value !== "string") throw new TypeError(`the ledger's ${column} holds no text`);
  return value;
}

/**
 * The whole number in a column that always has one, also where the driver gives its digits; none is beyond 2^53.
 *
 * @returns the number
 */
export function numberIn(row: LedgerRow, column: string): number {
  const value = row[column];
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isSafeInteger(number))
    throw new TypeError(`the ledger's ${column} holds no number`);
  return number;
}

/**
 * The text in a column that may have none, as an optional member: `{}` then.
 *
 * @returns an object with the member, or an empty one
 */
export function optionalText<Name extends string>(
  row: LedgerRow,
  column: string,
  name: Name,
): { [Key in Name]?: string } {
  const value = row[column];
  const members: { [Key in Name]?: string } = {};
  if (typeof value === "string") members[name] = value;
  return members;
}
