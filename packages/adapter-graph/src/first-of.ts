import { type PageRequest, PageRoom } from "@mgp/core";

/** The beginning of what was found. */
export interface First<Item> {
  readonly items: readonly Item[];
  /** Something is behind it. */
  readonly more: boolean;
}

/** As much of what was found as a page holds; of what is behind it, one is looked at. */
export function firstOf<Found, Item>(
  found: Iterable<Found>,
  { limit, bytes }: PageRequest,
  read: (one: Found) => Item,
  sizeOf: (item: Item) => number,
): First<Item> {
  const items: Item[] = [];
  const room = new PageRoom(bytes);
  for (const one of found) {
    if (items.length === limit) return { items, more: true };
    const item = read(one);
    if (!room.take(sizeOf(item))) return { items, more: true };
    items.push(item);
  }
  return { items, more: false };
}
