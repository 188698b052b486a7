import {
  type Hit,
  matchesFilter,
  type MemoryAdapter,
  type MemoryRecord,
  type Page,
  type PageRequest,
  type Searchable,
  StoreError,
} from "@mgp/core";
import { brokenAdapter } from "./delegate.ts";

type Broken = Readonly<Record<string, MemoryAdapter<Readonly<Record<string, never>>>>>;

export const EVERYTHING = 100_000;

const NOTHING: Searchable = { tokens: [], lengths: { open: 0, full: 0 }, text: "" };

function withoutLongest(searchable: Searchable): Searchable {
  return { ...searchable, tokens: searchable.tokens.filter((token) => token.length < 38) };
}

/** Core encodes all others in another form. */
function onlyPlain(searchable: Searchable): Searchable {
  return { ...searchable, tokens: searchable.tokens.filter((token) => /^.z/.test(token)) };
}

/** A page by the number of items before it. */
export function byOffset<Item>(items: readonly Item[], { limit, cursor }: PageRequest): Page<Item> {
  const offset = cursor === undefined ? 0 : Number(/^offset (\d+)$/.exec(cursor)?.[1] ?? Number.NaN);
  if (Number.isNaN(offset)) throw new StoreError("cursor_invalid", "not a cursor of this store");
  const page = items.slice(offset, offset + limit);
  return offset + limit < items.length ? { items: page, cursor: `offset ${String(offset + limit)}` } : { items: page };
}

function ofAnySize<Request extends PageRequest>(request: Request): Omit<Request, "bytes"> {
  const { bytes: _, ...unbounded } = request;
  return unbounded;
}

const byUnits = (left: MemoryRecord, right: MemoryRecord): number => (left.memoryId < right.memoryId ? -1 : 1);

/** Adapters that find too much, too little, or in the wrong order. */
export const brokenReads: Broken = {
  "filters behind the limit": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query }, call) => {
        const page = await inner.search(
          { tenant, query: { ...query, filter: {}, limit: Math.max(query.limit, 50) } },
          call,
        );
        return { items: page.items.filter((hit) => matchesFilter(hit.record, query.filter)).slice(0, query.limit) };
      },
    },
  })),
  "shows expired records in a search": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query }, call) => {
        const { notExpiredAt: _, ...filter } = query.filter;
        return await inner.search({ tenant, query: { ...query, filter } }, call);
      },
    },
  })),
  "hides what its own clock calls expired": brokenAdapter((inner) => ({
    store: {
      list: async ({ tenant, filter, page }, call) =>
        await inner.list({ tenant, filter: { notExpiredAt: Date.now(), ...filter }, page }, call),
    },
  })),
  "takes any of the labels for all": brokenAdapter((inner) => ({
    store: {
      list: async ({ filter: { labels, ...filter }, ...rest }, call) => {
        const page = await inner.list({ ...rest, filter }, call);
        const isAsked = ({ labelKeys }: MemoryRecord): boolean =>
          labels === undefined || labels.length === 0 || labels.some((label) => labelKeys.includes(label));
        return { ...page, items: page.items.filter(isAsked) };
      },
    },
  })),
  "matches the beginning of an id as a pattern": brokenAdapter((inner) => ({
    store: {
      list: async ({ filter: { idPrefix, ...filter }, ...rest }, call) => {
        const page = await inner.list({ ...rest, filter }, call);
        const pattern = new RegExp(`^${(idPrefix ?? "").replaceAll("_", ".").replaceAll("%", ".*")}`, "su");
        return { ...page, items: page.items.filter((record) => pattern.test(record.memoryId)) };
      },
    },
  })),
  "shows shared scopes to no other subject": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query }, call) => {
        const { visibleTo, ...filter } = query.filter;
        const seen = visibleTo === undefined ? {} : { visibleTo: { ...visibleTo, scopes: [] } };
        return await inner.search({ tenant, query: { ...query, filter: { ...filter, ...seen } } }, call);
      },
    },
  })),
  "looks for many subjects behind the limit": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query }, call) => {
        const { visibleTo: _visibleTo, scopes: _scopes, subjectKinds: _subjectKinds, ...filter } = query.filter;
        const page = await inner.search(
          { tenant, query: { ...query, filter, limit: Math.max(query.limit, 50) } },
          call,
        );
        return { items: page.items.filter((hit) => matchesFilter(hit.record, query.filter)).slice(0, query.limit) };
      },
    },
  })),
  "takes what was never changed for changed long ago": brokenAdapter((inner) => ({
    store: {
      list: async ({ filter, ...rest }, call) => {
        const { stateChangedTo, ...others } = filter;
        const page = await inner.list({ ...rest, filter: others }, call);
        const isAsked = ({ stateChangedAt = 0 }: MemoryRecord): boolean =>
          stateChangedTo === undefined || stateChangedAt < stateChangedTo;
        return { ...page, items: page.items.filter(isAsked) };
      },
    },
  })),
  "finds what is not valid yet": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query }, call) => {
        const { validAt, ...filter } = query.filter;
        const page = await inner.search({ tenant, query: { ...query, filter } }, call);
        const isOver = ({ validTo }: MemoryRecord): boolean =>
          validAt !== undefined && validTo !== undefined && validTo <= validAt;
        return { ...page, items: page.items.filter(({ record }) => !isOver(record)) };
      },
    },
  })),
  "lists by id whatever was asked": brokenAdapter((inner) => ({
    store: { list: async ({ order: _order, ...request }, call) => await inner.list(request, call) },
  })),
  "pages the newest by offset": brokenAdapter((inner) => ({
    store: {
      list: async ({ page, ...request }, call) => {
        if (request.order !== "newest") return await inner.list({ page, ...request }, call);
        const { items } = await inner.list({ ...request, page: { limit: EVERYTHING } }, call);
        return byOffset(items, page);
      },
    },
  })),
  "pages a search by offset": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query }, call) => {
        const { cursor: _, ...whole } = query;
        const { items } = await inner.search({ tenant, query: { ...whole, limit: EVERYTHING } }, call);
        return byOffset(items, query);
      },
    },
  })),
  "leaves out of a search what changed since its first page": brokenAdapter((inner) => {
    const firstPages = new Map<string, readonly Hit[]>();
    return {
      store: {
        search: async ({ tenant, query }, call) => {
          const { cursor, ...whole } = query;
          const key = `${tenant} ${JSON.stringify([query.terms, query.filter])}`;
          const { items } = await inner.search({ tenant, query: { ...whole, limit: EVERYTHING } }, call);
          if (cursor === undefined) firstPages.set(key, items);
          const now = new Map(items.map((hit) => [hit.record.memoryId, hit.record.revision]));
          const then = byOffset(firstPages.get(key) ?? [], query);
          return { ...then, items: then.items.filter(({ record }) => now.get(record.memoryId) === record.revision) };
        },
      },
    };
  }),
  "drops tokens of 38 characters": brokenAdapter((inner) => ({
    store: {
      insert: async ({ searchable, ...rest }, call) =>
        await inner.insert({ ...rest, searchable: withoutLongest(searchable) }, call),
      insertMany: async ({ tenant, items, ...options }, call) =>
        await inner.insertMany(
          {
            tenant,
            items: items.map((item) => ({
              ...item,
              searchable: withoutLongest(item.searchable),
            })),
            ...options,
          },
          call,
        ),
    },
  })),
  "has a limit of tokens of its own": brokenAdapter((inner) => ({
    store: {
      insert: async ({ searchable, ...rest }, call) =>
        await inner.insert(
          { ...rest, searchable: { ...searchable, tokens: searchable.tokens.slice(0, 10_000) } },
          call,
        ),
    },
  })),
  "takes one token of a compound for all of it": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query }, call) => {
        const tokens = query.terms.flatMap(({ alternatives }) => alternatives.flat());
        const terms = [...new Set(tokens)].map((token) => ({ alternatives: [[token]] }));
        return await inner.search({ tenant, query: { ...query, terms } }, call);
      },
    },
  })),
  "loses words that are not of plain letters": brokenAdapter((inner) => ({
    store: {
      insert: async ({ searchable, ...rest }, call) =>
        await inner.insert({ ...rest, searchable: onlyPlain(searchable) }, call),
    },
  })),
  "requires every term": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query }, call) => {
        const all = await Promise.all(
          query.terms.map(async (term) => {
            const page = await inner.search({ tenant, query: { ...query, terms: [term], limit: EVERYTHING } }, call);
            return new Set(page.items.map((hit) => hit.record.memoryId));
          }),
        );
        const { cursor: _, ...whole } = query;
        const { items } = await inner.search({ tenant, query: { ...whole, limit: EVERYTHING } }, call);
        return byOffset(
          items.filter((hit) => all.every((found) => found.has(hit.record.memoryId))),
          query,
        );
      },
    },
  })),
  "loses the index when nothing changed in it": brokenAdapter((inner) => ({
    store: {
      replace: async (request, call) => await inner.replace({ searchable: NOTHING, ...request }, call),
    },
  })),
  "breaks ties by id alone": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query: { cursor, limit, ...query } }, call) => {
        const { items } = await inner.search({ tenant, query: { ...query, limit: EVERYTHING } }, call);
        const sorted = items.toSorted((left, right) => right.score - left.score || byUnits(left.record, right.record));
        return byOffset(sorted, cursor === undefined ? { limit } : { limit, cursor });
      },
    },
  })),
  "counts words over all tenants": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query }, call) => {
        const page = await inner.search({ tenant, query }, call);
        const { items: tenants } = await inner.operator.tenants({ limit: EVERYTHING }, call);
        let documents = 0;
        for (const other of tenants)
          documents += (await inner.operator.count({ tenant: other, filter: {} }, call)).count;
        return { ...page, items: page.items.map((hit) => ({ ...hit, score: hit.score * (1 + Math.log(documents)) })) };
      },
    },
  })),
  "lists by UTF-16 units": brokenAdapter((inner) => ({
    store: {
      list: async ({ tenant, filter, page }, call) => {
        const { items } = await inner.list({ tenant, filter, page: { limit: EVERYTHING } }, call);
        return byOffset(items.toSorted(byUnits), page);
      },
    },
  })),
  "pages by offset": brokenAdapter((inner) => ({
    store: {
      list: async ({ tenant, filter, page }, call) =>
        byOffset((await inner.list({ tenant, filter, page: { limit: EVERYTHING } }, call)).items, page),
    },
  })),
  "answers get in its own order": brokenAdapter((inner) => ({
    store: {
      get: async ({ tenant, memoryIds: ids }, call) => await inner.get({ tenant, memoryIds: ids.toSorted() }, call),
    },
  })),
  "leaves purges out of the feed": brokenAdapter((inner) => ({
    store: {
      changes: async (...args) => {
        const page = await inner.changes(...args);
        return { ...page, items: page.items.filter((change) => change.kind === "record") };
      },
    },
  })),
  "begins the feed again at every reader": brokenAdapter((inner) => ({
    store: {
      changes: async ({ tenant, page: { limit, cursor } }, call) => {
        const page = await inner.changes({ tenant, page: { limit: EVERYTHING } }, call);
        const offset = Number(/^offset (\d+)$/.exec(cursor ?? "offset 0")?.[1] ?? Number.NaN);
        if (Number.isNaN(offset)) throw new StoreError("cursor_invalid", "not a cursor of this store");
        const items = page.items.slice(offset, offset + limit);
        return { items, cursor: `offset ${String(offset + items.length)}`, more: offset + limit < page.items.length };
      },
    },
  })),
  "reads pages of any size": brokenAdapter((inner) => ({
    store: {
      search: async ({ tenant, query }, call) => await inner.search({ tenant, query: ofAnySize(query) }, call),
      list: async ({ tenant, filter, page }, call) => await inner.list({ tenant, filter, page: ofAnySize(page) }, call),
      changes: async ({ tenant, page }, call) => await inner.changes({ tenant, page: ofAnySize(page) }, call),
    },
  })),
  "goes on behind what had no room": brokenAdapter((inner) => ({
    store: {
      list: async ({ tenant, filter, page: { bytes, ...page } }, call) => {
        const { items, cursor } = await inner.list({ tenant, filter, page }, call);
        let left = bytes ?? Number.POSITIVE_INFINITY;
        const first = items.filter(({ body }, place) => (left -= Buffer.byteLength(body)) >= 0 || place === 0);
        return cursor === undefined ? { items: first } : { items: first, cursor };
      },
    },
  })),
};
