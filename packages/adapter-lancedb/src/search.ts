import {
  askableTerms,
  cutToPage,
  isPosition,
  pageVector,
  SearchPage,
  type SearchRound,
  tokensOf,
  type Weights,
} from "@mgp/adapter-kit";
import {
  type Call,
  compareRanks,
  cursorInvalid,
  type Hit,
  filterMatcher,
  type Page,
  type SearchQuery,
} from "@mgp/core";
import type { QueryVectors } from "@mgp/embeddings";
import { bestHolders, type Candidate, candidatesOf, compared, holdersIn, nearest } from "./candidates.ts";
import { type Carried, carriedIn, carriedParts } from "./carried.ts";
import { within } from "./conditions.ts";
import type { Ranking } from "./manifest.ts";
import type { MemoryTable } from "./memory-table.ts";
import { changedIn } from "./positions.ts";
import { countOver, type Ranked, Ranker } from "./ranking.ts";
import type { Reader } from "./reader.ts";
import { ROW_COLUMNS } from "./schema.ts";
import { HEAD } from "./search-bounds.ts";

export interface SearchSetup {
  readonly ranking: Ranking;
  readonly minSimilarity: number;
}

/** A hit with its record. */
interface Found extends Ranked {
  readonly hit: Hit;
}

type HitPage = SearchPage<Found, number>;

/** One page of a search on its way. */
interface Asked {
  readonly query: SearchQuery;
  readonly tokens: readonly string[];
  /** Tenant and filter, as SQL. */
  readonly where: string;
  readonly vector: Float32Array | undefined;
  readonly content: SearchQuery["content"];
  readonly ranking: Ranking;
  readonly call: Call;
}

/** Hits in their order, and what leads on from them. */
interface Answer {
  readonly ranked: readonly Ranked[];
  readonly carried: Carried;
}

/** Searches by words and by meaning. */
export class Searcher {
  readonly #table: MemoryTable;
  readonly #reader: Reader;
  readonly #queryVectors: QueryVectors;
  readonly #feed: string;
  readonly #setup: SearchSetup;

  constructor(table: MemoryTable, reader: Reader, queryVectors: QueryVectors, feed: string, setup: SearchSetup) {
    this.#table = table;
    this.#reader = reader;
    this.#queryVectors = queryVectors;
    this.#feed = feed;
    this.#setup = setup;
  }

  async search(tenant: string, query: SearchQuery, call: Call): Promise<Page<Hit>> {
    const isFirst = query.cursor === undefined;
    const newest = isFirst ? { newest: await this.#table.version(call) } : {};
    const options = { bytesOf: ({ bytes }: Found) => bytes, isPlace: isPosition, isSample: true, ...newest };
    const page: HitPage = new SearchPage(query, options);
    let carried = isFirst ? undefined : carriedIn(page.own, this.#feed);
    const asked = await this.#asked(tenant, query, page, carried, call);
    for (let goesOn = true; goesOn;) {
      const answer = await this.#answer(asked, page, carried);
      ({ carried } = answer);
      const { items, more } = cutToPage(answer.ranked, { limit: page.limit, ...roomIn(page, query) }, bytesOf);
      const hits = await this.#found(items, asked, roundOf(asked, page));
      // Behind a first page that holds everything there is nothing to look for.
      const upTo = isFirst || more ? page.round?.upTo : undefined;
      goesOn = page.take({ hits, more }, upTo ?? (await this.#table.version(call)));
    }
    return page.pageOf(({ hit }) => hit, ...(carried === undefined ? [] : carriedParts(carried, this.#feed)));
  }

  async #asked(
    tenant: string,
    query: SearchQuery,
    page: HitPage,
    carried: Carried | undefined,
    call: Call,
  ): Promise<Asked> {
    const isRanked = page.round === undefined || page.round.number === 1;
    const vector = isRanked ? await this.#vectorOf(query.text, carried?.by, call) : undefined;
    return {
      query,
      tokens: tokensOf(askableTerms(query.terms)).toSorted(),
      where: within(tenant, query.filter),
      vector,
      content: query.content,
      ranking: vector === undefined ? "words" : this.#setup.ranking,
      call,
    };
  }

  /** `undefined`: by words alone, since that is all there is, now or when the first page was made. */
  async #vectorOf(text: string, by: Carried["by"] | undefined, call: Call): Promise<Float32Array | undefined> {
    return await pageVector(by, async () =>
      this.#setup.ranking === "words" ? undefined : await this.#queryVectors.of(text, call),
    );
  }

  /** Hits of the page's round behind its last one, at least one more than it has room for while there are more. */
  async #answer(asked: Asked, page: HitPage, carried: Carried | undefined): Promise<Answer> {
    if (carried === undefined) return await this.#firstAnswer(asked, page);
    const { round, weights } = page;
    if (round === undefined || weights === undefined) throw cursorInvalid();
    const ranker = this.#rankerOf(asked, weights);
    if (round.number > 1) {
      // What has changed meanwhile is ranked by its words.
      const holders = await holdersIn(this.#table, asked, round, asked.call);
      return { ranked: ranker.tail(holders, 1, behind(page)), carried: { ...carried, head: [], hasOthers: false } };
    }
    const candidates = await candidatesOf(this.#table, carried.head, asked, round, asked.call);
    const head = ranker.head(candidates, asked.ranking, carried.best);
    return await this.#withTail(head, ranker, asked, page, carried);
  }

  async #firstAnswer(asked: Asked, page: HitPage): Promise<Answer> {
    const { call } = asked;
    const [holders, near] = await Promise.all([
      bestHolders(this.#table, asked, call),
      nearest(this.#table, asked, call),
    ]);
    const weights = page.weigh(countOver(together(holders.candidates, near), page.tokens));
    const ranker = this.#rankerOf(asked, weights);
    const best = holders.areBest ? holders.candidates : await this.#bestOf(holders.candidates, ranker, asked);
    const candidates = together(best, near);
    const most = Math.max(0, ...candidates.map((candidate) => ranker.words(candidate)));
    const head = ranker.head(candidates, asked.ranking, most);
    return await this.#withTail(head, ranker, asked, page, {
      by: asked.vector === undefined ? "words" : "meaning",
      best: most,
      lowest: head.at(-1)?.score ?? 1,
      head: head.flatMap(({ rowId }) => rowId ?? []),
      hasOthers: holders.hasOthers,
    });
  }

  /** Of holders that LanceDB ranks alike those that we rank first, with their similarity. */
  async #bestOf(holders: readonly Candidate[], ranker: Ranker, asked: Asked): Promise<readonly Candidate[]> {
    const keys = new Set(ranker.tail(holders, 1, { room: HEAD, after: undefined }).map(({ key }) => key));
    const best = holders.filter(({ key }) => keys.has(key));
    return await compared(this.#table, best, asked, asked.call);
  }

  /** What of the head is left, and further holders where that is too little. */
  async #withTail(
    head: readonly Ranked[],
    ranker: Ranker,
    asked: Asked,
    page: HitPage,
    carried: Carried,
  ): Promise<Answer> {
    const { after } = page;
    const ranked = head.filter((hit) => after === undefined || compareRanks(hit, after) > 0);
    if (ranked.length > page.limit || !carried.hasOthers) return { ranked, carried };
    const known = new Set<number | undefined>(carried.head);
    const holders = await holdersIn(this.#table, asked, roundOf(asked, page), asked.call);
    const others = holders.filter(({ rowId }) => !known.has(rowId));
    return { ranked: [...ranked, ...ranker.tail(others, carried.lowest, behind(page))], carried };
  }

  /** With their records, but for what changed since; what changed beside a first page is only left out if it does not match. */
  async #found(
    ranked: readonly Ranked[],
    asked: Asked,
    round: SearchRound<number> | undefined,
  ): Promise<readonly Found[]> {
    const where = round === undefined ? [] : [changedIn(round)];
    const keys = new Set(ranked.map(({ key }) => key));
    const rows = await this.#reader.rowsOf(keys, ROW_COLUMNS, asked.call, where);
    const isMatch = filterMatcher(asked.query.filter);
    return ranked.flatMap((one): readonly Found[] => {
      const row = rows.get(one.key);
      if (row?.kind !== "record" || !isMatch(row.record)) return [];
      const { record } = row;
      return [{ ...one, bytes: Buffer.byteLength(record.body), hit: { record, score: one.score, mode: one.mode } }];
    });
  }

  #rankerOf({ query }: Asked, weights: Weights): Ranker {
    const { minSimilarity } = this.#setup;
    return new Ranker({ isLiteral: query.literal ?? false, minSimilarity }, weights);
  }
}

/** What rows have to be of; those of a first page are of all rounds. */
function roundOf({ query }: Asked, { round }: HitPage): SearchRound<number> | undefined {
  return query.cursor === undefined ? undefined : round;
}

/** Each record once. */
function together(holders: readonly Candidate[], near: readonly Candidate[]): readonly Candidate[] {
  return [...new Map([...holders, ...near].map((candidate) => [candidate.key, candidate])).values()];
}

function behind({ limit, after }: HitPage): { readonly room: number; readonly after: HitPage["after"] } {
  return { room: limit + 1, after };
}

function bytesOf({ bytes }: Ranked): number {
  return bytes;
}

function roomIn({ hits }: HitPage, { bytes }: SearchQuery): { readonly bytes?: number } {
  return bytes === undefined ? {} : { bytes: hits.reduce((left, hit) => left - hit.bytes, bytes) };
}
