import { isInRound, isNarrow, type RankedPage, type Scores, type SearchPage, type SearchRound } from "@mgp/adapter-kit";
import {
  compareCodePoints,
  type Filter,
  filterMatcher,
  idCursor,
  type ListRequest,
  type Match,
  type MemoryRecord,
  newestCursor,
  type Page,
  PageRoom,
  readIdCursor,
  readNewestCursor,
  type RecordDraft,
  type Searchable,
  type SearchQuery,
} from "@mgp/core";
import { ChangeLog } from "./change-log.ts";
import type { Entry } from "./entry.ts";
import { LexicalIndex } from "./lexical-index.ts";
import { type EntrySet, type RankedEntry, searchLexically } from "./lexical-search.ts";
import { RecordIndex } from "./record-index.ts";
import type { Start } from "./sorted-list.ts";

/** The most entries that one call of `list` looks at; a page may be short and go on behind its cursor. */
const MOST_EXAMINED = 10_000;

/** Everything of one tenant: its records, every index over them, and the log of their changes, kept in step. */
export class Tenant {
  readonly name: string;
  readonly log: ChangeLog;
  readonly #entries = new Map<string, Entry>();
  readonly #records = new RecordIndex();
  readonly #lexical = new LexicalIndex();

  constructor(name: string, horizon: number) {
    this.name = name;
    this.log = new ChangeLog(horizon);
  }

  find(memoryId: string): Entry | undefined {
    return this.#entries.get(memoryId);
  }

  /** What turns an insert into a hit, besides its own id. */
  match(unless: Match): { readonly entry: Entry; readonly by: "preferred" | "key" } | undefined {
    const preferred = unless.memoryId === undefined ? undefined : this.#entries.get(unless.memoryId);
    if (preferred?.record.state === "active") return { entry: preferred, by: "preferred" };
    const entry = this.#records.firstMatch(unless.keys);
    return entry === undefined ? undefined : { entry, by: "key" };
  }

  /** The id must not be there. */
  insert(draft: RecordDraft, searchable: Searchable, position: number): MemoryRecord {
    const revision = (this.log.tombstoneOf(draft.memoryId)?.revision ?? 0) + 1;
    const entry: Entry = { record: { ...draft, revision }, position, document: 0 };
    this.#entries.set(draft.memoryId, entry);
    this.#records.add(entry);
    this.#lexical.add(entry, searchable);
    this.log.move(entry, position);
    return entry.record;
  }

  replace(entry: Entry, draft: RecordDraft, searchable: Searchable | undefined, position: number): MemoryRecord {
    const { record: before } = entry;
    entry.record = { ...draft, revision: before.revision + 1 };
    this.#records.move(entry, before);
    this.#lexical.touch(entry);
    if (searchable !== undefined) this.#lexical.replace(entry, searchable);
    this.log.move(entry, position);
    return entry.record;
  }

  remove(
    entry: Entry,
    trace: { readonly writeId: string; readonly position: number; readonly purgedAt: number },
  ): void {
    const { memoryId, revision } = entry.record;
    this.#entries.delete(memoryId);
    this.#records.delete(entry);
    this.#lexical.remove(entry);
    this.log.addTombstone(entry, { memoryId, revision: revision + 1, ...trace });
  }

  list({ filter, order = "id", page }: Omit<ListRequest, "tenant">): Page<MemoryRecord> {
    const records: MemoryRecord[] = [];
    const room = new PageRoom(page.bytes);
    const makeCursor = order === "id" ? ({ memoryId }: MemoryRecord) => idCursor(memoryId) : newestCursor;
    const isMatch = filterMatcher(filter);
    let examined = 0;
    let last: MemoryRecord | undefined;
    for (const { record } of order === "id" ? this.#byId(filter, page.cursor) : this.#byAge(filter, page.cursor)) {
      const matches = isMatch(record);
      const isAtEnd = records.length === page.limit || examined === MOST_EXAMINED;
      const isFull = isAtEnd || (matches && !room.take(Buffer.byteLength(record.body)));
      if (last !== undefined && isFull) return { items: records, cursor: makeCursor(last) };
      examined += 1;
      last = record;
      if (matches) records.push(record);
    }
    return { items: records };
  }

  search(
    { filter, content }: Pick<SearchQuery, "filter" | "content">,
    page: SearchPage<RankedEntry, number>,
    scores: Scores,
  ): RankedPage<RankedEntry> {
    const { round, limit, after } = page;
    const weights = page.weights ?? page.weigh(this.#lexical.statisticsOf(page.tokens, content));
    const isMatch = filterMatcher(filter);
    const accepts = ({ entry }: RankedEntry): boolean =>
      (round === undefined || isInRound(round, entry.position)) && isMatch(entry.record);
    const within = this.#narrowest(filter, round);
    return searchLexically(this.#lexical, { weights, content, limit, after, accepts, within }, scores);
  }

  count(filter: Filter): number {
    const { size, exact } = this.#records.extent(filter);
    if (exact) return size;
    const isMatch = filterMatcher(filter);
    let count = 0;
    for (const { record } of this.#byId(filter, undefined)) if (isMatch(record)) count += 1;
    return count;
  }

  /** The smallest set of entries with everything that a filter and a round ask for, where an index knows one. */
  #narrowest(filter: Filter, round: SearchRound<number> | undefined): EntrySet | undefined {
    const sets: EntrySet[] = [];
    if (isNarrow(filter))
      sets.push({ size: this.#records.extent(filter).size, entries: () => this.#records.byId(filter) });
    if (round?.after !== undefined) {
      const { after, upTo } = round;
      sets.push({ size: upTo - after, entries: () => this.log.entriesBetween(after, upTo) });
    }
    return sets.toSorted((left, right) => left.size - right.size)[0];
  }

  #byId(filter: Filter, cursor: string | undefined): Iterable<Entry> {
    const { ids, idPrefix = "" } = filter;
    const after = cursor === undefined ? undefined : readIdCursor(cursor);
    if (ids !== undefined) return this.#named(ids, after);
    if (idPrefix === "") return this.#records.byId(filter, behind(after));
    const isWithin = after !== undefined && compareCodePoints(after, idPrefix) >= 0;
    const start = isWithin ? behind(after) : { key: idPrefix, isIncluded: true };
    // All that begins so stands together.
    return until(this.#records.byId(filter, start), ({ record }) => !record.memoryId.startsWith(idPrefix));
  }

  #named(ids: readonly string[], after: string | undefined): readonly Entry[] {
    return [...new Set(ids)]
      .filter((id) => after === undefined || compareCodePoints(id, after) > 0)
      .toSorted(compareCodePoints)
      .map((id) => this.#entries.get(id))
      .filter((entry) => entry !== undefined);
  }

  #byAge(filter: Filter, cursor: string | undefined): Iterable<Entry> {
    return this.#records.byAge(filter, behind(cursor === undefined ? undefined : readNewestCursor(cursor)));
  }
}

function behind<Place>(key: Place | undefined): Start<Place> | undefined {
  return key === undefined ? undefined : { key, isIncluded: false };
}

function* until(entries: Iterable<Entry>, isBehind: (entry: Entry) => boolean): Generator<Entry, void, undefined> {
  for (const entry of entries) {
    if (isBehind(entry)) return;
    yield entry;
  }
}
