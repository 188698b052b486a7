import type { SearchRound } from "@mgp/adapter-kit";
import type { Columns } from "./columns.ts";

/** More than the rows of one commit. */
const PLACES = 2_097_152;

/** The column of LanceDB that says which version of the table changed a row last. */
const VERSION = "_row_last_updated_at_version";

export const POSITION_COLUMNS: readonly string[] = [VERSION, "commit_place"];

/** Where a row stands in the change feed: versions are given in commit order, places within a commit. */
export function positionIn(columns: Columns, row: number): number {
  return columns.number(VERSION, row) * PLACES + columns.number("commit_place", row);
}

/** Rows that may stand behind a position: those of its version too. */
export function notBefore(position: number): string {
  return `${VERSION} >= ${String(Math.floor(position / PLACES))}`;
}

/** Every position of a version of the table is below. */
export function endOf(version: number): number {
  return (version + 1) * PLACES;
}

/** Rows that a round of a search is about; its places are versions of the table. */
export function changedIn({ after, upTo }: SearchRound<number>): string {
  const notLater = `${VERSION} <= ${String(Math.floor(upTo))}`;
  return after === undefined ? notLater : `${VERSION} > ${String(Math.floor(after))} AND ${notLater}`;
}
