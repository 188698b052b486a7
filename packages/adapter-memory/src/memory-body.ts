import { changeStart, type Gate, isPosition, Scores, SearchPage, type StoreBody } from "@mgp/adapter-kit";
import {
  changeCursor,
  type ChangePage,
  type Hit,
  type InsertResult,
  type MemoryRecord,
  type MissingPart,
  type Page,
  PageRoom,
  type RemoveResult,
  type ReplaceResult,
  type ChangesRequest,
  type GetRequest,
  type InsertRequest,
  type ListRequest,
  type RemoveRequest,
  type ReplaceRequest,
  type SearchRequest,
} from "@mgp/core";
import type { Entry, Tombstone } from "./entry.ts";
import type { RankedEntry } from "./lexical-search.ts";
import { MemoryOperator } from "./memory-operator.ts";
import { Tenants } from "./tenants.ts";

/**
 * Memories in this process. Every method does its whole work between two turns of the event loop, which is what
 * makes it atomic.
 */
export class MemoryBody implements StoreBody {
  readonly operator: MemoryOperator;
  /** Tells this store's change cursors from those of an earlier process. */
  readonly #feed = crypto.randomUUID();
  readonly #gate: Gate;
  readonly #scores = new Scores();
  readonly #tenants = new Tenants();
  #position = 0;

  constructor(gate: Gate) {
    this.#gate = gate;
    this.operator = new MemoryOperator(this.#tenants, gate);
  }

  get({ tenant, memoryIds }: GetRequest): readonly (MemoryRecord | undefined)[] {
    const held = this.#tenants.find(tenant);
    return memoryIds.map((memoryId) => held?.find(memoryId)?.record);
  }

  insert({ tenant, draft, searchable, unless }: InsertRequest): InsertResult {
    const held = this.#tenants.find(tenant);
    const same = held?.find(draft.memoryId);
    if (same !== undefined) return { kind: "exists", by: "id", record: same.record };
    const hit = unless === undefined ? undefined : held?.match(unless);
    if (hit !== undefined) return { kind: "exists", by: hit.by, record: hit.entry.record };
    this.#tenants.hold(draft.memoryId);
    const record = this.#tenants.findOrMake(tenant).insert(draft, searchable, this.#nextPosition());
    return { kind: "inserted", record };
  }

  replace({ tenant, draft, searchable, expectedRevision }: ReplaceRequest): ReplaceResult {
    const held = this.#tenants.find(tenant);
    const entry = held?.find(draft.memoryId);
    if (held === undefined || entry === undefined) return { kind: "absent" };
    if (entry.record.revision !== expectedRevision) return { kind: "stale", record: entry.record };
    return { kind: "replaced", record: held.replace(entry, draft, searchable, this.#nextPosition()) };
  }

  remove({ tenant, memoryId, expectedRevision, writeId }: RemoveRequest): RemoveResult {
    const held = this.#tenants.find(tenant);
    const entry = held?.find(memoryId);
    if (held === undefined || entry === undefined) return { kind: "absent" };
    if (entry.record.revision !== expectedRevision) return { kind: "stale" };
    this.#tenants.release(memoryId);
    held.remove(entry, { writeId, position: this.#nextPosition(), purgedAt: this.#gate.now() });
    return { kind: "removed" };
  }

  search({ tenant, query }: SearchRequest): Page<Hit> {
    const held = this.#tenants.find(tenant);
    const page = new SearchPage<RankedEntry, number>(query, {
      bytesOf: ({ entry }) => bodyBytesOf(entry),
      isPlace: isPosition,
      newest: this.#position,
    });
    if (held === undefined) return { items: [] };
    while (page.take(held.search(query, page, this.#scores), this.#position));
    return page.pageOf(({ entry, score }) => ({ record: entry.record, score, mode: "lexical" }));
  }

  list({ tenant, ...request }: ListRequest): Page<MemoryRecord> {
    return this.#tenants.find(tenant)?.list(request) ?? { items: [] };
  }

  changes({ tenant, page }: ChangesRequest): ChangePage {
    const horizon = this.#tenants.horizonOf(tenant);
    const start = changeStart(page.cursor, { feed: this.#feed, horizon, newest: this.#position });
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

  /** There is nothing behind it that could fail. */
  health(): readonly MissingPart[] {
    return [];
  }

  close(): void {
    this.#tenants.clear();
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
