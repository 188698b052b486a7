import { compareCodePoints } from "../text/code-points.ts";

/** Where a hit stands among others: by its score, then how new it is, then its id. */
export interface Rank {
  readonly score: number;
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  readonly memoryId: string;
}

/** Negative: the left one comes first. */
export function compareRanks(left: Rank, right: Rank): number {
  return (
    right.score - left.score || right.updatedAt - left.updatedAt || compareCodePoints(left.memoryId, right.memoryId)
  );
}
