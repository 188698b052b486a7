import { accessSync, constants } from "node:fs";
import {
  changeStart,
  isPosition,
  type RankedPage,
  Scores,
  searchCursor,
  SearchPage,
  type SearchStatistics,
  type StoreBody,
  weightsOf,
} from "@mgp/adapter-kit";
import {
  type BatchInsertResult,
  type Call,
  type Change,
  changeCursor,
  type ChangePage,
  type Hit,
  idCursor,
  type InsertResult,
  type ListOrder,
  type MemoryRecord,
  type Page,
  newestCursor,
  PageRoom,
  type Rank,
  readIdCursor,
  readNewestCursor,
  type RemoveResult,
  type ReplaceResult,
  type ChangesRequest,
  type GetRequest,
  type InsertManyRequest,
  type InsertRequest,
  type ListRequest,
  type RemoveRequest,
  type ReplaceRequest,
  type SearchQuery,
  type SearchRequest,
} from "@mgp/core";
import { FileOperator } from "./file-operator.ts";
import { FileWrites } from "./file-writes.ts";
import type { IndexedChange, IndexedTenant } from "./index-reader.ts";
import { searchLexically } from "./lexical-search.ts";
import type { OpenParts } from "./open-parts.ts";
import type { Behind } from "./sources.ts";

/** Memories in files. What is read comes from the index by id, and from the files by content. */
export class FileBody implements StoreBody {
  readonly operator: FileOperator;
  readonly #parts: OpenParts;
  readonly #writes: FileWrites;
  readonly #scores = new Scores();

  constructor(parts: OpenParts) {
    this.#parts = parts;
    this.#writes = new FileWrites(parts);
    this.operator = new FileOperator(parts);
  }

  get({ tenant, memoryIds }: GetRequest): readonly (MemoryRecord | undefined)[] {
    return memoryIds.map((memoryId) => this.#parts.records.find(tenant, memoryId));
  }

  async insert(request: InsertRequest, call: Call): Promise<InsertResult> {
    return await this.#writes.insert(request, call);
  }

  async insertTogether(request: InsertManyRequest, call: Call): Promise<readonly BatchInsertResult[]> {
    return await this.#writes.insertTogether(request, call);
  }

  async replace(request: ReplaceRequest, call: Call): Promise<ReplaceResult> {
    return await this.#writes.replace(request, call);
  }

  async remove(request: RemoveRequest, call: Call): Promise<RemoveResult> {
    return await this.#writes.remove(request, call);
  }

  search({ tenant, query }: SearchRequest): Page<Hit> {
    const records = new Map<string, MemoryRecord | undefined>();
    const page = new SearchPage<Rank, number>(query, {
      bytesOf: ({ memoryId }) => {
        const record = this.#parts.records.readable(tenant, memoryId);
        records.set(memoryId, record);
        return record === undefined ? 0 : Buffer.byteLength(record.body);
      },
      isPlace: isPosition,
    });
    const known = this.#parts.index.reader.tenantOf(tenant);
    while (known !== undefined && page.take(this.#found(known, query, page), known.newest));
    const items = page.hits.flatMap(({ memoryId, score }): readonly Hit[] => {
      const record = records.get(memoryId);
      return record === undefined ? [] : [{ record, score, mode: "lexical" }];
    });
    const { position } = page;
    return position === undefined ? { items } : { items, cursor: searchCursor(position) };
  }

  list({ tenant, filter, order = "id", page }: ListRequest): Page<MemoryRecord> {
    const behind = page.cursor === undefined ? undefined : placeIn(page.cursor, order);
    const { reader } = this.#parts.index;
    const known = reader.tenantOf(tenant);
    if (known === undefined) return { items: [] };
    const listing = reader.matching(known.tenant, filter).list(order, page.limit, behind);
    const { read, rest } = this.#read(tenant, listing.places, page.bytes);
    const items = read.map(([, record]) => record);
    const last = rest > 0 ? listing.places.at(-1 - rest) : listing.last;
    if (last === undefined) return { items };
    return { items, cursor: order === "id" ? idCursor(last.memoryId) : newestCursor(last) };
  }

  changes({ tenant, page }: ChangesRequest): ChangePage {
    const { reader } = this.#parts.index;
    const known = reader.tenantOf(tenant);
    const { feed } = this.#parts.identity;
    const start = changeStart(page.cursor, {
      feed,
      horizon: known?.horizon ?? reader.horizon,
      newest: reader.position,
    });
    const found = known === undefined ? [] : reader.changes(known.tenant, start.position, page.limit + 1);
    const listed = found.slice(0, page.limit);
    const { read, rest } = this.#read(tenant, listed, page.bytes);
    const records = new Map(read);
    const shown = listed.slice(0, listed.length - rest);
    const items = shown.flatMap((change) => changesIn(change, records.get(change)));
    const position = shown.at(-1)?.position ?? start.position;
    return { items, cursor: changeCursor({ ...start, position }), more: found.length > shown.length };
  }

  health(): void {
    const { writer, folder, index } = this.#parts;
    if (writer.fault !== undefined) throw writer.fault;
    accessSync(folder.at("memories"), constants.R_OK | constants.W_OK);
    void index.reader.position;
  }

  async close(): Promise<void> {
    const { checkpoints, filer, writeAheadLog, index, lock } = this.#parts;
    try {
      await checkpoints.close();
      await filer.close();
      await writeAheadLog.close();
      index.connection.close();
    } finally {
      lock.release();
    }
  }

  #found(
    known: IndexedTenant,
    { tokens: asked, filter }: SearchQuery,
    page: SearchPage<Rank, number>,
  ): RankedPage<Rank> {
    const { index } = this.#parts;
    const { limit, after, round } = page;
    const tokens = [...new Set(asked)];
    const weights = weightsOf(tokens, page.statistics ?? page.count(this.#statisticsOf(known, tokens)));
    const matching = index.reader.matching(known.tenant, filter, round);
    return searchLexically(index, { tenant: known.tenant, weights, matching, limit, after }, this.#scores);
  }

  #statisticsOf({ tenant, documents, tokens: length }: IndexedTenant, tokens: readonly string[]): SearchStatistics {
    return {
      total: documents,
      averageLength: documents === 0 ? 0 : length / documents,
      documents: tokens.map((token) => this.#parts.index.words.documentsOf(tenant, token)),
    };
  }

  /**
   * The records of what was found, as far as a page of so many bytes holds them, without what has none. `rest` counts
   * those at the end that have no room: no file behind the first of them is read.
   */
  #read<Found extends { readonly memoryId: string; readonly purgedAs?: number }>(
    tenant: string,
    found: readonly Found[],
    bytes: number | undefined,
  ): { readonly read: readonly (readonly [Found, MemoryRecord])[]; readonly rest: number } {
    const read: (readonly [Found, MemoryRecord])[] = [];
    const room = new PageRoom(bytes);
    for (const [place, one] of found.entries()) {
      const record = one.purgedAs === undefined ? this.#parts.records.readable(tenant, one.memoryId) : undefined;
      if (record === undefined) continue;
      if (!room.take(Buffer.byteLength(record.body))) return { read, rest: found.length - place };
      read.push([one, record]);
    }
    return { read, rest: 0 };
  }
}

/** Where a list goes on; a list by id looks at the id only. */
function placeIn(cursor: string, order: ListOrder): Behind {
  return order === "id" ? { memoryId: readIdCursor(cursor) } : readNewestCursor(cursor);
}

/** What the feed says of a change; nothing where its file cannot be read. */
function changesIn({ memoryId, purgedAs }: IndexedChange, record: MemoryRecord | undefined): readonly Change[] {
  if (purgedAs !== undefined) return [{ kind: "purged", memoryId, revision: purgedAs }];
  return record === undefined ? [] : [{ kind: "record", record }];
}
