import { accessSync, constants } from "node:fs";
import {
  type Call,
  type Change,
  changeCursor,
  type ChangePage,
  type ChangePosition,
  cursorInvalid,
  type Filter,
  type Hit,
  idCursor,
  type InsertItem,
  type BatchInsertResult,
  type InsertResult,
  type Match,
  type MemoryRecord,
  type MemoryStore,
  type Page,
  type PageRequest,
  PageRoom,
  rankCursor,
  readChangeCursor,
  readIdCursor,
  readRankCursor,
  type RecordDraft,
  type RemoveResult,
  type ReplaceResult,
  type Searchable,
  type SearchQuery,
  type StoreError,
  type StoreOperator,
} from "@mgp/core";
import { FileOperator } from "./file-operator.ts";
import { FileWrites } from "./file-writes.ts";
import type { IndexedChange } from "./index-reader.ts";
import { searchLexically } from "./lexical-search.ts";
import type { OpenParts } from "./open-parts.ts";
import { Scores } from "./scores.ts";

/** Memories in files. What is read comes from the index by id, and from the files by content. */
export class FileStore implements MemoryStore {
  readonly operator: StoreOperator;
  readonly #parts: OpenParts;
  readonly #writes: FileWrites;
  readonly #scores = new Scores();
  #closing: Promise<void> | undefined;

  constructor(parts: OpenParts) {
    this.#parts = parts;
    this.#writes = new FileWrites(parts);
    this.operator = new FileOperator(parts);
  }

  async get(tenant: string, memoryIds: readonly string[], call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    return await this.#parts.pass(call, () => memoryIds.map((memoryId) => this.#parts.records.find(tenant, memoryId)));
  }

  async insert(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable,
    unless: Match | undefined,
    call: Call,
  ): Promise<InsertResult> {
    return await this.#parts.pass(call, async () => await this.#writes.insert(tenant, draft, searchable, unless, call));
  }

  async insertMany(
    tenant: string,
    items: readonly InsertItem[],
    options: { readonly stopAtFirstExisting: boolean },
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    return await this.#parts.pass(call, async () => await this.#writes.insertMany(tenant, items, options, call));
  }

  async replace(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable | undefined,
    expectedRevision: number,
    call: Call,
  ): Promise<ReplaceResult> {
    return await this.#parts.pass(
      call,
      async () => await this.#writes.replace(tenant, draft, searchable, expectedRevision, call),
    );
  }

  async remove(
    tenant: string,
    memoryId: string,
    expectedRevision: number,
    writeId: string,
    call: Call,
  ): Promise<RemoveResult> {
    return await this.#parts.pass(
      call,
      async () => await this.#writes.remove(tenant, memoryId, expectedRevision, writeId, call),
    );
  }

  async search(tenant: string, query: SearchQuery, call: Call): Promise<Page<Hit>> {
    return await this.#parts.pass(call, () => {
      const { filter, tokens, limit, cursor } = query;
      const after = cursor === undefined ? undefined : readRankCursor(cursor);
      const known = this.#parts.index.reader.tenantOf(tenant);
      if (known === undefined) return { items: [] };
      const page = searchLexically(
        this.#parts.index.reader,
        known.tenant,
        { filter, tokens, limit, ...(after === undefined ? {} : { after }) },
        this.#scores,
      );
      const { read, rest } = this.#read(tenant, page.hits, query.bytes);
      const items = read.map(([{ score }, record]): Hit => ({ record, score, mode: "lexical" }));
      const last = page.more || rest > 0 ? page.hits.at(-1 - rest) : undefined;
      return last === undefined ? { items } : { items, cursor: rankCursor(last) };
    });
  }

  async list(tenant: string, filter: Filter, page: PageRequest, call: Call): Promise<Page<MemoryRecord>> {
    return await this.#parts.pass(call, () => {
      const after = page.cursor === undefined ? "" : readIdCursor(page.cursor);
      const known = this.#parts.index.reader.tenantOf(tenant);
      if (known === undefined) return { items: [] };
      const listing = this.#parts.index.reader.list(known.tenant, filter, page.limit, after);
      const listed = listing.memoryIds.map((memoryId) => ({ memoryId }));
      const { read, rest } = this.#read(tenant, listed, page.bytes);
      const items = read.map(([, record]) => record);
      const last = rest > 0 ? listing.memoryIds.at(-1 - rest) : listing.last;
      return last === undefined ? { items } : { items, cursor: idCursor(last) };
    });
  }

  async changes(tenant: string, page: PageRequest, call: Call): Promise<ChangePage> {
    return await this.#parts.pass(call, () => {
      const known = this.#parts.index.reader.tenantOf(tenant);
      const start = this.#changePosition(known?.horizon ?? this.#parts.index.reader.horizon, page.cursor);
      const found =
        known === undefined ? [] : this.#parts.index.reader.changes(known.tenant, start.position, page.limit + 1);
      const listed = found.slice(0, page.limit);
      const { read, rest } = this.#read(tenant, listed, page.bytes);
      const records = new Map(read);
      const shown = listed.slice(0, listed.length - rest);
      const items = shown.flatMap((change) => changesIn(change, records.get(change)));
      const position = shown.at(-1)?.position ?? start.position;
      return { items, cursor: changeCursor({ ...start, position }), more: found.length > shown.length };
    });
  }

  async health(call: Call): Promise<void> {
    await this.#parts.pass(call, () => {
      const { writer, folder, index } = this.#parts;
      if (writer.fault !== undefined) throw writer.fault;
      accessSync(folder.at("memories"), constants.R_OK | constants.W_OK);
      index.reader.ping();
    });
  }

  async close(): Promise<void> {
    this.#closing ??= this.#close();
    await this.#closing;
  }

  async #close(): Promise<void> {
    const { gate, checkpoints, writer, journal, filer, index, lock } = this.#parts;
    await gate.close();
    try {
      await checkpoints.close();
      await writer.close();
      await filer.close();
      await journal.close();
      if (writer.fault === undefined) await this.#closeIndex();
      else index.discard();
    } finally {
      lock.release();
    }
  }

  /** One that could not be closed well stays marked as in use. */
  async #closeIndex(): Promise<void> {
    try {
      await this.#parts.index.close();
    } catch (error) {
      this.#parts.log("error", "file_index_not_closed", { error });
    }
  }

  #changePosition(horizon: number, cursor: string | undefined): ChangePosition {
    const { feed } = this.#parts.identity;
    if (cursor === undefined) return { feed, position: 0, horizon };
    const start = readChangeCursor(cursor);
    const isOurs = start.feed === feed && start.position <= this.#parts.writer.position;
    if (!isOurs || Math.max(start.position, start.horizon) < horizon) throw cursorInvalid();
    return start;
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
      const [record] = one.purgedAs === undefined ? this.#parts.records.readable(tenant, [one.memoryId]) : [];
      if (record === undefined) continue;
      if (!room.take(Buffer.byteLength(record.body))) return { read, rest: found.length - place };
      read.push([one, record]);
    }
    return { read, rest: 0 };
  }
}

/** What the feed says of a change; nothing where its file cannot be read. */
function changesIn({ memoryId, purgedAs }: IndexedChange, record: MemoryRecord | undefined): readonly Change[] {
  if (purgedAs !== undefined) return [{ kind: "purged", memoryId, revision: purgedAs }];
  return record === undefined ? [] : [{ kind: "record", record }];
}
