/**
 * The items before the first that is not taken; it is asked for one after another, and for none behind that.
 *
 * @returns the items in their order
 */
export function takeWhile<Item>(items: readonly Item[], isTaken: (item: Item) => boolean): readonly Item[] {
  const end = items.findIndex((item) => !isTaken(item));
  return end === -1 ? items : items.slice(0, end);
}
