import { BestHits, isPosition, SearchPage, type SearchStatistics } from "@mgp/adapter-kit";
import {
  cursorInvalid,
  type Hit,
  type MemoryRecord,
  type Page,
  type Rank,
  type SearchedContent,
  type SearchQuery,
} from "@mgp/core";
import type { Connection } from "@mgp/sqlite";
import { type Reached, searchGraph, SEEDS } from "./graph-search.ts";
import { type Candidate, type LexicalQuery, searchLexically } from "./lexical-search.ts";
import { toRecord } from "./rows.ts";
import { reads } from "./sql.ts";
import type { TenantRow } from "./tenant-row.ts";
import { TermCounts } from "./term-counts.ts";

/** Direct hits come first, in all their rounds, then those over edges. */
type Phase = "direct" | "graph";

/** A direct hit, or one over edges, which has paths. */
type Found = Candidate | Reached;

/** One page that is being searched for. */
interface Search {
  readonly tenant: TenantRow;
  readonly query: SearchQuery;
  readonly page: SearchPage<Found, number>;
  /** The position of the store's last change. */
  readonly newest: number;
}

/** Searches; each within the snapshot that its caller began. */
export class Searcher {
  readonly #database: Connection;
  readonly #hops: number;
  readonly #counts: TermCounts;

  constructor(database: Connection, hops: number) {
    this.#database = database;
    this.#hops = hops;
    this.#counts = new TermCounts(database);
  }

  /**
   * @param newest the position of the last change in the snapshot
   * @throws StoreError `cursor_invalid`
   */
  search(tenant: TenantRow | undefined, query: SearchQuery, newest: number): Page<Hit> {
    const records = new Map<Found, MemoryRecord>();
    const recordOf = (hit: Found): MemoryRecord => {
      const record = records.get(hit) ?? toRecord(this.#database.get(reads.record, [hit.document]) ?? {});
      records.set(hit, record);
      return record;
    };
    const page = new SearchPage<Found, number>(query, {
      bytesOf: (hit) => Buffer.byteLength(recordOf(hit).body),
      isPlace: isPosition,
      newest,
    });
    const phase = phaseIn(page.own);
    if (tenant !== undefined) this.#fill({ tenant, query, page, newest }, phase);
    return page.pageOf((hit) => toHit(hit, recordOf(hit)), phaseOf(page.hits.at(-1)));
  }

  #fill(search: Search, phase: Phase): void {
    const { page, newest } = search;
    if (phase === "direct") while (page.take(searchLexically(this.#database, this.#next(search)), newest));
    if (page.position !== undefined || this.#hops === 0) return;
    const hits = this.#reached(search, phase === "graph" ? page.after : undefined);
    // Direct hits have all come by now, so that no further round is read, whatever has changed since.
    page.take({ hits, more: false }, newest);
  }

  #next({ tenant, query: { filter, content }, page }: Search): LexicalQuery {
    const weights = page.weights ?? page.weigh(this.#statisticsOf(tenant, content, page.tokens));
    const { limit, after, round } = page;
    return { tenant: tenant.number, weights, filter, content, limit, after, round };
  }

  #statisticsOf(
    { number, documents, lengths }: TenantRow,
    content: SearchedContent,
    tokens: readonly string[],
  ): SearchStatistics {
    return {
      total: documents,
      averageLength: documents === 0 ? 0 : lengths[content] / documents,
      documents: tokens.map((token) => this.#counts.documentsOf(number, documents, token)),
    };
  }

  /** What edges lead to, behind a hit; at most one more than the page has room for. */
  #reached(search: Search, after: Rank | undefined): readonly Reached[] {
    const { query, page } = search;
    const next = this.#next(search);
    // A first page that has room left holds all direct hits.
    const seeds =
      query.cursor === undefined
        ? page.hits.slice(0, SEEDS)
        : searchLexically(this.#database, { ...next, limit: SEEDS, after: undefined, round: undefined }).hits;
    const hits = new BestHits<Reached>({ room: page.limit + 1, after });
    const { terms } = query;
    for (const hit of searchGraph(this.#database, seeds, { ...next, terms, hops: this.#hops })) hits.offer(hit);
    return hits.hits;
  }
}

/** @param own what the adapter had added to the cursor; a first page has none */
function phaseIn([phase = "direct"]: readonly unknown[]): Phase {
  if (phase !== "direct" && phase !== "graph") throw cursorInvalid();
  return phase;
}

function phaseOf(last: Found | undefined): Phase {
  return last !== undefined && "paths" in last ? "graph" : "direct";
}

/** To a direct hit one is added, so that it scores above what edges lead to, which scores below one. */
function toHit(hit: Found, record: MemoryRecord): Hit {
  if (!("paths" in hit)) return { record, score: 1 + hit.score, mode: "lexical" };
  const [path = [], ...otherPaths] = hit.paths;
  const others = otherPaths.length === 0 ? {} : { otherPaths };
  return { record, score: hit.score, mode: "graph", path, ...others };
}
