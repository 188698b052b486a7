import { compareCodePoints } from "@mgp/core";

/** What orders hits: the score, then how new, then the id. */
export interface Rank {
  readonly score: number;
  readonly updatedAt: number;
  readonly memoryId: string;
}

/** Negative: the left one comes first. */
export function compareRanks(left: Rank, right: Rank): number {
  return (
    right.score - left.score || right.updatedAt - left.updatedAt || compareCodePoints(left.memoryId, right.memoryId)
  );
}
