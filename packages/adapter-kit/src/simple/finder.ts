import {
  type Call,
  type Filter,
  filterMatcher,
  compareNewest,
  type Hit,
  idCursor,
  matchesFilter,
  type MemoryRecord,
  newestCursor,
  type NewestPlace,
  type Page,
  type PageRequest,
  type Rank,
  rankCursor,
  readIdCursor,
  readNewestCursor,
  readRankCursor,
  type Count,
  type CountRequest,
  type ListRequest,
  type SearchRequest,
} from "@mgp/core";
import { askableTerms, holdsTerm } from "../ranking/terms.ts";
import type { Awaitable } from "../store/store-body.ts";
import type { BackendCalls } from "./backend-calls.ts";
import type { Hooks, Range, Selection } from "./backend.ts";
import type { ChangeStamps } from "./change-stamps.ts";
import { everyItem } from "./every-item.ts";
import type { Memories } from "./memories.ts";
import type { Ranked } from "./ranking-by-scan.ts";
import { searchByScan } from "./scan-search.ts";
import { bodyBytesOf, takePage } from "./take-page.ts";

/** A memory that a list comes by; without a record where there is none any more. */
interface Listed {
  readonly memoryId: string;
  readonly record: MemoryRecord | undefined;
}

/** What a finder finds with. */
export interface FinderSetup {
  readonly memories: Memories;
  readonly hooks: Partial<Hooks>;
  readonly calls: BackendCalls;
  readonly stamps: ChangeStamps;
}

/** Finds memories by a hook of the backend, or by a scan where there is none. */
export class Finder {
  readonly #setup: FinderSetup;

  constructor(setup: FinderSetup) {
    this.#setup = setup;
  }

  async search(request: SearchRequest, call: Call): Promise<Page<Hit>> {
    if (this.#setup.hooks.search === undefined) {
      const hitOf = async (ranked: Ranked, rank: Rank): Promise<Hit | undefined> =>
        await this.#hitOf(ranked, rank, call);
      return await searchByScan({ ...this.#setup, hitOf }, request, call);
    }
    const { tenant, query } = request;
    const after = query.cursor === undefined ? undefined : readRankCursor(query.cursor);
    const { filter, content, terms } = query;
    const ranked: Ranked = { tenant, filter, content, terms: askableTerms(terms) };
    const show = async (rank: Rank): Promise<Hit | undefined> => await this.#hitOf(ranked, rank, call);
    const page = await takePage(this.#ranks(ranked, after, call), query, show, ({ record }) => bodyBytesOf(record));
    return page.more && page.last !== undefined
      ? { items: page.items, cursor: rankCursor(page.last) }
      : { items: page.items };
  }

  async list({ tenant, filter, order, page }: ListRequest, call: Call): Promise<Page<MemoryRecord>> {
    const { cursor } = page;
    if (order === "newest") {
      const after = cursor === undefined ? undefined : readNewestCursor(cursor);
      return await listedPage(this.#newest({ tenant, filter }, after, call), filter, page, ({ place }) =>
        newestCursor(place),
      );
    }
    const after = cursor === undefined ? undefined : readIdCursor(cursor);
    return await listedPage(this.#listed({ tenant, filter }, after, call), filter, page, ({ memoryId }) =>
      idCursor(memoryId),
    );
  }

  async count({ tenant, filter }: CountRequest, call: Call): Promise<Count> {
    const counted = await this.#setup.calls.read(call, () => this.#setup.hooks.count?.({ tenant, filter }, call));
    if (counted !== undefined) return { count: counted, exact: true };
    const isMatch = filterMatcher(filter);
    let count = 0;
    for await (const { record } of this.#listed({ tenant, filter }, undefined, call)) {
      if (record !== undefined && isMatch(record)) count += 1;
    }
    return { count, exact: true };
  }

  /** The active memory of the smallest id that holds one of the keys. */
  async holderOf(tenant: string, keys: readonly string[], call: Call): Promise<MemoryRecord | undefined> {
    if (keys.length === 0) return undefined;
    for await (const { record } of this.#candidates(tenant, keys, call)) {
      if (record?.state === "active" && record.matchKeys.some((key) => keys.includes(key))) return record;
    }
    return undefined;
  }

  /** As the hit that it is now: it may have changed since it was ranked, or the index may lag behind. */
  async #hitOf(
    { tenant, filter, terms: asked }: Ranked,
    { memoryId, score }: Rank,
    call: Call,
  ): Promise<Hit | undefined> {
    const found = await this.#setup.memories.read(tenant, memoryId, call);
    if (found?.envelope.kind !== "record") return undefined;
    const { record, terms } = found.envelope;
    const isHolder = asked.some((term) => holdsTerm(term, (token) => terms.has(token)));
    if (!isHolder || !matchesFilter(record, filter)) return undefined;
    return { record, score, mode: "lexical" };
  }

  #ranks(ranked: Ranked, after: Rank | undefined, call: Call): AsyncGenerator<Rank, void, undefined> {
    return this.#ask<Rank, Rank>(
      (range) => this.#setup.hooks.search?.({ ...ranked, ...range }, call),
      (rank) => rank,
      after,
      call,
    );
  }

  async *#newest(
    { tenant, filter }: Selection,
    after: NewestPlace | undefined,
    call: Call,
  ): AsyncGenerator<Listed & { readonly place: NewestPlace }, void, undefined> {
    const places =
      this.#setup.hooks.listNewest === undefined
        ? await this.#scannedByAge({ tenant, filter }, after, call)
        : this.#ask<NewestPlace, NewestPlace>(
            (range) => this.#setup.hooks.listNewest?.({ tenant, filter, ...range }, call),
            (place) => place,
            after,
            call,
          );
    for await (const place of places) {
      const record = await this.#setup.memories.record(tenant, place.memoryId, call);
      // What has changed since it was listed stands in front by now.
      yield { memoryId: place.memoryId, place, record: record?.updatedAt === place.updatedAt ? record : undefined };
    }
  }

  async #scannedByAge(
    { tenant, filter }: Selection,
    after: NewestPlace | undefined,
    call: Call,
  ): Promise<readonly NewestPlace[]> {
    const isMatch = filterMatcher(filter);
    const places: NewestPlace[] = [];
    for await (const { envelope } of this.#setup.memories.of(tenant, call)) {
      const { memoryId, updatedAt } = envelope.record;
      const isBehind = after === undefined || compareNewest({ memoryId, updatedAt }, after) > 0;
      if (isBehind && isMatch(envelope.record)) places.push({ memoryId, updatedAt });
    }
    return places.toSorted(compareNewest);
  }

  async *#listed(selection: Selection, after: string | undefined, call: Call): AsyncGenerator<Listed, void, undefined> {
    if (this.#setup.hooks.list === undefined) yield* this.#scanned(selection.tenant, call, after);
    else {
      const ids = this.#ask(
        (range: Range<string>) => this.#setup.hooks.list?.({ ...selection, ...range }, call),
        itself,
        after,
        call,
      );
      yield* this.#read(selection.tenant, ids, call);
    }
  }

  async *#candidates(tenant: string, keys: readonly string[], call: Call): AsyncGenerator<Listed, void, undefined> {
    if (this.#setup.hooks.findByKeys === undefined) yield* this.#scanned(tenant, call);
    else {
      const find = (range: Range<string>) => this.#setup.hooks.findByKeys?.({ tenant, keys, ...range }, call);
      yield* this.#read(tenant, this.#ask(find, itself, undefined, call), call);
    }
  }

  async *#scanned(tenant: string, call: Call, after?: string): AsyncGenerator<Listed, void, undefined> {
    for await (const { memoryId, envelope } of this.#setup.memories.of(tenant, call, after)) {
      yield { memoryId, record: envelope.record };
    }
  }

  async *#read(tenant: string, ids: AsyncIterable<string>, call: Call): AsyncGenerator<Listed, void, undefined> {
    for await (const memoryId of ids)
      yield { memoryId, record: await this.#setup.memories.record(tenant, memoryId, call) };
  }

  /** Everything that a hook answers with, step by step. */
  #ask<Item, Place>(
    hook: (range: Range<Place>) => Awaitable<readonly Item[]> | undefined,
    placeOf: (item: Item) => Place,
    after: Place | undefined,
    call: Call,
  ): AsyncGenerator<Item, void, undefined> {
    const fetch = async (range: Range<Place>) => await this.#setup.calls.read(call, () => hook(range) ?? []);
    return everyItem({ fetch, placeOf }, after);
  }
}

/** A page of what a list came by and the filter lets through. */
async function listedPage<One extends Listed>(
  listed: AsyncIterable<One>,
  filter: Filter,
  page: PageRequest,
  cursorOf: (last: One) => string,
): Promise<Page<MemoryRecord>> {
  const isMatch = filterMatcher(filter);
  const show = ({ record }: One): MemoryRecord | undefined =>
    record !== undefined && isMatch(record) ? record : undefined;
  const { items, last, more } = await takePage(listed, page, show, bodyBytesOf);
  return more && last !== undefined ? { items, cursor: cursorOf(last) } : { items };
}

function itself(id: string): string {
  return id;
}
