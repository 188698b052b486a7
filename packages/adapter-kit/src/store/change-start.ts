import { type ChangePosition, cursorInvalid, readChangeCursor } from "@mgp/core";

/** Where the change feed of a tenant stands. */
export interface FeedState {
  /** Tells the feeds of two stores apart. */
  readonly feed: string;
  /** Purges up to this position are forgotten. */
  readonly horizon: number;
  /** The position of the newest change of the store. */
  readonly newest: number;
}

/**
 * Where a page of the change feed begins.
 *
 * @param cursor of the page before. Absent: the feed's beginning, whose reader needs no purge from before
 * @returns the position behind which the page begins
 * @throws StoreError `cursor_invalid` for a cursor of another feed, from the future, or from before a forgotten purge
 */
export function changeStart(cursor: string | undefined, { feed, horizon, newest }: FeedState): ChangePosition {
  if (cursor === undefined) return { feed, position: 0, horizon };
  const start = readChangeCursor(cursor);
  const isOurs = start.feed === feed && start.position <= newest;
  if (!isOurs || Math.max(start.position, start.horizon) < horizon) throw cursorInvalid();
  return start;
}
