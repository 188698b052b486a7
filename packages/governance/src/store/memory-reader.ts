import { fillPage, filterMatcher, PageRoom, searchTerms } from "@mgp/core";
import type {
  AccessDecision,
  ChangePage,
  Filter,
  Hit,
  MemoryRecord,
  Page,
  PageRequest,
  QueryTerm,
  SearchQuery,
} from "@mgp/core";
import { Pace, turn } from "../pace/pace.ts";
import { withShownWords } from "../views/shown-words.ts";
import { TermFinder } from "../views/term-finder.ts";
import type { MemoryView } from "../views/view.ts";
import type { MemoryAccess } from "./memory-access.ts";
import { PermittedPaths } from "./permitted-paths.ts";
import { asExpired, type StoredMemory } from "./stored-memory.ts";

/** What a view adds to the stored text of a memory: the server's own fields. */
const BYTES_OF_OWN_FIELDS = 384;

/** What a result of a search adds to a view: score, redaction, origin, explanation. */
const BYTES_OF_FRAME = 768;

/**
 * Memories that are read at once by their ids. How large they are is not known before, so that it is one at first, and
 * more only behind memories that were few bytes.
 */
const READ_TOGETHER = 16;
const FEW_BYTES = 1024 * 1024;

/**
 * Hits that a search looks at for a page while some are dropped that are found by what policy hides. Behind them the page
 * ends, and the next one goes on there.
 */
const MOST_EXAMINED = 10_000;

/** A search within the request's tenant; there is at least one term. */
export interface GovernedSearch extends Omit<SearchQuery, "terms"> {
  readonly terms: readonly QueryTerm[];
  readonly literal: boolean;
  /** Bytes that each hit takes on the page besides its view. */
  readonly bytesBesides: number;
}

/** A memory as the caller may see it, on a page that is bounded in bytes. */
export interface ListedMemory {
  readonly memory: MemoryView["memory"];
  /** UTF-8 bytes of it in an answer; a little more than it has, never less. */
  readonly bytes: number;
}

/** A memory that the caller may see, on a page that holds as many as one of views does. */
export interface ListedId {
  readonly memoryId: string;
  /** UTF-8 bytes of it in an answer; a little more than it has, never less. */
  readonly bytes: number;
}

/** A memory that may be read, and how. */
interface ReadableMemory {
  readonly record: MemoryRecord;
  readonly stored: StoredMemory;
  readonly decision: AccessDecision;
}

/** A hit that policy permits, as the caller may see it. */
export interface FoundMemory {
  /** UTF-8 bytes of it in an answer; a little more than it has, never less. */
  readonly bytes: number;
  readonly view: MemoryView;
  readonly score: number;
  readonly mode: Hit["mode"];
  readonly path?: readonly string[];
}

/** Which memories a list or the change feed shows. */
export interface Selection {
  readonly includeInactive: boolean;
}

/** What there is of some ids. */
interface PageOfIds {
  readonly items: readonly ListedMemory[];
  /** The id of the last item, where it has no room for those behind it. */
  readonly endsBehind?: string;
}

/** One page of the change feed; always with a cursor to resume from. */
export interface ChangedMemories<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | undefined;
  readonly more: boolean;
}

/** Reads memories for one request; every memory passes policy and leaves as a view. */
export class MemoryReader {
  readonly #access: MemoryAccess;
  readonly #pace = new Pace();
  readonly #filling = {
    sizeOf: ({ bytes }: { readonly bytes: number }): number => bytes,
    pause: (bytes: number): Promise<void> | undefined => this.#pace.spend(bytes),
    hasRoom: (bytes: number): boolean => this.#access.scope.hold?.(this.#viewed + bytes) === undefined,
  };
  /** Bytes of the views that were made for a page. */
  #viewed = 0;

  constructor(access: MemoryAccess) {
    this.#access = access;
  }

  async get(memoryId: string): Promise<MemoryView> {
    const stored = await this.#access.find(memoryId);
    return this.#access.show(stored, this.#access.permit(this.#access.decide(stored, "read")));
  }

  /**
   * The memories of those ids that still exist and may be read, in order, as far as a page of so many bytes holds them
   * and there is room for what is read.
   *
   * @throws MgpError 429 when there is no room for the first
   */
  async getPage(memoryIds: readonly string[], selection: Selection, bytes: number): Promise<PageOfIds> {
    const room = new PageRoom(bytes);
    const items: ListedMemory[] = [];
    const isSelected = filterMatcher(this.#filterOf(selection));
    for await (const records of this.#recordsOf(memoryIds)) {
      if (!this.#roomFor(records)) return endingWith(items);
      for (const record of records.filter(isSelected)) {
        const listed = this.#shown(record, selection, (readable) => this.#listed(readable));
        if (listed === undefined) continue;
        if (!room.take(listed.bytes)) return endingWith(items);
        items.push(listed);
        await this.#filling.pause(listed.bytes);
      }
    }
    return { items };
  }

  /** What is there of some ids, in their order; with room for what is read at once. @throws MgpError 429 */
  async *recordsOf(memoryIds: readonly string[]): AsyncGenerator<MemoryRecord, void, undefined> {
    for await (const records of this.#recordsOf(memoryIds)) {
      this.#access.hold(bodyBytes(records));
      yield* records;
    }
  }

  /** Which of some ids were purged and are not there; a backend may forget purges after a while. */
  async purgedOf(memoryIds: readonly string[]): Promise<readonly string[]> {
    const { scope, services } = this.#access;
    const { operator } = services.backend.store;
    const purged: string[] = [];
    for (const memoryId of new Set(memoryIds)) {
      const trace = await operator.lastWrite({ tenant: scope.tenant, memoryId }, scope.call);
      if (trace?.purged === true) purged.push(memoryId);
    }
    return purged;
  }

  /** What is there of some ids, in steps. */
  async *#recordsOf(memoryIds: readonly string[]): AsyncGenerator<readonly MemoryRecord[], void, undefined> {
    const { scope, services } = this.#access;
    let together = 1;
    for (let start = 0; start < memoryIds.length;) {
      const some = memoryIds.slice(start, start + together);
      const found = await services.backend.store.get({ tenant: scope.tenant, memoryIds: some }, scope.call);
      const records = found.filter((record) => record !== undefined);
      yield records;
      start += some.length;
      together = bodyBytes(records) <= FEW_BYTES ? Math.min(together * 2, READ_TOGETHER) : 1;
    }
  }

  /**
   * Asks the backend again until the page is full of permitted hits or nothing is left. Where only open content is searched,
   * each hit holds a term in what its view shows.
   */
  async search(search: GovernedSearch): Promise<Page<FoundMemory>> {
    const { filter, terms, content, text, literal, bytesBesides, ...page } = search;
    const { scope, services } = this.#access;
    const passes = this.#unappliedFilter(filter);
    const paths = new PermittedPaths(this.#access, this.#pace);
    const finder = content === "open" ? new TermFinder(terms) : undefined;
    const asked = { filter, terms: searchTerms(terms, content), content, text, literal };
    return await fillPage<Hit, FoundMemory>(
      async (request) => {
        const query = { ...asked, ...request };
        // Some backends search and read in this process.
        await turn();
        const { items, ...rest } = await services.backend.store.search({ tenant: scope.tenant, query }, scope.call);
        this.#hold(items.map(({ record }) => record));
        return { ...rest, items: await paths.of(items) };
      },
      page,
      (hit) => {
        const seen = passes(hit.record) ? this.#seen(hit.record) : undefined;
        if (seen === undefined) return undefined;
        const { stored, view } = seen;
        const found = (): FoundMemory => this.#found(hit, view, bytesBesides);
        if (finder === undefined || view.return_mode === "raw") return found();
        const shown = finder.in(withShownWords(stored.memory, view.return_mode));
        return shown.then((words) => (words.length === 0 ? undefined : found()));
      },
      content === "open" ? { ...this.#filling, mostExamined: MOST_EXAMINED } : this.#filling,
    );
  }

  /** By ascending memory id. What has expired by time counts as inactive, and shows metadata only but to a raw export. */
  async list(selection: Selection, page: PageRequest): Promise<Page<ListedMemory>> {
    return await this.#list(selection, page, (readable) => this.#listed(readable));
  }

  /** The ids of the same page, without its views. */
  async listIds(selection: Selection, page: PageRequest): Promise<Page<ListedId>> {
    return await this.#list(selection, page, (readable) => this.#identified(readable));
  }

  /**
   * The change feed, each memory once, at its last change, in commit order. A purge has no wire form and is passed
   * over. A backend without a feed is listed by id instead, and a reader that came to the end starts over.
   */
  async changes(selection: Selection, page: PageRequest): Promise<ChangedMemories<ListedMemory>> {
    return await this.#changes(selection, page, (readable) => this.#listed(readable));
  }

  /** The ids of the same page, without its views. */
  async changedIds(selection: Selection, page: PageRequest): Promise<ChangedMemories<ListedId>> {
    return await this.#changes(selection, page, (readable) => this.#identified(readable));
  }

  async #list<Item extends { readonly bytes: number }>(
    selection: Selection,
    page: PageRequest,
    itemOf: (readable: ReadableMemory) => Item,
  ): Promise<Page<Item>> {
    const { scope, services } = this.#access;
    const filter = this.#filterOf(selection);
    const passes = this.#unappliedFilter(filter);
    return await fillPage(
      async (request) => {
        await turn();
        const listed = await services.backend.store.list({ tenant: scope.tenant, filter, page: request }, scope.call);
        this.#hold(listed.items);
        return listed;
      },
      page,
      (record) => (passes(record) ? this.#shown(record, selection, itemOf) : undefined),
      this.#filling,
    );
  }

  async #changes<Item extends { readonly bytes: number }>(
    selection: Selection,
    page: PageRequest,
    itemOf: (readable: ReadableMemory) => Item,
  ): Promise<ChangedMemories<Item>> {
    const { scope, services } = this.#access;
    if (services.backend.guarantees.changes === "none") {
      const listed = await this.#list(selection, page, itemOf);
      return { items: listed.items, cursor: listed.cursor, more: listed.cursor !== undefined };
    }
    const isSelected = filterMatcher(this.#filterOf(selection));
    const reached: { page?: ChangePage } = {};
    const filled = await fillPage(
      async (request) => {
        await turn();
        const changes = await services.backend.store.changes({ tenant: scope.tenant, page: request }, scope.call);
        this.#hold(changes.items.flatMap((change) => (change.kind === "purged" ? [] : [change.record])));
        reached.page = changes;
        return { items: changes.items, ...(changes.more ? { cursor: changes.cursor } : {}) };
      },
      page,
      (change) => {
        if (change.kind === "purged") return undefined;
        const { record } = change;
        return isSelected(record) ? this.#shown(record, selection, itemOf) : undefined;
      },
      this.#filling,
    );
    return { items: filled.items, cursor: filled.cursor ?? reached.page?.cursor, more: filled.cursor !== undefined };
  }

  /** A hit as the caller may see it; nothing where policy denies that. */
  #seen(record: MemoryRecord): { readonly stored: StoredMemory; readonly view: MemoryView } | undefined {
    const stored = this.#access.readOneOfMany(record);
    if (stored === undefined) return undefined;
    const decision = this.#access.decide(stored, "search");
    return decision.decision === "deny" ? undefined : { stored, view: this.#access.view(stored, decision) };
  }

  #found(hit: Hit, view: MemoryView, bytesBesides: number): FoundMemory {
    const besides = BYTES_OF_FRAME + bytesOfText(view.consumable_text) + bytesOfPath(hit) + bytesBesides;
    const bytes = bytesOf(view, hit.record) + besides;
    this.#viewed += bytes;
    const { score, mode, path } = hit;
    return { bytes, view, score, mode, ...(path === undefined ? {} : { path }) };
  }

  #filterOf({ includeInactive }: Selection): Filter {
    return includeInactive ? {} : { notExpiredAt: this.#access.now, states: ["active"] };
  }

  /** What export and sync show of a memory; nothing where policy denies reading. */
  #shown<Item extends { readonly bytes: number }>(
    record: MemoryRecord,
    { includeInactive }: Selection,
    itemOf: (readable: ReadableMemory) => Item,
  ): Item | undefined {
    const read = this.#access.readOneOfMany(record);
    if (read === undefined) return undefined;
    const stored = includeInactive && this.#access.isOver(record) ? asExpired(read) : read;
    const decision = this.#access.decideListed(stored, includeInactive);
    if (decision.decision === "deny") return undefined;
    const item = itemOf({ record, stored, decision });
    this.#viewed += item.bytes;
    return item;
  }

  #listed({ record, stored, decision }: ReadableMemory): ListedMemory {
    const view = this.#access.view(stored, decision);
    return { memory: view.memory, bytes: bytesOf(view, record) };
  }

  /** What is shown as it is stored has a known size; only of any other a view has to be made, to be measured. */
  #identified(readable: ReadableMemory): ListedId {
    const { record, decision } = readable;
    const { memoryId } = record;
    const isRaw = this.#access.modeOf(decision) === "raw";
    return { memoryId, bytes: isRaw ? bytesOfRaw(record) : this.#listed(readable).bytes };
  }

  /** Makes room for the records that a page begins with; for more, the page has asked before it went on. */
  #hold(records: readonly MemoryRecord[]): void {
    if (this.#viewed === 0) this.#access.hold(bodyBytes(records));
  }

  /** Makes room for records of a page whose size was not known before; `false`: the page ends before them. */
  #roomFor(records: readonly MemoryRecord[]): boolean {
    this.#hold(records);
    return this.#viewed === 0 || this.#filling.hasRoom(bodyBytes(records));
  }

  /** Whether a record passes the part of a filter that the backend cannot apply itself. */
  #unappliedFilter(filter: Filter): (record: MemoryRecord) => boolean {
    const { filters } = this.#access.services.backend.guarantees;
    if (filters === "all") return () => true;
    const applied: ReadonlySet<string> = new Set(filters);
    return filterMatcher(Object.fromEntries(Object.entries(filter).filter(([field]) => !applied.has(field))));
  }
}

function endingWith(items: readonly ListedMemory[]): PageOfIds {
  const last = items.at(-1)?.memory.memory_id;
  return { items, ...(last === undefined ? {} : { endsBehind: last }) };
}

function bodyBytes(records: readonly MemoryRecord[]): number {
  return records.reduce((sum, { body, stateReason = "" }) => sum + body.length + stateReason.length, 0);
}

/** What a view shows as it is stored has the stored size, and the server's own fields; any other is measured. */
function bytesOf({ return_mode: mode, memory }: MemoryView, record: MemoryRecord): number {
  return mode === "raw" ? bytesOfRaw(record) : BYTES_OF_OWN_FIELDS + bytesOfText(memory);
}

function bytesOfRaw({ body, stateReason = "" }: MemoryRecord): number {
  return BYTES_OF_OWN_FIELDS + bytesOfText(stateReason) + Buffer.byteLength(body);
}

function bytesOfPath({ path }: Hit): number {
  // It stands in the explanation, too.
  return path === undefined ? 0 : 2 * bytesOfText(path);
}

function bytesOfText(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
