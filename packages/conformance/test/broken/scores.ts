import {
  bm25,
  compareRanks,
  type ContentLengths,
  type Hit,
  inverseDocumentFrequency,
  matchesFilter,
  type MemoryAdapter,
  type MemoryStore,
  type Searchable,
  type SearchedContent,
  type SearchQuery,
} from "@mgp/core";
import { type Breakage, brokenAdapter } from "./delegate.ts";
import { byOffset, EVERYTHING } from "./reads.ts";

/** What a ranking counts by, which a broken one takes from the wrong place. */
interface Counting {
  readonly lengthOf: (lengths: ContentLengths, content: SearchedContent) => number;
  readonly averageOf: (lengths: ContentLengths, content: SearchedContent) => number;
  /** The tokens of which the records are counted for a token. */
  readonly countedAs: (token: string) => readonly string[];
  /** How often a record holds some tokens together, and over several alternatives, out of the frequencies of each. */
  readonly within: (frequencies: readonly number[]) => number;
  readonly over: (frequencies: readonly number[]) => number;
}

const right: Counting = {
  lengthOf: (lengths, content) => lengths[content],
  averageOf: (lengths, content) => lengths[content],
  countedAs: (token) => [token],
  within: (frequencies) => Math.min(...frequencies),
  over: (frequencies) => sumOf(frequencies),
};

const ofBoth = ({ full }: ContentLengths): number => full;
/** As if each name space were the same. */
const ofAnySpace = (token: string): readonly string[] => ["z", "p", "h"].map((space) => space + token.slice(1));

/** A ranking of its own over what the memory adapter keeps. */
function ranked(counting: Counting): (inner: MemoryStore) => Breakage {
  return (inner) => {
    const kept = new Map<string, Map<string, Searchable>>();
    const keep = (tenant: string, id: string, searchable: Searchable | undefined): void => {
      const records = kept.get(tenant) ?? new Map<string, Searchable>();
      kept.set(tenant, records);
      if (searchable !== undefined) records.set(id, searchable);
    };
    return {
      store: {
        insert: async (request, call) => {
          const result = await inner.insert(request, call);
          if (result.kind === "inserted") keep(request.tenant, request.draft.memoryId, request.searchable);
          return result;
        },
        insertMany: async (request, call) => {
          for (const { draft, searchable } of request.items) keep(request.tenant, draft.memoryId, searchable);
          return await inner.insertMany(request, call);
        },
        replace: async (request, call) => {
          keep(request.tenant, request.draft.memoryId, request.searchable);
          return await inner.replace(request, call);
        },
        remove: async (request, call) => {
          kept.get(request.tenant)?.delete(request.memoryId);
          return await inner.remove(request, call);
        },
        search: async ({ tenant, query }, call) => {
          const records = kept.get(tenant) ?? new Map<string, Searchable>();
          const scores = scoresOf(records, query, counting);
          const found = await inner.list({ tenant, filter: {}, page: { limit: EVERYTHING } }, call);
          const hits = found.items
            .filter((record) => matchesFilter(record, query.filter))
            .map((record): Hit => ({ record, score: scores.get(record.memoryId) ?? 0, mode: "lexical" }))
            .filter(({ score }) => score > 0)
            .toSorted((one, other) => compareRanks({ ...one.record, ...one }, { ...other.record, ...other }));
          return byOffset(hits, query);
        },
      },
    };
  };
}

function scoresOf(
  records: ReadonlyMap<string, Searchable>,
  { terms, content }: SearchQuery,
  { lengthOf, averageOf, countedAs, within, over }: Counting,
): ReadonlyMap<string, number> {
  const all = [...records.values()];
  const average = sumOf(all.map(({ lengths }) => averageOf(lengths, content))) / Math.max(1, all.length);
  const holdersOf = (token: string): number =>
    all.filter(({ tokens }) => countedAs(token).some((one) => tokens.includes(one))).length;
  const scoreOf = ({ tokens, lengths }: Searchable): number =>
    sumOf(
      terms.map(({ alternatives }) => {
        const frequency = over(alternatives.map((some) => within(some.map((token) => timesIn(tokens, token)))));
        const documents = sumOf(alternatives.map((some) => Math.min(...some.map(holdersOf))));
        const weight = inverseDocumentFrequency(Math.min(all.length, documents), all.length);
        return frequency === 0 ? 0 : bm25(frequency, weight, lengthOf(lengths, content), average);
      }),
    );
  return new Map([...records].map(([id, searchable]) => [id, scoreOf(searchable)]));
}

function timesIn(tokens: readonly string[], token: string): number {
  return tokens.filter((one) => one === token).length;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}

const scoring = (wrong: Partial<Counting>): MemoryAdapter<Readonly<Record<string, never>>> =>
  brokenAdapter(ranked({ ...right, ...wrong }), { searchPages: "live" });

/** Ranks as it should: what shows that those below are caught for what they do wrong. */
export const rightScores: MemoryAdapter<Readonly<Record<string, never>>> = scoring({});

export const brokenScores: Readonly<Record<string, MemoryAdapter<Readonly<Record<string, never>>>>> = {
  "has one length for what is open and what is hidden": scoring({ lengthOf: ofBoth }),
  "has one average of both lengths": scoring({ averageOf: ofBoth }),
  "counts words over both name spaces": scoring({ countedAs: ofAnySpace }),
  "only marks hidden words": scoring({ lengthOf: ofBoth, averageOf: ofBoth, countedAs: ofAnySpace }),
  "holds a term by any of its tokens": scoring({ within: (frequencies) => Math.max(...frequencies) }),
  "takes the first alternative only": scoring({ over: ([first = 0]) => first }),
  "adds up the tokens that stand together": scoring({
    within: (frequencies) => (frequencies.includes(0) ? 0 : sumOf(frequencies)),
  }),
};
