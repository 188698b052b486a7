import { isNarrow, type RankedPage, type Scores, type SearchPosition, type SearchStatistics } from "@mgp/adapter-kit";
import {
  type Filter,
  type Match,
  matchesFilter,
  type MemoryRecord,
  type PageRequest,
  PageRoom,
  type RecordDraft,
  type Searchable,
} from "@mgp/core";
import { ChangeLog } from "./change-log.ts";
import type { Entry } from "./entry.ts";
import { LexicalIndex } from "./lexical-index.ts";
import { type RankedEntry, searchLexically } from "./lexical-search.ts";
import { RecordIndex } from "./record-index.ts";

/** The most entries that one call of `list` looks at; a page may be short and go on behind its cursor. */
const MOST_EXAMINED = 10_000;

export interface Listing {
  readonly records: readonly MemoryRecord[];
  /** The id behind which to go on; absent: nothing is left. */
  readonly last?: string;
}

/** Hits, and what they were scored with. */
interface Found extends RankedPage<RankedEntry> {
  readonly statistics: SearchStatistics;
}

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
    this.#lexical.add(entry, searchable.tokens);
    this.log.move(entry, position);
    return entry.record;
  }

  replace(entry: Entry, draft: RecordDraft, searchable: Searchable | undefined, position: number): MemoryRecord {
    this.#records.delete(entry);
    entry.record = { ...draft, revision: entry.record.revision + 1 };
    this.#records.add(entry);
    this.#lexical.touch(entry);
    if (searchable !== undefined) this.#lexical.replace(entry, searchable.tokens);
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
    this.log.bury(entry, { memoryId, revision: revision + 1, ...trace });
  }

  list(filter: Filter, { limit, bytes }: PageRequest, after: string | undefined): Listing {
    const records: MemoryRecord[] = [];
    const room = new PageRoom(bytes);
    let examined = 0;
    let last = after;
    for (const { record } of this.#records.after(filter, after)) {
      const matches = matchesFilter(record, filter);
      const isAtEnd = records.length === limit || examined === MOST_EXAMINED;
      const isFull = isAtEnd || (matches && !room.take(Buffer.byteLength(record.body)));
      if (last !== undefined && isFull) return { records, last };
      examined += 1;
      last = record.memoryId;
      if (matches) records.push(record);
    }
    return { records };
  }

  search(
    query: { readonly filter: Filter; readonly tokens: readonly string[]; readonly limit: number },
    position: SearchPosition | undefined,
    scores: Scores,
  ): Found {
    const { filter, limit } = query;
    const tokens = [...new Set(query.tokens)];
    const statistics = position?.statistics ?? this.#lexical.statisticsOf(tokens);
    const accepts = ({ entry }: RankedEntry): boolean => matchesFilter(entry.record, filter);
    const within = isNarrow(filter)
      ? { size: this.#records.extent(filter).size, entries: () => this.#records.after(filter) }
      : undefined;
    const asked = { tokens, statistics, limit, after: position?.rank, accepts, within };
    return { ...searchLexically(this.#lexical, asked, scores), statistics };
  }

  count(filter: Filter): number {
    const { size, exact } = this.#records.extent(filter);
    if (exact) return size;
    let count = 0;
    for (const { record } of this.#records.after(filter)) if (matchesFilter(record, filter)) count += 1;
    return count;
  }
}
