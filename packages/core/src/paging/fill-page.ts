import type { Page, PageRequest } from "../adapter/page.ts";

/** The most items asked for at once while a page is being filled. */
const LARGEST_STEP = 1_000;

/**
 * Asks a paged source again until `request.limit` items were kept or the source is exhausted. It is how policy, and
 * every filter that a backend cannot apply itself, comes before the limit.
 *
 * When few are kept it asks for more at once, so that a rare item costs few round trips. When a step then brings
 * more than the page holds, it is asked again up to the last item that fits: items and cursor always come from one
 * answer, so that nothing written meanwhile can fall between them.
 */
export async function fillPage<Item, Kept>(
  fetch: (request: PageRequest) => Promise<Page<Item>>,
  request: PageRequest,
  keep: (item: Item) => Kept | undefined,
): Promise<Page<Kept>> {
  const kept: Kept[] = [];
  let { cursor } = request;
  let step = request.limit;
  for (;;) {
    const page = await fetch(cursor === undefined ? { limit: step } : { limit: step, cursor });
    const { taken, examined } = take(page.items, request.limit - kept.length, keep);
    if (examined < page.items.length) {
      step = examined;
      continue;
    }
    kept.push(...taken);
    cursor = page.cursor;
    if (cursor === undefined) return { items: kept };
    const missing = request.limit - kept.length;
    if (missing === 0) return { items: kept, cursor };
    step = taken.length * 2 >= page.items.length ? missing : Math.min(LARGEST_STEP, Math.max(missing, step * 2));
  }
}

/** Keeps items until so many are kept; `examined` counts the items up to the last one that was looked at. */
function take<Item, Kept>(
  items: readonly Item[],
  most: number,
  keep: (item: Item) => Kept | undefined,
): { readonly taken: readonly Kept[]; readonly examined: number } {
  const taken: Kept[] = [];
  for (const [index, item] of items.entries()) {
    const result = keep(item);
    if (result !== undefined) taken.push(result);
    if (taken.length === most) return { taken, examined: index + 1 };
  }
  return { taken, examined: items.length };
}
