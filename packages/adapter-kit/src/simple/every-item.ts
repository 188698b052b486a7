import { setImmediate } from "node:timers/promises";
import type { Awaitable } from "../store/store-body.ts";
import type { Range } from "./backend.ts";

const FIRST_STEP = 8;
const LARGEST_STEP = 256;

/** Characters that one step should bring: what is held at once. */
const STEP_SIZE = 4 * 1024 * 1024;

/** How a sequence is read. */
export interface Sequence<Item, Place> {
  readonly fetch: (range: Range<Place>) => Awaitable<readonly Item[]>;
  readonly placeOf: (item: Item) => Place;
  /** Characters of an item. @default items are small */
  readonly sizeOf?: (item: Item) => number;
}

/**
 * Every item behind a place, step by step: steps grow while they bring little and shrink when they bring much. Between
 * two of them others have their turn, which a backend that answers at once would not give them.
 */
export async function* everyItem<Item, Place>(
  { fetch, placeOf, sizeOf = () => 1 }: Sequence<Item, Place>,
  after?: Place,
): AsyncGenerator<Item, void, undefined> {
  let limit = FIRST_STEP;
  let place = after;
  for (;;) {
    const items = await fetch(place === undefined ? { limit } : { after: place, limit });
    const last = items.at(-1);
    if (last === undefined) return;
    yield* items;
    place = placeOf(last);
    const size = items.reduce((sum, item) => sum + sizeOf(item), 0);
    const fitting = Math.floor((STEP_SIZE * items.length) / size);
    await setImmediate();
    limit = Math.max(1, Math.min(limit * 2, fitting, LARGEST_STEP));
  }
}
