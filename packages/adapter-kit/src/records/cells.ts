/**
 * How the cells of a backend's rows are read. A row is whatever stands for one: an object by column, or a place in
 * columns. Cells are read by name, each as what it has to be.
 */
export interface Cells<Row> {
  /** @throws the error of `damaged` where there is no text */
  readonly text: (row: Row, column: string) => string;
  /** @throws the error of `damaged` where there is no number */
  readonly number: (row: Row, column: string) => number;
  /** @throws the error of `damaged` where there is no list of texts */
  readonly texts: (row: Row, column: string) => readonly string[];
  /** `true` or 1, `false` or 0. @throws the error of `damaged` where there is none of them */
  readonly flag: (row: Row, column: string) => boolean;
  /** @returns `undefined` where there is nothing */
  readonly optionalText: (row: Row, column: string) => string | undefined;
  /** @returns `undefined` where there is nothing */
  readonly optionalNumber: (row: Row, column: string) => number | undefined;
  /** The error of a cell that cannot be read; it names the column, not what is in it. */
  readonly damaged: (column: string) => Error;
}

/** A row as most drivers give it: its values by column. */
export type ObjectRow = Readonly<Record<string, unknown>>;

/**
 * The cells of rows that are objects. A row that was not found is as bad as a cell that is missing.
 *
 * @param textsIn a list of texts as the driver gives it; `undefined` where it is none
 * @param damaged the adapter's error of a cell that cannot be read
 * @returns the cells
 */
export function objectCells(
  textsIn: (value: unknown) => readonly string[] | undefined,
  damaged: (column: string) => Error,
): Cells<ObjectRow | undefined> {
  const optionalText = (row: ObjectRow | undefined, column: string): string | undefined => {
    const value = row?.[column];
    return typeof value === "string" ? value : undefined;
  };
  const optionalNumber = (row: ObjectRow | undefined, column: string): number | undefined => {
    const value = row?.[column];
    return typeof value === "number" ? value : undefined;
  };
  const there = <Value>(value: Value | undefined, column: string): Value => {
    if (value === undefined) throw damaged(column);
    return value;
  };
  return {
    text: (row, column) => there(optionalText(row, column), column),
    number: (row, column) => there(optionalNumber(row, column), column),
    texts: (row, column) => there(textsIn(row?.[column]), column),
    flag: (row, column) => there(flagIn(row?.[column]), column),
    optionalText,
    optionalNumber,
    damaged,
  };
}

function flagIn(value: unknown): boolean | undefined {
  if (value === true || value === 1) return true;
  return value === false || value === 0 ? false : undefined;
}

/** @returns the texts of an array; `undefined` where it is none, or has something else in it */
export function textsInArray(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) && value.every((one) => typeof one === "string") ? value : undefined;
}

/** @returns the texts of a JSON array; `undefined` where it is none, or has something else in it */
export function textsInJson(value: unknown): readonly string[] | undefined {
  if (value === "[]") return [];
  try {
    return typeof value === "string" ? textsInArray(JSON.parse(value)) : undefined;
  } catch {
    return undefined;
  }
}
