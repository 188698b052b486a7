import { asking, call, itemOf, memoryOf } from "@mgp/conformance";
import type { Hit, InsertItem, MemoryStore, Page, SearchQuery, Settings } from "@mgp/core";
import { describe, expect, it } from "vitest";
import { startEmbeddingService } from "./embedding-service.ts";
import { openStore } from "./open-store.ts";

const TENANT = "acme";

/** More than are ranked with their vectors, so that pages go on into what is ranked by words alone. */
const RECORDS = 130;

const query: SearchQuery = { ...asking("zzkiwi", "zzlamp"), text: "car", filter: {}, limit: 9 };

/** Numbers that look drawn by lot, the same ones in each run. */
function lots(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Says some of the words of the query, or none of them, and is about cars or about nothing. */
function itemOfLot(id: string, draw: (below: number) => number, words: number): InsertItem {
  const statement = [
    ...Array<string>(words).fill("kiwi"),
    ...Array<string>(words === 0 ? 0 : draw(2)).fill("lamp"),
    ...Array<string>(draw(9)).fill("fill"),
    ...Array<string>(draw(2)).fill("automobile"),
  ].join(" ");
  return itemOf(memoryOf(id, { content: { statement } }), { matchKeys: [], updatedAt: draw(3) });
}

/** Reads a search to its end while others write; keeps what came, what changed, and what matches no more. */
class BusySearch {
  readonly seen: string[] = [];
  /** Hits that have another score than on a page that holds them all. */
  readonly moved: string[] = [];
  readonly changed = new Set<string>();
  readonly lost = new Set<string>();
  readonly ids: readonly string[] = Array.from({ length: RECORDS }, (_, place) => `m${String(place)}`);
  readonly #store: MemoryStore;
  readonly #draw: (below: number) => number;
  #inserted = 0;

  constructor(store: MemoryStore, seed: number) {
    this.#store = store;
    this.#draw = lots(seed);
  }

  async run(): Promise<void> {
    await this.#insert(this.ids.map((id) => itemOfLot(id, this.#draw, 1 + this.#draw(4))));
    const whole = await this.#page({ ...query, limit: 1_000 });
    const scores = new Map(whole.items.map(({ record, score }) => [record.memoryId, score]));
    for (let cursor: string | undefined; ;) {
      const page = await this.#page(cursor === undefined ? query : { ...query, cursor });
      for (const { record, score } of page.items) {
        this.seen.push(record.memoryId);
        if (record.revision === 1 && (scores.get(record.memoryId) ?? score) !== score) this.moved.push(record.memoryId);
      }
      ({ cursor } = page);
      if (cursor === undefined) return;
      if (this.changed.size === 0)
        await this.#silence([...scores.keys()].slice(0, 100).filter((_, place) => place % 5 !== 2));
      await this.#write();
    }
  }

  timesSeen(id: string): number {
    return this.seen.filter((one) => one === id).length;
  }

  async #page(asked: SearchQuery): Promise<Page<Hit>> {
    return await this.#store.search({ tenant: TENANT, query: asked }, call());
  }

  async #write(): Promise<void> {
    // The search has to end: later pages find nothing new.
    if (this.#inserted < 60) {
      const items = Array.from({ length: 6 }, () =>
        itemOfLot(`new${String(++this.#inserted)}`, this.#draw, this.#draw(5)),
      );
      await this.#insert(items);
    }
    for (let times = 0; times < 3; times++) {
      const id = this.ids[this.#draw(RECORDS)] ?? "";
      if (!this.changed.has(id)) await this.#change(id);
    }
  }

  async #change(id: string): Promise<void> {
    this.changed.add(id);
    const words = this.#draw(4);
    if (words === 0) this.lost.add(id);
    await this.#store.replace({ tenant: TENANT, expectedRevision: 1, ...itemOfLot(id, this.#draw, words) }, call());
    if (this.#draw(8) > 0) return;
    this.lost.add(id);
    await this.#store.remove({ tenant: TENANT, memoryId: id, expectedRevision: 2, writeId: "purge" }, call());
  }

  /** Makes most of what the first page scored by hold no word any more. */
  async #silence(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.changed.add(id);
      this.lost.add(id);
    }
    const items = ids.map((id) => ({ expectedRevision: 1, ...itemOfLot(id, this.#draw, 0) }));
    await Promise.all(items.map(async (item) => await this.#store.replace({ tenant: TENANT, ...item }, call())));
  }

  async #insert(items: readonly InsertItem[]): Promise<void> {
    await this.#store.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call());
  }
}

async function settingsOf(by: string): Promise<Settings> {
  if (by === "words") return {};
  const { settings } = await startEmbeddingService();
  return by === "both" ? settings : { ...settings, MGP_LANCEDB_ENABLE_HYBRID: "false" };
}

describe.each(["words", "both", "meaning"])("pages by %s, while others write", (by) => {
  it("bring what does not change once, and what changes at least once", async () => {
    const { store } = await openStore(await settingsOf(by));
    const search = new BusySearch(store, 1);
    await search.run();
    const { ids, changed, lost, seen } = search;
    expect(changed.size).toBeGreaterThan(10);
    expect(search.moved).toEqual([]);
    const first = new Set(ids.filter((id) => !changed.has(id)));
    const firstNew = seen.findIndex((id) => id.startsWith("new"));
    expect(firstNew).toBeGreaterThan(seen.findLastIndex((id) => first.has(id)));
    expect(ids.filter((id) => !changed.has(id) && search.timesSeen(id) !== 1)).toEqual([]);
    expect(ids.filter((id) => !lost.has(id) && search.timesSeen(id) === 0)).toEqual([]);
  });
});

it("a cursor of another feed is refused", async () => {
  const { store } = await openStore();
  const { store: other } = await openStore();
  for (const one of [store, other])
    for (const id of ["a", "b"]) await one.insert({ tenant: TENANT, ...itemOfLot(id, lots(1), 1) }, call());
  const { cursor = "" } = await store.search({ tenant: TENANT, query: { ...query, limit: 1 } }, call());
  const following = { tenant: TENANT, query: { ...query, limit: 1, cursor } };
  expect((await store.search(following, call())).items).toHaveLength(1);
  await expect(other.search(following, call())).rejects.toMatchObject({ code: "cursor_invalid" });
});
