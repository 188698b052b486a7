import type { FilterDialect } from "./filter-dialect.ts";

/** What one SQL database has of its own. */
export interface SqlDialect extends Pick<FilterDialect, "oneOf" | "holds"> {
  /** What stands before the names of columns: `m.`, or nothing. Columns are named as fields are, in snake case. */
  readonly row: string;
  /** Takes a value into the statement, behind those taken before, and returns what stands for it in the text. */
  bind(value: string | number): string;
  /** How a subject is found. @default by the columns `subject_kind` and `subject_id` */
  subject?: FilterDialect["subject"];
}

/**
 * The dialect of a database that compares columns with bound values, and ids by code points.
 *
 * @returns the dialect, which makes SQL conditions
 */
export function sqlDialect(sql: SqlDialect): FilterDialect {
  const column = (field: string): string => sql.row + columnOf(field);
  const compare = (field: string, sign: string, value: string | number): string =>
    `${column(field)} ${sign} ${sql.bind(value)}`;
  return {
    oneOf: (field, words) => sql.oneOf(field, words),
    holds: (field, key) => sql.holds(field, key),
    between: (field, from, to) => {
      const behind = compare(field, ">=", from);
      return to === undefined ? behind : `${behind} AND ${compare(field, "<", to)}`;
    },
    equals: (field, word) => compare(field, "=", word),
    subject: (subject) =>
      sql.subject?.(subject) ??
      `${compare("subjectKind", "=", subject.kind)} AND ${compare("subjectId", "=", subject.id)}`,
    atLeast: (field, instant) => compare(field, ">=", instant),
    below: (field, instant) => compare(field, "<", instant),
    absentOrAbove: (field, instant) => `(${column(field)} IS NULL OR ${compare(field, ">", instant)})`,
    absentOrAtMost: (field, instant) => `(${column(field)} IS NULL OR ${compare(field, "<=", instant)})`,
  };
}

/** The column that holds a field of a record: `created_at` for `createdAt`. @returns the name in snake case */
export function columnOf(field: string): string {
  return field.replaceAll(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`);
}
