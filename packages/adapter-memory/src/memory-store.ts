import {
  type Call,
  changeCursor,
  type ChangePage,
  type ChangePosition,
  cursorInvalid,
  type Filter,
  type Hit,
  idCursor,
  type InsertItem,
  insertOneByOne,
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
  StoreError,
  type StoreOperator,
  takeWhile,
} from "@mgp/core";
import type { Entry, Tombstone } from "./entry.ts";
import { Gate } from "./gate.ts";
import { guarantees } from "./guarantees.ts";
import { MemoryOperator } from "./memory-operator.ts";
import { Scores } from "./scores.ts";
import { Tenants } from "./tenants.ts";

/**
 * Memories in this process. Every method does its whole work between two turns of the event loop, which is what
 * makes it atomic; it is asynchronous by contract, so that an error is a rejection.
 */
export class InMemoryStore implements MemoryStore {
  readonly operator: StoreOperator;
  /** Tells this store's change cursors from those of an earlier process. */
  readonly #feed = crypto.randomUUID();
  readonly #gate: Gate;
  readonly #scores = new Scores();
  readonly #tenants = new Tenants();
  #position = 0;

  constructor(now: () => number) {
    this.#gate = new Gate(now);
    this.operator = new MemoryOperator(this.#tenants, this.#gate);
  }

  async get(tenant: string, memoryIds: readonly string[], call: Call): Promise<readonly (MemoryRecord | undefined)[]> {
    this.#gate.enter(call);
    const held = this.#tenants.find(tenant);
    return memoryIds.map((memoryId) => held?.find(memoryId)?.record);
  }

  async insert(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable,
    unless: Match | undefined,
    call: Call,
  ): Promise<InsertResult> {
    this.#gate.enter(call);
    checkSize(draft);
    const held = this.#tenants.find(tenant);
    const same = held?.find(draft.memoryId);
    if (same !== undefined) return { kind: "exists", by: "id", record: same.record };
    const hit = unless === undefined ? undefined : held?.match(unless);
    if (hit !== undefined) return { kind: "exists", by: hit.by, record: hit.entry.record };
    this.#tenants.hold(draft.memoryId);
    const record = this.#tenants.findOrMake(tenant).insert(draft, searchable, this.#nextPosition());
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

  async replace(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable | undefined,
    expectedRevision: number,
    call: Call,
  ): Promise<ReplaceResult> {
    this.#gate.enter(call);
    checkSize(draft);
    const held = this.#tenants.find(tenant);
    const entry = held?.find(draft.memoryId);
    if (held === undefined || entry === undefined) return { kind: "absent" };
    if (entry.record.revision !== expectedRevision) return { kind: "stale", record: entry.record };
    return { kind: "replaced", record: held.replace(entry, draft, searchable, this.#nextPosition()) };
  }

  async remove(
    tenant: string,
    memoryId: string,
    expectedRevision: number,
    writeId: string,
    call: Call,
  ): Promise<RemoveResult> {
    this.#gate.enter(call);
    const held = this.#tenants.find(tenant);
    const entry = held?.find(memoryId);
    if (held === undefined || entry === undefined) return { kind: "absent" };
    if (entry.record.revision !== expectedRevision) return { kind: "stale" };
    this.#tenants.release(memoryId);
    held.remove(entry, { writeId, position: this.#nextPosition(), purgedAt: this.#gate.now() });
    return { kind: "removed" };
  }

  async search(tenant: string, query: SearchQuery, call: Call): Promise<Page<Hit>> {
    this.#gate.enter(call);
    const after = query.cursor === undefined ? undefined : readRankCursor(query.cursor);
    const page = this.#tenants.find(tenant)?.search(query, after, this.#scores);
    if (page === undefined) return { items: [] };
    const room = new PageRoom(query.bytes);
    const hits = takeWhile(page.hits, (hit) => room.take(bodyBytesOf(hit.entry)));
    const items = hits.map((hit): Hit => ({ record: hit.entry.record, score: hit.score, mode: "lexical" }));
    const last = page.more || hits.length < page.hits.length ? hits.at(-1) : undefined;
    return last === undefined ? { items } : { items, cursor: rankCursor(last) };
  }

  async list(tenant: string, filter: Filter, page: PageRequest, call: Call): Promise<Page<MemoryRecord>> {
    this.#gate.enter(call);
    const after = page.cursor === undefined ? undefined : readIdCursor(page.cursor);
    const listing = this.#tenants.find(tenant)?.list(filter, page, after);
    const items = listing?.records ?? [];
    return listing?.last === undefined ? { items } : { items, cursor: idCursor(listing.last) };
  }

  async changes(tenant: string, page: PageRequest, call: Call): Promise<ChangePage> {
    this.#gate.enter(call);
    const start = this.#changePosition(tenant, page.cursor);
    const items: (Entry | Tombstone)[] = [];
    let { position } = start;
    let more = false;
    const room = new PageRoom(page.bytes);
    for (const change of this.#tenants.find(tenant)?.log.after(position) ?? []) {
      more = items.length === page.limit || !room.take(bodyBytesOf(change));
      if (more) break;
      items.push(change);
      position = change.position;
    }
    return { items: items.map(toChange), cursor: changeCursor({ ...start, position }), more };
  }

  async health(call: Call): Promise<void> {
    this.#gate.enter(call);
  }

  async close(): Promise<void> {
    this.#gate.close();
    this.#tenants.clear();
  }

  #changePosition(tenant: string, cursor: string | undefined): ChangePosition {
    const horizon = this.#tenants.horizonOf(tenant);
    if (cursor === undefined) return { feed: this.#feed, position: 0, horizon };
    const start = readChangeCursor(cursor);
    const isOurs = start.feed === this.#feed && start.position <= this.#position;
    if (!isOurs || Math.max(start.position, start.horizon) < horizon) throw cursorInvalid();
    return start;
  }

  #nextPosition(): number {
    this.#position += 1;
    return this.#position;
  }
}

/** In UTF-8; a tombstone has none. */
function bodyBytesOf(change: Entry | Tombstone): number {
  return "record" in change ? Buffer.byteLength(change.record.body) : 0;
}

function toChange(change: Entry | Tombstone): ChangePage["items"][number] {
  if ("record" in change) return { kind: "record", record: change.record };
  return { kind: "purged", memoryId: change.memoryId, revision: change.revision };
}

function checkSize(draft: RecordDraft): void {
  const { bodyBytes } = guarantees.limits;
  // No UTF-16 unit takes more than three bytes of UTF-8, so most bodies need no counting.
  if (draft.body.length * 3 <= bodyBytes || Buffer.byteLength(draft.body) <= bodyBytes) return;
  throw new StoreError("too_large", `the memory is larger than ${String(bodyBytes)} bytes`);
}
