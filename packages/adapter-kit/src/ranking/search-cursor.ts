import { cursorInvalid, cursorParts, type Rank, rankIn } from "@mgp/core";
import type { SearchStatistics } from "./statistics.ts";

/** A place in the answer to a search. */
export interface SearchPosition {
  /** Of the last hit before it. */
  readonly rank: Rank;
  /**
   * What the first page counted. Every page scores with it, so that a record that does not change keeps its rank however
   * much is written meanwhile, and pages neither skip nor repeat it. Absent where scores depend on no such count.
   */
  readonly statistics?: SearchStatistics;
}

/** What a backend adds to its cursors, to be found again in this order. */
export type CursorPart = string | number | null;

/** The cursor that leads on behind a hit; it holds numbers and the hit's id, never what a query asks for. */
export function searchCursor({ rank, statistics }: SearchPosition, ...own: readonly CursorPart[]): string {
  const { score, updatedAt, memoryId } = rank;
  const counts =
    statistics === undefined ? null : [statistics.total, statistics.averageLength, ...statistics.documents];
  return JSON.stringify(["search", score, updatedAt, memoryId, counts, ...own]);
}

/**
 * The position that a cursor stands for, and what the backend had added. A client may have changed the cursor, so the
 * backend checks its own parts.
 *
 * @throws StoreError `cursor_invalid`
 */
export function readSearchCursor(cursor: string): {
  readonly position: SearchPosition;
  readonly own: readonly unknown[];
} {
  const [kind, score, updatedAt, memoryId, counts, ...own] = cursorParts(cursor);
  if (kind !== "search") throw cursorInvalid();
  const rank = rankIn([score, updatedAt, memoryId]);
  return { position: counts === null ? { rank } : { rank, statistics: statisticsIn(counts) }, own };
}

function statisticsIn(counts: unknown): SearchStatistics {
  if (!Array.isArray(counts) || !counts.every(isCount)) throw cursorInvalid();
  const [total, averageLength, ...documents] = counts;
  if (total === undefined || averageLength === undefined) throw cursorInvalid();
  return { total, averageLength, documents };
}

/** JSON reads `1e999` as infinite. */
function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}
