import { idCursor, type Page, type PageRequest, PageRoom, takeWhile } from "@mgp/core";

/** What a page holds of that which was found. */
export interface Cut<Item> {
  readonly items: readonly Item[];
  /** Something was found that the page does not hold. */
  readonly more: boolean;
}

/**
 * Cuts what was found to a page. A store asks its backend for one item more than the limit, which then tells that there
 * are more.
 *
 * @param found in order, from the beginning of the page on
 * @param bytesOf how many UTF-8 bytes of body an item takes. Absent: items have none, so that `bytes` bounds nothing
 * @returns the items of the page, and whether more follow
 */
export function cutToPage<Item>(
  found: readonly Item[],
  { limit, bytes }: Pick<PageRequest, "limit" | "bytes">,
  bytesOf?: (item: Item) => number,
): Cut<Item> {
  const most = found.slice(0, limit);
  const room = new PageRoom(bytes);
  const items = bytesOf === undefined ? most : takeWhile(most, (item) => room.take(bytesOf(item)));
  return { items, more: items.length < found.length };
}

/**
 * A page of what was cut.
 *
 * @param cursorOf the cursor behind an item
 * @returns a page with a cursor behind its last item when there are more
 */
export function pageOf<Found, Item>(
  { items, more }: Cut<Found>,
  toItem: (found: Found) => Item,
  cursorOf: (found: Found) => string,
): Page<Item> {
  const last = more ? items.at(-1) : undefined;
  const shown = items.map(toItem);
  return last === undefined ? { items: shown } : { items: shown, cursor: cursorOf(last) };
}

/**
 * A page of names, such as tenants, of which one more than the limit was asked for.
 *
 * @returns the page, with a cursor where more names follow
 */
export function pageOfNames(found: readonly string[], page: PageRequest): Page<string> {
  return pageOf(cutToPage(found, page), (name) => name, idCursor);
}
