import { type PageRequest, PageRoom } from "@mgp/core";

/** The most that one page looks at; a page may be short and go on behind its cursor. */
const MOST_EXAMINED = 10_000;

/** One page of what was found. */
export interface Taken<Found, Item> {
  readonly items: readonly Item[];
  /** The last one that was looked at; behind it the next page begins. */
  readonly last: Found | undefined;
  /** Is there more, perhaps? */
  readonly more: boolean;
}

/**
 * Takes what a page has room for. Nothing is looked at behind its end.
 *
 * @param show the item, or `undefined` where what was found is not to be shown
 * @param bytesOf UTF-8 bytes of an item's body
 */
export async function takePage<Found, Item>(
  found: AsyncIterable<Found>,
  page: PageRequest,
  show: (one: Found) => Item | undefined | Promise<Item | undefined>,
  bytesOf: (item: Item) => number,
): Promise<Taken<Found, Item>> {
  const room = new PageRoom(page.bytes);
  const items: Item[] = [];
  let examined = 0;
  let last: Found | undefined;
  for await (const one of found) {
    if (items.length === page.limit || examined === MOST_EXAMINED) return { items, last, more: true };
    const item = await show(one);
    if (item !== undefined && !room.take(bytesOf(item))) return { items, last, more: true };
    if (item !== undefined) items.push(item);
    examined += 1;
    last = one;
  }
  return { items, last, more: false };
}

/** UTF-8 bytes of a record's body. */
export function bodyBytesOf({ body }: { readonly body: string }): number {
  return Buffer.byteLength(body);
}
