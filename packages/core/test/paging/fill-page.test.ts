import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fillPage, PageRoom, takeWhile } from "../../src/index.ts";
import type { Page, PageRequest } from "../../src/index.ts";

/** A source of numbers whose pages may come up short; counts how often it is asked. */
function sourceOf(items: readonly number[], shortBy = 0) {
  const calls: PageRequest[] = [];
  const fetch = (request: PageRequest): Promise<Page<number>> => {
    calls.push(request);
    const start = request.cursor === undefined ? 0 : Number(request.cursor);
    const end = Math.min(items.length, start + Math.max(1, request.limit - shortBy));
    return Promise.resolve({ items: items.slice(start, end), ...(end < items.length ? { cursor: String(end) } : {}) });
  };
  return { calls, fetch };
}

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const late = (item: number): Promise<number | undefined> => Promise.resolve(item < 20 ? undefined : item);

const allButTheFirstTwo = (item: number): number | undefined => (item < 2 ? undefined : item);

describe("fillPage", () => {
  it("walks a source page by page and keeps exactly what passes, in order, once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 200 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 3 }),
        async (passes, limit, shortBy) => {
          const { fetch } = sourceOf(numbers(passes.length), shortBy);
          const seen: number[] = [];
          let cursor: string | undefined;
          do {
            const page = await fillPage(fetch, { limit, ...(cursor === undefined ? {} : { cursor }) }, (item) =>
              passes[item] === true ? item : undefined,
            );
            expect(page.items.length).toBeLessThanOrEqual(limit);
            if (page.cursor !== undefined) expect(page.items).toHaveLength(limit);
            seen.push(...page.items);
            cursor = page.cursor;
          } while (cursor !== undefined);
          expect(seen).toEqual(numbers(passes.length).filter((item) => passes[item]));
        },
      ),
    );
  });

  it("says nothing is left when the last item of the source is the last that fits", async () => {
    const { fetch } = sourceOf(numbers(4));
    expect(await fillPage(fetch, { limit: 4 }, (item) => item)).toEqual({ items: [0, 1, 2, 3] });
  });

  it("ends with a cursor where there is no room for a further step, but never before its first item", async () => {
    const { calls, fetch } = sourceOf(numbers(20), 1_000);
    const filling = { sizeOf: () => 1, pause: () => undefined, hasRoom: () => false };
    expect(await fillPage(fetch, { limit: 10 }, allButTheFirstTwo, filling)).toEqual({ items: [2], cursor: "3" });
    expect(calls).toHaveLength(3);
  });

  it.each([0, 1, 3])(
    "ends behind so many items, with nothing on the page, too, however short steps come (%i)",
    async (shortBy) => {
      const { calls, fetch } = sourceOf(numbers(100), shortBy);
      const filling = { sizeOf: () => 1, pause: () => undefined, mostExamined: 15 };
      expect(await fillPage(fetch, { limit: 2 }, late, filling)).toEqual({ items: [], cursor: "15" });
      expect(Math.max(...calls.map(({ limit }) => limit))).toBeLessThanOrEqual(15);
      expect(await fillPage(fetch, { limit: 2, cursor: "15" }, late, filling)).toEqual({
        items: [20, 21],
        cursor: "22",
      });
    },
  );

  it("skips nothing when an item disappears between two steps", async () => {
    const items = numbers(40);
    let asked = 0;
    const fetch = (request: PageRequest): Promise<Page<number>> => {
      asked += 1;
      // Behind the reader's back the third step finds one of the items gone that the second one saw.
      if (asked === 3) items.splice(items.indexOf(5), 1);
      const rest = items.filter((item) => item > Number(request.cursor ?? -1));
      const page = rest.slice(0, request.limit);
      return Promise.resolve({
        items: page,
        ...(page.length < rest.length ? { cursor: String(page.at(-1)) } : {}),
      });
    };
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await fillPage(fetch, { limit: 3, ...(cursor === undefined ? {} : { cursor }) }, allButTheFirstTwo);
      seen.push(...page.items);
      ({ cursor } = page);
    } while (cursor !== undefined);
    expect(seen.filter((item) => item !== 5)).toEqual(numbers(40).filter((item) => item > 1 && item !== 5));
  });

  it("asks for more at once while few are kept", async () => {
    const { calls, fetch } = sourceOf(numbers(100_000));
    const page = await fillPage(fetch, { limit: 10 }, (item) => (item % 10_000 === 9_999 ? item : undefined));
    expect(page.items).toHaveLength(10);
    expect(calls.length).toBeLessThan(150);
  });

  it("ends a page before the item that would take it beyond its bytes, loses none, and asks within them", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 60 })), { maxLength: 60 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (sizes, bytes, limit, isObedient) => {
          const { calls, fetch } = sourceOf(numbers(sizes.length));
          const sizeOf = (item: number): number => sizes[item] ?? 0;
          const fetchWithin = async (request: PageRequest): Promise<Page<number>> => {
            const page = await fetch(request);
            const room = new PageRoom(isObedient ? request.bytes : undefined);
            const items = takeWhile(page.items, (item) => room.take(sizeOf(item)));
            const last = items.at(-1) ?? -1;
            return last + 1 < sizes.length ? { items, cursor: String(last + 1) } : { items };
          };
          const seen: number[] = [];
          let cursor: string | undefined;
          do {
            const from = cursor === undefined ? {} : { cursor };
            const page = await fillPage(
              fetchWithin,
              { limit, bytes, ...from },
              (item) => (item % 5 === 4 ? undefined : item),
              { sizeOf: (item) => sizeOf(item) + 1, pause: () => undefined },
            );
            const sum = page.items.reduce((total, item) => total + sizeOf(item) + 1, 0);
            if (page.items.length > 1) expect(sum).toBeLessThanOrEqual(bytes);
            seen.push(...page.items);
            ({ cursor } = page);
          } while (cursor !== undefined);
          expect(seen).toEqual(numbers(sizes.length).filter((item) => item % 5 !== 4));
          for (const call of calls) expect(call.bytes).toBeLessThanOrEqual(bytes);
          for (const call of calls) expect(call.bytes).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("asks for no more items at once than it is told", async () => {
    const { calls, fetch } = sourceOf(numbers(1_000));
    const filling = { sizeOf: () => 1, pause: () => undefined, largestStep: 100 };
    const page = await fillPage(fetch, { limit: 350 }, (item) => item, filling);
    expect(page.items).toEqual(numbers(350));
    expect(calls.map(({ limit }) => limit)).toEqual([100, 100, 100, 50]);
  });
});
