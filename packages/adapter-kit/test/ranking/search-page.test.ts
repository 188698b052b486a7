import { compareRanks, type MemoryRecord, type Rank } from "@mgp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInRound, isPosition, rankCandidates, rankedPage, type RankedPage, SearchPage } from "../../src/index.ts";
import { draftOf } from "../small-body.ts";
import { statisticsOf, termsOf, timesIn } from "./collection.ts";

/** What a small backend keeps of a record: what it says, and the place of its last change. */
interface Held {
  readonly memoryId: string;
  readonly tokens: readonly string[];
  readonly updatedAt: number;
  readonly place: number;
}

function recordOf({ memoryId }: Rank): MemoryRecord {
  return { ...draftOf(memoryId), revision: 1 };
}

type Step = { readonly id: number; readonly tokens: readonly string[] | undefined };

const tokens = ["tea", "cup"];
const terms = termsOf(...tokens);
const RECORDS = 10;
const said = fc.array(fc.constantFrom("tea", "cup", "of"), { minLength: 1, maxLength: 6 });
const steps = fc.array(fc.record({ id: fc.nat({ max: RECORDS * 2 }), tokens: fc.option(said, { nil: undefined }) }), {
  maxLength: 5,
});

/** Records in a map, of which each change gets the next place. */
class Backend {
  readonly #held = new Map<string, Held>();
  newest = 0;

  apply({ id, tokens: words }: Step): void {
    const memoryId = `m${String(id).padStart(2, "0")}`;
    this.newest += 1;
    if (words === undefined) this.#held.delete(memoryId);
    else this.#held.set(memoryId, { memoryId, tokens: words, updatedAt: 0, place: this.newest });
  }

  get matching(): readonly Held[] {
    return [...this.#held.values()].filter((one) => tokens.some((token) => one.tokens.includes(token)));
  }

  search(page: SearchPage<Rank, number>): RankedPage<Rank> {
    const all = [...this.#held.values()];
    const weights = page.weights ?? page.weigh(statisticsOf(all, page.tokens));
    const { round, limit, after } = page;
    const reading = {
      lengthOf: (one: Held) => one.tokens.length,
      frequencyIn: (one: Held, place: number) => timesIn(one, weights.tokens[place] ?? ""),
      hitOf: ({ memoryId, updatedAt }: Held, score: number) => ({ memoryId, updatedAt, score }),
    };
    const candidates = all.filter(({ place }) => round === undefined || isInRound(round, place));
    return rankedPage(rankCandidates(candidates, reading, weights, { room: limit + 1, after }), limit);
  }
}

/** Everything that a search finds, page by page, while the backend changes between them. */
function readAll(backend: Backend, limit: number, between: readonly (readonly Step[])[], knowsNewest: boolean) {
  const pages: (readonly Rank[])[] = [];
  let from: { readonly cursor?: string } = {};
  for (;;) {
    const start = knowsNewest ? { newest: backend.newest } : {};
    const page = new SearchPage<Rank, number>(
      { terms, limit, bytes: 1_000, ...from },
      { bytesOf: () => 1, isPlace: isPosition, ...start },
    );
    while (page.take(backend.search(page), backend.newest));
    pages.push(page.hits);
    const { cursor } = page.pageOf((rank) => ({ record: recordOf(rank), score: rank.score, mode: "lexical" }));
    if (cursor === undefined) return pages;
    for (const step of between[pages.length - 1] ?? []) backend.apply(step);
    from = { cursor };
  }
}

describe("pages of a search", () => {
  it("bring what does not change once, and what changes and still matches at least once", () => {
    const history = fc.record({
      records: fc.array(said, { minLength: RECORDS, maxLength: RECORDS }),
      between: fc.array(steps, { maxLength: 2 }),
      limit: fc.integer({ min: 1, max: 4 }),
      knowsNewest: fc.boolean(),
    });
    fc.assert(
      fc.property(history, ({ records, between, limit, knowsNewest }) => {
        const backend = new Backend();
        for (const [id, words] of records.entries()) backend.apply({ id, tokens: words });
        const before = backend.matching;
        const pages = readAll(backend, limit, between, knowsNewest);
        const seen = pages.flat().map(({ memoryId }) => memoryId);
        const now = new Map(backend.matching.map((one) => [one.memoryId, one]));
        for (const { memoryId, place } of before) {
          const times = seen.filter((id) => id === memoryId).length;
          if (now.get(memoryId)?.place === place) expect(times).toBe(1);
          else if (now.has(memoryId)) expect(times).toBeGreaterThan(0);
        }
        expect(pages.every((page) => page.length <= limit)).toBe(true);
      }),
    );
  });

  it("end behind the third round of a tenant that never rests", () => {
    const backend = new Backend();
    const busy = Array.from({ length: 100 }, () => [{ id: 1, tokens: ["tea"] }]);
    for (const id of [0, 1, 2]) backend.apply({ id, tokens: ["tea"] });
    const pages = readAll(backend, 1, busy, true);
    expect(pages.length).toBeLessThan(10);
  });

  it("are as one long page where nothing changes", () => {
    const backend = new Backend();
    for (let id = 0; id < RECORDS; id++) backend.apply({ id, tokens: ["tea", ...Array<string>(id).fill("of")] });
    const pages = readAll(backend, 3, [], true);
    expect(pages.map((page) => page.length)).toEqual([3, 3, 3, 1]);
    expect(pages.flat()).toEqual(pages.flat().toSorted(compareRanks));
  });

  it("hold no more bytes than they may, but for the first hit", () => {
    const backend = new Backend();
    for (let id = 0; id < 5; id++) backend.apply({ id, tokens: ["tea"] });
    const page = new SearchPage<Rank, number>(
      { terms, limit: 5, bytes: 10 },
      { bytesOf: () => 6, isPlace: isPosition, newest: 5 },
    );
    while (page.take(backend.search(page), backend.newest));
    expect(page.hits.map(({ memoryId }) => memoryId)).toEqual(["m00"]);
    expect(page.position?.rank?.memoryId).toBe("m00");
  });

  it.each([
    ["no round", '["search",[1,0,"m"],null,null]'],
    ["a place of another backend", '["search",[1,0,"m"],null,[1,"here",null]]'],
    ["a beginning of another backend", '["search",[1,0,"m"],null,[2,5,"here"]]'],
  ])("refuse a cursor with %s", (_, cursor) => {
    const options = { bytesOf: () => 1, isPlace: isPosition, newest: 1 };
    expect(() => new SearchPage<Rank, number>({ terms, limit: 1, cursor }, options)).toThrow(
      "the cursor is not from this store",
    );
  });
});
