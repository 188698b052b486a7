import {
  type Call,
  type Change,
  changeCursor,
  type ChangePage,
  type ChangePosition,
  compareCodePoints,
  compareRanks,
  cursorInvalid,
  type Filter,
  type Hit,
  idCursor,
  type InsertItem,
  insertOneByOne,
  type BatchInsertResult,
  type InsertResult,
  type Match,
  matchesFilter,
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
  StoreError,
  type StoreOperator,
  takeWhile,
} from "@mgp/core";
import { Database } from "./database.ts";
import { Gate } from "./gate.ts";
import { searchLexically } from "./lexical-search.ts";
import { TableOperator } from "./operator.ts";
import { newRow, type Row } from "./row.ts";

/**
 * The store. No method waits for anything between its first read and its last write, which is what makes it atomic
 * here; with a real backend that stretch is one transaction or one conditional write.
 */
export class TableStore implements MemoryStore {
  readonly operator: StoreOperator;
  readonly #database = new Database();
  readonly #gate: Gate;
  readonly #bodyBytes: number;

  constructor(now: () => number, bodyBytes: number) {
    this.#gate = new Gate(now);
    this.#bodyBytes = bodyBytes;
    this.operator = new TableOperator(this.#database, this.#gate);
  }

  async get(tenant: string, memoryIds: readonly string[], call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    this.#gate.enter(call);
    const table = this.#database.table(tenant);
    return memoryIds.map((memoryId) => table.record(memoryId)?.record);
  }

  /** With a database: insert, and read the row that stood in the way when the key was taken. */
  async insert(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable,
    unless: Match | undefined,
    call: Call,
  ): Promise<InsertResult> {
    this.#gate.enter(call);
    this.#checkSize(draft);
    const table = this.#database.table(tenant);
    const held = table.row(draft.memoryId);
    if (held?.kind === "record") return { kind: "exists", by: "id", record: held.record };
    const hit = unless === undefined ? undefined : table.match(unless);
    if (hit !== undefined) return { kind: "exists", by: hit.by, record: hit.row.record };
    // A tombstone's revision goes on.
    const record: MemoryRecord = { ...draft, revision: (held?.revision ?? 0) + 1 };
    table.put(draft.memoryId, newRow(record, searchable, this.#database.nextPosition()));
    return { kind: "inserted", record };
  }

  async insertMany(
    tenant: string,
    items: readonly InsertItem[],
    options: { readonly stopAtFirstExisting: boolean },
    call: Call,
  ): Promise<readonly (BatchInsertResult | StoreError)[]> {
    this.#gate.enter(call);
    return insertOneByOne(this, tenant, items, options, call);
  }

  /** With a database: `update … where memory_id = ? and revision = ?`, and a read when it changed no row. */
  async replace(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable | undefined,
    expectedRevision: number,
    call: Call,
  ): Promise<ReplaceResult> {
    this.#gate.enter(call);
    this.#checkSize(draft);
    const table = this.#database.table(tenant);
    const held = table.record(draft.memoryId);
    if (held === undefined) return { kind: "absent" };
    if (held.record.revision !== expectedRevision) return { kind: "stale", record: held.record };
    const record: MemoryRecord = { ...draft, revision: expectedRevision + 1 };
    const position = this.#database.nextPosition();
    const row = searchable === undefined ? { ...held, record, position } : newRow(record, searchable, position);
    table.put(draft.memoryId, row);
    return { kind: "replaced", record };
  }

  /** With a database: content, index entries and old versions go in the transaction that leaves the tombstone. */
  async remove(
    tenant: string,
    memoryId: string,
    expectedRevision: number,
    writeId: string,
    call: Call,
  ): Promise<RemoveResult> {
    this.#gate.enter(call);
    const table = this.#database.table(tenant);
    const held = table.record(memoryId);
    if (held === undefined) return { kind: "absent" };
    if (held.record.revision !== expectedRevision) return { kind: "stale" };
    table.put(memoryId, {
      kind: "purged",
      memoryId,
      revision: expectedRevision + 1,
      writeId,
      position: this.#database.nextPosition(),
      purgedAt: this.#gate.now(),
    });
    return { kind: "removed" };
  }

  async search(tenant: string, query: SearchQuery, call: Call): Promise<Page<Hit>> {
    this.#gate.enter(call);
    const after = query.cursor === undefined ? undefined : readRankCursor(query.cursor);
    const ranked = searchLexically(this.#database.table(tenant).records(), query.tokens, query.filter);
    const left = after === undefined ? ranked : ranked.filter((hit) => compareRanks(hit, after) > 0);
    const page = onPage(left, query, ({ row }) => row.record.body);
    const items = page.map(({ row, score }): Hit => ({ record: row.record, score, mode: "lexical" }));
    const last = page.at(-1);
    return left.length > page.length && last !== undefined ? { items, cursor: rankCursor(last) } : { items };
  }

  async list(tenant: string, filter: Filter, page: PageRequest, call: Call): Promise<Page<MemoryRecord>> {
    this.#gate.enter(call);
    const after = page.cursor === undefined ? undefined : readIdCursor(page.cursor);
    const records = this.#database
      .table(tenant)
      .records()
      .map((row) => row.record)
      .filter((record) => after === undefined || compareCodePoints(record.memoryId, after) > 0)
      .filter((record) => matchesFilter(record, filter));
    const items = onPage(records, page, ({ body }) => body);
    const last = items.at(-1);
    return records.length > items.length && last !== undefined ? { items, cursor: idCursor(last.memoryId) } : { items };
  }

  async changes(tenant: string, page: PageRequest, call: Call): Promise<ChangePage> {
    this.#gate.enter(call);
    const start = this.#changePosition(tenant, page.cursor);
    const rows = this.#database.table(tenant).changesAfter(start.position);
    const shown = onPage(rows, page, (row) => (row.kind === "record" ? row.record.body : ""));
    const position = shown.at(-1)?.position ?? start.position;
    return {
      items: shown.map(toChange),
      cursor: changeCursor({ ...start, position }),
      more: rows.length > shown.length,
    };
  }

  /** With a real backend: a query, at every call. */
  async health(call: Call): Promise<void> {
    this.#gate.enter(call);
  }

  /** With a real backend: wait for the calls in flight, then end the connections. */
  async close(): Promise<void> {
    this.#gate.close();
  }

  #changePosition(tenant: string, cursor: string | undefined): ChangePosition {
    const { id: feed, position } = this.#database;
    const { forgottenUpTo: horizon } = this.#database.table(tenant);
    if (cursor === undefined) return { feed, position: 0, horizon };
    const start = readChangeCursor(cursor);
    const isOurs = start.feed === feed && start.position <= position;
    if (!isOurs || Math.max(start.position, start.horizon) < horizon) throw cursorInvalid();
    return start;
  }

  #checkSize({ body }: RecordDraft): void {
    if (Buffer.byteLength(body) <= this.#bodyBytes) return;
    throw new StoreError("too_large", `the memory is larger than ${String(this.#bodyBytes)} bytes`);
  }
}

function toChange(row: Row): Change {
  if (row.kind === "record") return { kind: "record", record: row.record };
  return { kind: "purged", memoryId: row.memoryId, revision: row.revision };
}

/** Those that a page holds: so many, and before the first whose body would take it beyond its bytes. */
function onPage<Item>(items: readonly Item[], { limit, bytes }: PageRequest, bodyOf: (item: Item) => string): Item[] {
  const room = new PageRoom(bytes);
  return [...takeWhile(items.slice(0, limit), (item) => room.take(Buffer.byteLength(bodyOf(item))))];
}
