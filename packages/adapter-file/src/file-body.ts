import {
  changeStart,
  cutToPage,
  isPosition,
  type RankedPage,
  Scores,
  searchCursor,
  SearchPage,
  type SearchStatistics,
  type StoreBody,
  unwritablePlace,
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
  type MissingPart,
  type Page,
  newestCursor,
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
  type SearchedContent,
  type SearchQuery,
  type SearchRequest,
  type StoreError,
} from "@mgp/core";
import { FileOperator } from "./file-operator.ts";
import { FileWrites } from "./file-writes.ts";
import type { IndexedChange, IndexedTenant } from "./index-reader.ts";
import { searchLexically } from "./lexical-search.ts";
import type { OpenParts } from "./open-parts.ts";
import { Reading } from "./reading.ts";
import type { Behind } from "./sources.ts";
import { FILES } from "./store-errors.ts";

/** Memories in files. What is read comes from the index by id, and from the files by content. */
export class FileBody implements StoreBody {
  readonly operator: FileOperator;
  readonly #parts: OpenParts;
  readonly #writes: FileWrites;
  readonly #scores = new Scores();
  #damaged: StoreError | undefined;

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
    const reading = new Reading(this.#parts.records, tenant);
    const page = new SearchPage<Rank, number>(query, { bytesOf: reading.bytesOf, isPlace: isPosition });
    const known = this.#parts.index.reader.tenantOf(tenant);
    if (known !== undefined) while (page.take(this.#found(known, query, page), known.newest));
    const items = reading.all(page.hits, (record, { score }): Hit => ({ record, score, mode: "lexical" }));
    const { position } = page;
    return position === undefined ? { items } : { items, cursor: searchCursor(position) };
  }

  list({ tenant, filter, order = "id", page }: ListRequest): Page<MemoryRecord> {
    const behind = page.cursor === undefined ? undefined : placeIn(page.cursor, order);
    const { reader } = this.#parts.index;
    const known = reader.tenantOf(tenant);
    if (known === undefined) return { items: [] };
    const listing = reader.matching(known.tenant, filter).list(order, page.limit, behind);
    const reading = new Reading(this.#parts.records, tenant);
    const cut = cutToPage(listing.places, page, reading.bytesOf);
    const items = reading.all(cut.items, (record) => record);
    const last = cut.more ? cut.items.at(-1) : listing.last;
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
    const reading = new Reading(this.#parts.records, tenant);
    const { items: shown, more } = cutToPage(found, page, (change) =>
      change.purgedAs === undefined ? reading.bytesOf(change) : 0,
    );
    const items = shown.flatMap((change) => changesIn(change, reading.of(change)));
    const position = shown.at(-1)?.position ?? start.position;
    return { items, cursor: changeCursor({ ...start, position }), more };
  }

  async health(): Promise<readonly MissingPart[]> {
    const { writer, folder, index } = this.#parts;
    void index.reader.position;
    const { fault } = writer;
    if (fault !== undefined) return [{ part: "writes", reason: fault.message }, ...this.#damage()];
    return [...(await unwritablePlace([folder.at("memories"), folder.at("index")], FILES)), ...this.#damage()];
  }

  /** Notes that a read found the index damaged; what does not need the damaged part is answered as before. */
  noteDamage(error: StoreError): void {
    this.#damaged ??= error;
  }

  #damage(): readonly MissingPart[] {
    const { fault } = this.#parts.writer;
    const found = this.#damaged ?? (fault?.code === "damaged" ? fault : undefined);
    return found === undefined ? [] : [{ part: "index", reason: found.message }];
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

  #found(known: IndexedTenant, { filter, content }: SearchQuery, page: SearchPage<Rank, number>): RankedPage<Rank> {
    const { index } = this.#parts;
    const { limit, after, round } = page;
    const weights = page.weights ?? page.weigh(this.#statisticsOf(known, content, page.tokens));
    const matching = index.reader.matching(known.tenant, filter, round);
    return searchLexically(index, { tenant: known.tenant, content, weights, matching, limit, after }, this.#scores);
  }

  #statisticsOf(
    { tenant, documents, lengths }: IndexedTenant,
    content: SearchedContent,
    tokens: readonly string[],
  ): SearchStatistics {
    return {
      total: documents,
      averageLength: documents === 0 ? 0 : lengths[content] / documents,
      documents: tokens.map((token) => this.#parts.index.words.documentsOf(tenant, token)),
    };
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
