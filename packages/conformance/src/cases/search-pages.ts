import assert from "node:assert/strict";
import type { InsertItem } from "@mgp/core";
import fc from "fast-check";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { searchesSteadily } from "../conditions.ts";
import { asking } from "../fixtures/asking.ts";
import { expectSame } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { hitIdsOf, put, putAll } from "../fixtures/steps.ts";

/** The second word is one that no record says before the first page. */
const asked = { ...asking("zzkiwi", "zzpear"), text: "zzkiwi zzpear", filter: {}, limit: 10 };
const RECORDS = 24;
const RUNS = 12;
/** A slow backend is tried with fewer histories; in milliseconds. */
const ENOUGH_MS = 20_000;
/** More pages than any history can need: three rounds of everything, one hit a page. */
const MOST_PAGES = 300;

/** How many times a record says each of the words, and how many others. */
interface Saying {
  readonly words: number;
  readonly later: number;
  readonly others: number;
}

/** What happens between two pages. */
type Step =
  | { readonly kind: "insert"; readonly saying: Saying }
  | { readonly kind: "replace"; readonly number: number; readonly saying: Saying }
  | { readonly kind: "remove"; readonly number: number };

const saying = fc.record({
  words: fc.integer({ min: 0, max: 4 }),
  later: fc.integer({ min: 0, max: 2 }),
  others: fc.integer({ min: 0, max: 12 }),
});
const number = fc.nat({ max: RECORDS - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("insert" as const), saying }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("replace" as const), number, saying }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("remove" as const), number }) },
);

interface History {
  readonly records: readonly Saying[];
  /** The steps between two pages. */
  readonly between: readonly (readonly Step[])[];
  readonly limit: number;
}

const history: fc.Arbitrary<History> = fc.record({
  records: fc.array(
    saying.map(({ words, others }) => ({ words: words + 1, later: 0, others })),
    { minLength: RECORDS, maxLength: RECORDS },
  ),
  between: fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 10 }),
  limit: fc.integer({ min: 1, max: 6 }),
});

/** Plays a history and holds its pages against what the contract promises. */
class Reading {
  readonly #context: CaseContext;
  readonly #tenant: string;
  readonly #changed = new Set<number>();
  /** The records that say none of the words any more, or are gone. */
  readonly #lost = new Set<number>();
  readonly #seen: string[] = [];
  #inserted = 0;

  constructor(context: CaseContext) {
    this.#context = context;
    this.#tenant = context.tenant();
  }

  async play({ records, between, limit }: History): Promise<void> {
    await putAll(
      this.#context,
      this.#tenant,
      records.map((one, place) => itemOf(idOf(place), one)),
    );
    const query = { ...asked, limit };
    let from: { readonly cursor?: string } = {};
    for (let page = 0; ; page++) {
      assert.ok(page < MOST_PAGES, "a search of a few records does not end");
      const found = await this.#context.store.search(
        { tenant: this.#tenant, query: { ...query, ...from } },
        this.#context.call(),
      );
      this.#seen.push(...hitIdsOf(found.items));
      if (found.cursor === undefined) break;
      from = { cursor: found.cursor };
      for (const one of between[page] ?? []) await this.#take(one);
    }
    this.#expectPromised();
  }

  async #take(one: Step): Promise<void> {
    if (one.kind === "insert") {
      this.#inserted += 1;
      await put(this.#context, this.#tenant, itemOf(`new${String(this.#inserted)}`, one.saying));
      return;
    }
    // A record that changes again and again may be missed, so that a search of a busy tenant ends.
    if (this.#changed.has(one.number)) return;
    if (one.kind === "replace") await this.#replace(one.number, one.saying);
    else if (this.#context.manifest.capabilities.supports_purge) await this.#remove(one.number);
  }

  async #replace(place: number, words: Saying): Promise<void> {
    this.#changed.add(place);
    if (words.words + words.later === 0) this.#lost.add(place);
    const request = { tenant: this.#tenant, expectedRevision: 1, ...itemOf(idOf(place), words) };
    await this.#context.store.replace(request, this.#context.call());
  }

  async #remove(place: number): Promise<void> {
    this.#changed.add(place);
    this.#lost.add(place);
    const request = { tenant: this.#tenant, memoryId: idOf(place), expectedRevision: 1, writeId: "purge" };
    await this.#context.store.remove(request, this.#context.call());
  }

  #expectPromised(): void {
    const all = Array.from({ length: RECORDS }, (_, place) => place);
    const timesSeen = (place: number): number => this.#seen.filter((id) => id === idOf(place)).length;
    expectSame(
      all.filter((place) => !this.#changed.has(place) && timesSeen(place) !== 1).map(idOf),
      [],
      "records that did not change did not come exactly once",
    );
    expectSame(
      all.filter((place) => !this.#lost.has(place) && timesSeen(place) === 0).map(idOf),
      [],
      "records that changed once, and match as they did, never came",
    );
  }
}

function idOf(place: number): string {
  return `m${String(place).padStart(2, "0")}`;
}

function itemOf(id: string, { words, later, others }: Saying): InsertItem {
  const tokens = [
    ...Array<string>(words).fill("zzkiwi"),
    ...Array<string>(later).fill("zzpear"),
    ...Array<string>(others).fill("zzfill"),
  ];
  return withTokens(id, tokens, { updatedAt: 0 });
}

export const searchPageCases: readonly ConformanceCase[] = casesOf("search", [
  {
    id: "search-pages-under-writes",
    title: "what matches comes in some page whatever is written between them, once where it does not change",
    why: "Each write moves the scores of others a little; a page that goes on behind a score then leaves memories out.",
    ...searchesSteadily,
    run: async (context) => {
      if (!context.guarantees.readAfterWrite.search) return;
      await fc.assert(
        fc.asyncProperty(history, async (one) => await new Reading(context).play(one)),
        { numRuns: RUNS, seed: context.seed, plugins: [fc.interruptAfterTimeLimit(ENOUGH_MS)] },
      );
    },
  },
  {
    id: "search-pages-many-writes",
    title: "two hundred other memories between the first page and the second hide nothing",
    why: "An import that runs beside a search changes how rare each word is, and with it every score.",
    ...searchesSteadily,
    run: async (context) => {
      const tenant = context.tenant();
      const ids = Array.from({ length: 30 }, (_, place) => idOf(place));
      const others = Array.from({ length: 200 }, (_, place) =>
        itemOf(`other${String(place)}`, { words: place % 2, later: place % 3, others: place % 40 }),
      );
      await putAll(
        context,
        tenant,
        ids.map((id, place) => itemOf(id, { words: 1 + (place % 3), later: 0, others: place })),
      );
      const seen: string[] = [];
      let from: { readonly cursor?: string } = {};
      await context.seen("search", async () => {
        const page = await context.store.search({ tenant, query: { ...asked, limit: 30 } }, context.call());
        assert.equal(page.items.length, 30, "not every record is found yet");
      });
      for (let page = 0; page < MOST_PAGES; page++) {
        const found = await context.store.search({ tenant, query: { ...asked, ...from } }, context.call());
        seen.push(...hitIdsOf(found.items));
        if (page === 0) await putAll(context, tenant, others);
        if (found.cursor === undefined) break;
        from = { cursor: found.cursor };
      }
      const first = new Set(ids);
      expectSame(seen.filter((id) => first.has(id)).toSorted(), ids, "records that did not change");
    },
  },
]);
