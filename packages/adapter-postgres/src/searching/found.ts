import type { Hit, Rank, SearchMode } from "@mgp/core";
import type { PostgresRow } from "@mgp/postgres";
import { numberIn, textIn, toRecord } from "../rows.ts";

/** One hit as a statement gave it. */
export interface Found extends Rank {
  readonly mode: SearchMode;
  /** The highest BM25 of the query's records, where meaning counts too. */
  readonly best: number | undefined;
  readonly row: PostgresRow;
}

export function foundIn(row: PostgresRow, mode: SearchMode): Found {
  const [score, updatedAt] = [numberIn(row, "score"), numberIn(row, "updated_at")];
  const best = "best" in row ? numberIn(row, "best") : undefined;
  return { score, updatedAt, memoryId: textIn(row, "memory_id"), mode, best, row };
}

export function hitOf({ row, score, mode }: Found): Hit {
  return { record: toRecord(row), score, mode };
}

/** UTF-8 bytes; where the statement had no room for the body, more than any page has. */
export function bodyBytes({ row: { body } }: Found): number {
  return typeof body === "string" ? Buffer.byteLength(body) : Number.POSITIVE_INFINITY;
}
