import { compareNewest, type NewestPlace } from "./newest-place.ts";

/** Where a hit stands among others: by its score, then how new it is, then its id. */
export interface Rank extends NewestPlace {
  readonly score: number;
}

/** Negative: the left one comes first. @returns less than, equal to or greater than 0, as `sort` takes it */
export function compareRanks(left: Rank, right: Rank): number {
  return right.score - left.score || compareNewest(left, right);
}
