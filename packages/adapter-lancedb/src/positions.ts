import type { Columns } from "./columns.ts";

/** More than the rows of one commit. */
const PLACES = 2_097_152;

/** The column of LanceDB that says which version of the table changed a row last. */
const VERSION = "_row_last_updated_at_version";

export const POSITION_COLUMNS: readonly string[] = [VERSION, "place"];

/** Where a row stands in the change feed: versions are given in commit order, places within a commit. */
export function positionIn(columns: Columns, row: number): number {
  return columns.number(VERSION, row) * PLACES + columns.number("place", row);
}

/** Rows that may stand behind a position: those of its version too. */
export function notBefore(position: number): string {
  return `${VERSION} >= ${String(Math.floor(position / PLACES))}`;
}

/** Every position of a version of the table is below. */
export function endOf(version: number): number {
  return (version + 1) * PLACES;
}
