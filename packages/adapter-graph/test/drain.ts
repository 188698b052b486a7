import type { Change, ChangePage, Page } from "@mgp/core";

/** Every item of a paged answer. */
export async function drain<Item>(
  fetch: (cursor: string | undefined) => Promise<Page<Item>>,
): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await fetch(cursor);
    items.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return items;
}

/** Every change that is there now. */
export async function drainChanges(
  fetch: (cursor: string | undefined) => Promise<ChangePage>,
): Promise<{ readonly items: readonly Change[]; readonly cursor: string }> {
  const items: Change[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page = await fetch(cursor);
    items.push(...page.items);
    ({ cursor } = page);
    if (!page.more) return { items, cursor };
  }
}
