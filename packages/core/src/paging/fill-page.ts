import type { Page, PageRequest } from "../adapter/page.ts";
import { PageRoom } from "./page-room.ts";

/** The most items asked for at once while a page is being filled. */
const LARGEST_STEP = 1_000;

/** The most bytes of bodies asked for at once: what is read and held besides the page itself. */
const STEP_BYTES = 4 * 1024 * 1024;

/** How a page is filled that is bounded in bytes, or that others should not have to wait for. */
export interface Filling<Kept> {
  /** UTF-8 bytes of what was kept, in the form in which it will be sent. */
  readonly sizeOf: (kept: Kept) => number;
  /** Called after every item that was kept, with its size, and between two steps; may let others have their turn. */
  readonly pause: (bytes: number) => Promise<void> | undefined;
  /** Asked before each further step, with the most bytes that it should bring; `false` ends the page. @default it goes on */
  readonly hasRoom?: (bytes: number) => boolean;
  /** The most items of one step. @default 1000 */
  readonly largestStep?: number;
  /**
   * Behind so many items that were looked at, the page ends, with nothing on it, too. Where that is does not depend on how
   * many a step brings. @default it goes on
   */
  readonly mostExamined?: number;
}

const unbounded: Filling<unknown> = { sizeOf: () => 0, pause: () => undefined };

/**
 * Asks a paged source again until `request.limit` items were kept, the next one would take the page beyond
 * `request.bytes`, or the source is exhausted. It is how policy, and every filter that a backend cannot apply itself,
 * comes before the limit. At least one item is on a page before it ends for its bytes.
 *
 * When few are kept it asks for more at once, so that a rare item costs few round trips. When a step then brings
 * more than the page holds, it is asked again up to the last item that fits: items and cursor always come from one
 * answer, so that nothing written meanwhile can fall between them.
 *
 * @returns the page, with a cursor where more may follow
 */
export async function fillPage<Item, Kept>(
  fetch: (request: PageRequest) => Promise<Page<Item>>,
  request: PageRequest,
  keep: (item: Item) => Kept | undefined | Promise<Kept | undefined>,
  filling: Filling<Kept> = unbounded,
): Promise<Page<Kept>> {
  const { largestStep = LARGEST_STEP, mostExamined = Number.POSITIVE_INFINITY } = filling;
  const kept: Kept[] = [];
  let room = new PageRoom(request.bytes);
  let { cursor } = request;
  let left = mostExamined;
  let step = Math.min(largestStep, request.limit, left);
  let isLast = false;
  for (;;) {
    const bytes = request.bytes === undefined ? {} : { bytes: Math.max(1, Math.min(STEP_BYTES, room.left)) };
    const page = await fetch(cursor === undefined ? { limit: step, ...bytes } : { limit: step, ...bytes, cursor });
    const attempt = room.copy();
    const { taken, examined } = await take(page.items, request.limit - kept.length, attempt, keep, filling);
    if (examined < page.items.length) {
      // Without its first item, the page ends where this step began.
      if (examined === 0) return cursor === undefined ? { items: kept } : { items: kept, cursor };
      isLast = taken.length + kept.length < request.limit;
      step = examined;
      continue;
    }
    room = attempt;
    kept.push(...taken);
    cursor = page.cursor;
    left -= page.items.length;
    if (cursor === undefined) return { items: kept };
    const missing = request.limit - kept.length;
    if (missing === 0 || isLast || left <= 0) return { items: kept, cursor };
    if (kept.length > 0 && filling.hasRoom?.(STEP_BYTES) === false) return { items: kept, cursor };
    const wanted = taken.length * 2 >= page.items.length ? missing : Math.max(missing, step * 2);
    step = Math.min(largestStep, wanted, left);
    await filling.pause(STEP_BYTES);
  }
}

/** Keeps items until so many are kept or one has no room; `examined` counts the items before the one that was not looked at or had none. */
async function take<Item, Kept>(
  items: readonly Item[],
  most: number,
  room: PageRoom,
  keep: (item: Item) => Kept | undefined | Promise<Kept | undefined>,
  { sizeOf, pause }: Filling<Kept>,
): Promise<{ readonly taken: readonly Kept[]; readonly examined: number }> {
  const taken: Kept[] = [];
  for (const [index, item] of items.entries()) {
    const kept = keep(item);
    // Waiting for what is not a promise would still cost a turn of the event loop's queue.
    const result = kept instanceof Promise ? await kept : kept;
    if (result === undefined) continue;
    const size = sizeOf(result);
    if (!room.take(size)) return { taken, examined: index };
    taken.push(result);
    const turn = pause(size);
    if (turn !== undefined) await turn;
    if (taken.length === most) return { taken, examined: index + 1 };
  }
  return { taken, examined: items.length };
}
