import { compareCodePoints } from "../text/code-points.ts";

/** A place in a list that begins with what changed last. */
export interface NewestPlace {
  /** Epoch milliseconds. */
  readonly updatedAt: number;
  readonly memoryId: string;
}

/**
 * Negative: the left one comes first, because it changed later or, at the same time, has the smaller id.
 *
 * @returns less than, equal to or greater than 0, as `sort` takes it
 */
export function compareNewest(left: NewestPlace, right: NewestPlace): number {
  return right.updatedAt - left.updatedAt || compareCodePoints(left.memoryId, right.memoryId);
}
