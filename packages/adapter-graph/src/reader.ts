import {
  BestHits,
  changeStart,
  pageOfNames,
  type RankedPage,
  searchCursor,
  type SearchStatistics,
  weightsOf,
} from "@mgp/adapter-kit";
import {
  type Change,
  changeCursor,
  type ChangePage,
  type ChangePosition,
  type Filter,
  type Hit,
  idCursor,
  type MemoryRecord,
  type Page,
  type PageRequest,
  readIdCursor,
  type SearchQuery,
} from "@mgp/core";
import { type Connection, numberIn, type Row, textIn } from "@mgp/sqlite";
import { type GraphPosition, type Phase, readPosition } from "./cursors.ts";
import { type First, firstOf } from "./first-of.ts";
import { type Reached, searchGraph, SEEDS } from "./graph-search.ts";
import { type Candidate, type LexicalQuery, searchLexically } from "./lexical-search.ts";
import { toRecord } from "./rows.ts";
import { boundOf, countOf, listOf, reads } from "./sql.ts";
import { TermCounts } from "./term-counts.ts";

/** The most records that one call of `list` looks at; a page may be short and go on behind its cursor. */
const MOST_EXAMINED = 10_000;

/** What core makes every token. Another can be in no record, and full-text search would take it apart. */
const ENCODED = /^[a-z0-9]+$/;

interface TenantRow {
  readonly number: number;
  readonly documents: number;
  readonly tokens: number;
  readonly horizon: number;
}

interface PlacedChange {
  readonly position: number;
  readonly change: Change;
}

/** The reads that may take long, on a connection of their own; each sees the database as of one instant. */
export class Reader {
  readonly #database: Connection;
  readonly #hops: number;
  readonly #counts: TermCounts;

  constructor(database: Connection, hops: number) {
    this.#database = database;
    this.#hops = hops;
    this.#counts = new TermCounts(database);
  }

  search(name: string, query: SearchQuery): Page<Hit> {
    const position = query.cursor === undefined ? undefined : readPosition(query.cursor);
    return this.#inTenant(name, { items: [] }, (tenant) => this.#search(tenant, query, position));
  }

  list(name: string, filter: Filter, page: PageRequest): Page<MemoryRecord> {
    const after = page.cursor === undefined ? "" : readIdCursor(page.cursor);
    return this.#inTenant(name, { items: [] }, ({ number }) => {
      const bound = boundOf(number, filter, after, MOST_EXAMINED);
      const boundRow = this.#database.get(bound.sql, bound.values);
      const upTo = boundRow === undefined ? undefined : textIn(boundRow, "memory_id");
      const list = listOf(number, filter, { after, upTo, limit: page.limit + 1 });
      const { items, more } = firstOf(this.#database.each(list.sql, list.values), page, toRecord, bodyBytesOf);
      const last = more ? items.at(-1)?.memoryId : upTo;
      return last === undefined ? { items } : { items, cursor: idCursor(last) };
    });
  }

  changes(name: string, page: PageRequest): ChangePage {
    return this.#database.snapshot(() => {
      const tenant = this.#tenant(name);
      const start = this.#changePosition(tenant, page.cursor);
      const { items, more } =
        tenant === undefined ? { items: [], more: false } : this.#changesAfter(tenant.number, start.position, page);
      const position = items.at(-1)?.position ?? start.position;
      const cursor = changeCursor({ ...start, position });
      return { items: items.map(({ change }) => change), cursor, more };
    });
  }

  count(name: string, filter: Filter): number {
    return this.#inTenant(name, 0, (tenant) => {
      if (Object.values(filter).every((value) => value === undefined)) return tenant.documents;
      const count = countOf(tenant.number, filter);
      return numberIn(this.#database.get(count.sql, count.values), "count");
    });
  }

  tenants(page: PageRequest): Page<string> {
    const after = page.cursor === undefined ? "" : readIdCursor(page.cursor);
    const rows = this.#database.all(reads.tenants, [after, page.limit + 1]);
    return pageOfNames(
      rows.map((row) => textIn(row, "name")),
      page,
    );
  }

  heldElsewhere(name: string, memoryId: string): boolean {
    return numberIn(this.#database.get(reads.heldElsewhere, [name, memoryId]), "held") === 1;
  }

  #inTenant<Result>(name: string, absent: Result, read: (tenant: TenantRow) => Result): Result {
    return this.#database.snapshot(() => {
      const tenant = this.#tenant(name);
      return tenant === undefined ? absent : read(tenant);
    });
  }

  #tenant(name: string): TenantRow | undefined {
    const row = this.#database.get(reads.tenant, [name]);
    return row === undefined
      ? undefined
      : {
          number: numberIn(row, "number"),
          documents: numberIn(row, "documents"),
          tokens: numberIn(row, "tokens"),
          horizon: numberIn(row, "horizon"),
        };
  }

  #search(tenant: TenantRow, request: SearchQuery, position: GraphPosition | undefined): Page<Hit> {
    const tokens = [...new Set(request.tokens)].filter((token) => ENCODED.test(token)).toSorted();
    const statistics = position?.statistics ?? this.#statisticsOf(tenant, tokens);
    const { filter, limit } = request;
    const query = { tenant: tenant.number, weights: weightsOf(tokens, statistics), filter, limit };
    const direct: RankedPage<Candidate> =
      position?.phase === "graph"
        ? { hits: [], more: false }
        : searchLexically(this.#database, { ...query, after: position?.rank });
    const reached = direct.more || this.#hops === 0 ? [] : this.#reached(query, tokens, position, direct.hits);
    const found: readonly (Candidate | Reached)[] = [...direct.hits, ...reached];
    const { items, more } = firstOf(
      found,
      request,
      (hit) => this.#hit(tenant.number, hit),
      (hit) => bodyBytesOf(hit.record),
    );
    const last = found[items.length - 1];
    if (last === undefined || !(direct.more || more)) return { items };
    const phase: Phase = "paths" in last ? "graph" : "direct";
    return { items, cursor: searchCursor({ rank: last, statistics }, phase) };
  }

  #statisticsOf({ number, documents, tokens: length }: TenantRow, tokens: readonly string[]): SearchStatistics {
    return {
      total: documents,
      averageLength: documents === 0 ? 0 : length / documents,
      documents: tokens.map((token) => this.#counts.documentsOf(number, documents, token)),
    };
  }

  /** What edges lead to, behind the position; at most one more than the page holds. `direct`: all hits, if it is the first page. */
  #reached(
    query: Omit<LexicalQuery, "after">,
    tokens: readonly string[],
    position: GraphPosition | undefined,
    direct: readonly Candidate[],
  ): readonly Reached[] {
    const seeds =
      position === undefined
        ? direct.slice(0, SEEDS)
        : searchLexically(this.#database, { ...query, limit: SEEDS, after: undefined }).hits;
    const { tenant, filter } = query;
    const after = position?.phase === "graph" ? position.rank : undefined;
    const hits = new BestHits<Reached>({ room: query.limit + 1, after });
    for (const hit of searchGraph(this.#database, seeds, { tenant, filter, tokens, hops: this.#hops })) hits.offer(hit);
    return hits.hits;
  }

  /** To a direct hit one is added, so that it scores above what edges lead to, which scores below one. */
  #hit(tenant: number, hit: Candidate | Reached): Hit {
    const record = this.#record(tenant, hit.document);
    if (!("paths" in hit)) return { record, score: 1 + hit.score, mode: "lexical" };
    const [path = [], ...otherPaths] = hit.paths;
    const others = otherPaths.length === 0 ? {} : { otherPaths };
    return { record, score: hit.score, mode: "graph", path, ...others };
  }

  #record(tenant: number, document: number): MemoryRecord {
    return toRecord(this.#database.get(reads.record, [tenant, document]) ?? {});
  }

  #changesAfter(tenant: number, position: number, page: PageRequest): First<PlacedChange> {
    const values = [tenant, position, page.limit + 1];
    const purges = this.#database.all(reads.changedTombstones, values).map(toPurge);
    const changes = merged(purges, this.#database.each(reads.changedRecords, values));
    return firstOf(
      changes,
      page,
      (one) => one,
      ({ change }) => (change.kind === "record" ? bodyBytesOf(change.record) : 0),
    );
  }

  #changePosition(tenant: TenantRow | undefined, cursor: string | undefined): ChangePosition {
    const store = this.#database.get(reads.store);
    const feed = textIn(store, "feed");
    const horizon = tenant?.horizon ?? numberIn(store, "dropped_horizon");
    return changeStart(cursor, { feed, horizon, newest: numberIn(store, "position") });
  }
}

/** The two kinds of changes, each by position, as one. */
function* merged(purges: readonly PlacedChange[], rows: Iterable<Row>): Generator<PlacedChange, void, undefined> {
  let next = 0;
  for (const row of rows) {
    const change = toChange(row);
    for (let purge = purges[next]; purge !== undefined && purge.position < change.position; purge = purges[next]) {
      next += 1;
      yield purge;
    }
    yield change;
  }
  yield* purges.slice(next);
}

function bodyBytesOf({ body }: MemoryRecord): number {
  return Buffer.byteLength(body);
}

function toChange(row: Row): PlacedChange {
  return { position: numberIn(row, "position"), change: { kind: "record", record: toRecord(row) } };
}

function toPurge(row: Row): PlacedChange {
  const change: Change = { kind: "purged", memoryId: textIn(row, "memory_id"), revision: numberIn(row, "revision") };
  return { position: numberIn(row, "position"), change };
}
