import {
  type Call,
  compareRanks,
  type Hit,
  idCursor,
  matchesFilter,
  type MemoryRecord,
  type Page,
  type Rank,
  rankCursor,
  readIdCursor,
  readRankCursor,
  type Count,
  type CountRequest,
  type ListRequest,
  type SearchRequest,
} from "@mgp/core";
import type { Awaitable } from "../store/store-body.ts";
import type { BackendCalls } from "./backend-calls.ts";
import type { Hooks, Range, Selection } from "./backend.ts";
import { everyItem } from "./every-item.ts";
import type { Memories } from "./memories.ts";
import { type Ranked, rankByScan } from "./ranking-by-scan.ts";
import { bodyBytesOf, takePage } from "./take-page.ts";

/** A memory that a list comes by; without a record where there is none any more. */
interface Listed {
  readonly memoryId: string;
  readonly record: MemoryRecord | undefined;
}

/** Finds memories by a hook of the backend, or by a scan where there is none. */
export class Finder {
  readonly #memories: Memories;
  readonly #hooks: Partial<Hooks>;
  readonly #calls: BackendCalls;

  constructor(memories: Memories, hooks: Partial<Hooks>, calls: BackendCalls) {
    this.#memories = memories;
    this.#hooks = hooks;
    this.#calls = calls;
  }

  async search({ tenant, query }: SearchRequest, call: Call): Promise<Page<Hit>> {
    const after = query.cursor === undefined ? undefined : readRankCursor(query.cursor);
    const ranked: Ranked = { tenant, filter: query.filter, tokens: [...new Set(query.tokens)] };
    const show = async (rank: Rank): Promise<Hit | undefined> => await this.#hitOf(ranked, rank, call);
    const page = await takePage(this.#ranks(ranked, after, call), query, show, ({ record }) => bodyBytesOf(record));
    return page.more && page.last !== undefined
      ? { items: page.items, cursor: rankCursor(page.last) }
      : { items: page.items };
  }

  async list({ tenant, filter, page }: ListRequest, call: Call): Promise<Page<MemoryRecord>> {
    const after = page.cursor === undefined ? undefined : readIdCursor(page.cursor);
    const show = ({ record }: Listed): MemoryRecord | undefined =>
      record !== undefined && matchesFilter(record, filter) ? record : undefined;
    const { items, last, more } = await takePage(
      this.#listed({ tenant, filter }, after, call),
      page,
      show,
      bodyBytesOf,
    );
    return more && last !== undefined ? { items, cursor: idCursor(last.memoryId) } : { items };
  }

  async count({ tenant, filter }: CountRequest, call: Call): Promise<Count> {
    const counted = await this.#calls.read(call, () => this.#hooks.count?.({ tenant, filter }, call));
    if (counted !== undefined) return { count: counted, exact: true };
    let count = 0;
    for await (const { record } of this.#listed({ tenant, filter }, undefined, call)) {
      if (record !== undefined && matchesFilter(record, filter)) count += 1;
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
  async #hitOf({ tenant, filter, tokens }: Ranked, { memoryId, score }: Rank, call: Call): Promise<Hit | undefined> {
    const found = await this.#memories.read(tenant, memoryId, call);
    if (found?.envelope.kind !== "record") return undefined;
    const { record, terms } = found.envelope;
    if (!tokens.some((token) => terms.has(token)) || !matchesFilter(record, filter)) return undefined;
    return { record, score, mode: "lexical" };
  }

  async *#ranks(ranked: Ranked, after: Rank | undefined, call: Call): AsyncGenerator<Rank, void, undefined> {
    if (this.#hooks.search === undefined) {
      const ranks = await rankByScan(this.#memories, ranked, call);
      yield* after === undefined ? ranks : ranks.filter((rank) => compareRanks(rank, after) > 0);
      return;
    }
    yield* this.#ask<Rank, Rank>(
      (range) => this.#hooks.search?.({ ...ranked, ...range }, call),
      (rank) => rank,
      after,
      call,
    );
  }

  async *#listed(selection: Selection, after: string | undefined, call: Call): AsyncGenerator<Listed, void, undefined> {
    if (this.#hooks.list === undefined) yield* this.#scanned(selection.tenant, call, after);
    else {
      const ids = this.#ask(
        (range: Range<string>) => this.#hooks.list?.({ ...selection, ...range }, call),
        itself,
        after,
        call,
      );
      yield* this.#read(selection.tenant, ids, call);
    }
  }

  async *#candidates(tenant: string, keys: readonly string[], call: Call): AsyncGenerator<Listed, void, undefined> {
    if (this.#hooks.findByKeys === undefined) yield* this.#scanned(tenant, call);
    else {
      const find = (range: Range<string>) => this.#hooks.findByKeys?.({ tenant, keys, ...range }, call);
      yield* this.#read(tenant, this.#ask(find, itself, undefined, call), call);
    }
  }

  async *#scanned(tenant: string, call: Call, after?: string): AsyncGenerator<Listed, void, undefined> {
    for await (const { memoryId, envelope } of this.#memories.of(tenant, call, after)) {
      yield { memoryId, record: envelope.record };
    }
  }

  async *#read(tenant: string, ids: AsyncIterable<string>, call: Call): AsyncGenerator<Listed, void, undefined> {
    for await (const memoryId of ids) yield { memoryId, record: await this.#memories.record(tenant, memoryId, call) };
  }

  /** Everything that a hook answers with, step by step. */
  #ask<Item, Place>(
    hook: (range: Range<Place>) => Awaitable<readonly Item[]> | undefined,
    placeOf: (item: Item) => Place,
    after: Place | undefined,
    call: Call,
  ): AsyncGenerator<Item, void, undefined> {
    const fetch = async (range: Range<Place>) => await this.#calls.read(call, () => hook(range) ?? []);
    return everyItem({ fetch, placeOf }, after);
  }
}

function itself(id: string): string {
  return id;
}
