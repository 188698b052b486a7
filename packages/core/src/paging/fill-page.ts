import type { Page, PageRequest } from "../adapter/page.ts";

/** The most items asked for at once while a page is being filled. */
const LARGEST_STEP = 1_000;

/**
 * Asks a paged source again until `request.limit` items were kept or the source is exhausted. It is how policy, and
 * every filter that a backend cannot apply itself, comes before the limit.
 *
 * When few are kept it asks for more at once, so that a rare item costs few round trips; when a step then brings
 * more than the page holds, the step is asked again up to the last item that fits, which gives the cursor there.
 */
export async function fillPage<Item, Kept>(
  fetch: (request: PageRequest) => Promise<Page<Item>>,
  request: PageRequest,
  keep: (item: Item) => Kept | undefined,
): Promise<Page<Kept>> {
  const kept: Kept[] = [];
  let cursor = request.cursor;
  let step = request.limit;
  for (;;) {
    const page = await fetch(from(cursor, step));
    const keptBefore = kept.length;
    for (const [index, item] of page.items.entries()) {
      const result = keep(item);
      if (result === undefined) continue;
      kept.push(result);
      if (kept.length < request.limit) continue;
      const isLastOfPage = index === page.items.length - 1;
      const end = isLastOfPage ? page.cursor : await cursorBehind(fetch, cursor, index + 1);
      return { items: kept, ...(end === undefined ? {} : { cursor: end }) };
    }
    if (page.cursor === undefined) return { items: kept };
    cursor = page.cursor;
    const missing = request.limit - kept.length;
    const keptOfStep = kept.length - keptBefore;
    step = keptOfStep * 2 >= page.items.length ? missing : Math.min(LARGEST_STEP, Math.max(missing, step * 2));
  }
}

/** The position behind the next `count` items; a source may give them in several pages. */
async function cursorBehind<Item>(
  fetch: (request: PageRequest) => Promise<Page<Item>>,
  start: string | undefined,
  count: number,
): Promise<string | undefined> {
  let cursor = start;
  let missing = count;
  for (;;) {
    const page = await fetch(from(cursor, missing));
    missing -= page.items.length;
    if (missing <= 0 || page.cursor === undefined) return page.cursor;
    cursor = page.cursor;
  }
}

function from(cursor: string | undefined, limit: number): PageRequest {
  return cursor === undefined ? { limit } : { limit, cursor };
}
