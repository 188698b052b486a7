import type { RankedPage } from "@mgp/adapter-kit";
import type { Hit, Rank, SearchMode } from "@mgp/core";
import type { Row } from "@mgp/postgres";
import { numberIn, textIn, toRecord } from "../rows.ts";

/** One hit as a statement gave it. */
export interface Found extends Rank {
  readonly mode: SearchMode;
  readonly row: Row;
}

/** What one statement found. */
export interface FoundPage extends RankedPage<Found> {
  /** The snapshot that it saw; absent where it found nothing. */
  readonly snapshot?: string;
  /** The highest BM25 of the query's records, where meaning counts too. */
  readonly best?: number;
}

/** @param rows all rows of the statement, of which the page holds the first */
export function foundPage(
  { hits, more }: RankedPage<Row>,
  [first]: readonly Row[],
  modeOf: (row: Row) => SearchMode,
): FoundPage {
  return {
    hits: hits.map((row) => foundIn(row, modeOf(row))),
    more,
    ...(first === undefined ? {} : { snapshot: textIn(first, "snapshot") }),
    ...(first !== undefined && "best" in first ? { best: numberIn(first, "best") } : {}),
  };
}

export function hitOf({ row, score, mode }: Found): Hit {
  return { record: toRecord(row), score, mode };
}

/** UTF-8 bytes; where the statement had no room for the body, more than any page has. */
export function bodyBytes({ row: { body } }: Found): number {
  return typeof body === "string" ? Buffer.byteLength(body) : Number.POSITIVE_INFINITY;
}

function foundIn(row: Row, mode: SearchMode): Found {
  return {
    score: numberIn(row, "score"),
    updatedAt: numberIn(row, "updated_at"),
    memoryId: textIn(row, "memory_id"),
    mode,
    row,
  };
}
