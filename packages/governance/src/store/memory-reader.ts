import { fillPage, matchesFilter } from "@mgp/core";
import type { AccessDecision, ChangePage, Filter, Hit, MemoryRecord, Page, PageRequest } from "@mgp/core";
import type { MemoryView } from "../views/view.ts";
import type { MemoryAccess } from "./memory-access.ts";
import { PermittedPaths } from "./permitted-paths.ts";

/** A search within the request's tenant; the terms are analysed and there is at least one. */
export interface GovernedSearch extends PageRequest {
  readonly filter: Filter;
  readonly tokens: readonly string[];
  readonly text: string;
  readonly literal: boolean;
}

/** A hit that policy permits, as the caller may see it. */
export interface FoundMemory {
  readonly view: MemoryView;
  readonly score: number;
  readonly mode: Hit["mode"];
  readonly path?: readonly string[];
}

/** Which memories a list or the change feed shows. */
export interface Selection {
  readonly includeInactive: boolean;
}

/** One page of the change feed, as views; always with a cursor to resume from. */
export interface ChangedMemories {
  readonly items: readonly MemoryView[];
  readonly cursor: string | undefined;
  readonly more: boolean;
}

/** Reads memories for one request; every memory passes policy and leaves as a view. */
export class MemoryReader {
  readonly #access: MemoryAccess;

  constructor(access: MemoryAccess) {
    this.#access = access;
  }

  async get(memoryId: string): Promise<MemoryView> {
    const stored = await this.#access.find(memoryId);
    return this.#access.show(stored, this.#access.permit(this.#access.decide(stored, "read")));
  }

  /** The views of those ids that still exist and may be read, in order. */
  async getMany(memoryIds: readonly string[]): Promise<readonly MemoryView[]> {
    if (memoryIds.length === 0) return [];
    const { scope, services } = this.#access;
    const records = await services.backend.store.get(scope.tenant, memoryIds, scope.call);
    return records.flatMap((record) => (record === undefined ? [] : (this.#exportView(record) ?? [])));
  }

  /** Asks the backend again until the page is full of permitted hits or nothing is left. */
  async search({ filter, tokens, text, literal, ...page }: GovernedSearch): Promise<Page<FoundMemory>> {
    const { scope, services } = this.#access;
    const remaining = this.#remainingFilter(filter);
    const paths = new PermittedPaths(this.#access);
    return await fillPage(
      async (request) => {
        const query = { filter, tokens, text, literal, ...request };
        const { items, ...rest } = await services.backend.store.search(scope.tenant, query, scope.call);
        return { ...rest, items: await paths.of(items) };
      },
      page,
      (hit) => {
        if (remaining !== undefined && !matchesFilter(hit.record, remaining)) return undefined;
        const stored = this.#access.readOneOfMany(hit.record);
        if (stored === undefined) return undefined;
        const decision = this.#access.decide(stored, "search");
        if (decision.decision === "deny") return undefined;
        return {
          view: this.#access.view(stored, decision),
          score: hit.score,
          mode: hit.mode,
          ...(hit.path === undefined ? {} : { path: hit.path }),
        };
      },
    );
  }

  /** By ascending memory id. What has expired by time is left out. */
  async list(selection: Selection, page: PageRequest): Promise<Page<MemoryView>> {
    const { scope, services } = this.#access;
    const filter = this.#filterOf(selection);
    const remaining = this.#remainingFilter(filter);
    return await fillPage(
      async (request) => await services.backend.store.list(scope.tenant, filter, request, scope.call),
      page,
      (record) => (remaining !== undefined && !matchesFilter(record, remaining) ? undefined : this.#exportView(record)),
    );
  }

  /**
   * The change feed, each memory once, at its last change, in commit order. A purge has no wire form and is passed
   * over. A backend without a feed is listed by id instead, and a reader that came to the end starts over.
   */
  async changes(selection: Selection, page: PageRequest): Promise<ChangedMemories> {
    const { scope, services } = this.#access;
    if (services.backend.guarantees.changes === "none") {
      const listed = await this.list(selection, page);
      return { items: listed.items, cursor: listed.cursor, more: listed.cursor !== undefined };
    }
    const filter = this.#filterOf(selection);
    const reached: { page?: ChangePage } = {};
    const filled = await fillPage(
      async (request) => {
        const changes = await services.backend.store.changes(scope.tenant, request, scope.call);
        reached.page = changes;
        return { items: changes.items, ...(changes.more ? { cursor: changes.cursor } : {}) };
      },
      page,
      (change) => {
        if (change.kind === "purged") return undefined;
        const { record } = change;
        return matchesFilter(record, filter) ? this.#exportView(record) : undefined;
      },
    );
    return { items: filled.items, cursor: filled.cursor ?? reached.page?.cursor, more: filled.cursor !== undefined };
  }

  #filterOf({ includeInactive }: Selection): Filter {
    return { notExpiredAt: this.#access.now, ...(includeInactive ? {} : { states: ["active"] }) };
  }

  /** The view for export and sync; nothing where policy denies reading. */
  #exportView(record: MemoryRecord): MemoryView | undefined {
    const stored = this.#access.readOneOfMany(record);
    if (stored === undefined) return undefined;
    const decision = this.#access.decide(stored, "read");
    if (decision.decision === "deny") return undefined;
    return this.#access.view(stored, this.#mayExportRaw() ? rawDecision(decision) : decision);
  }

  #mayExportRaw(): boolean {
    const { caller } = this.#access.scope;
    return caller.authentication === "named" && caller.rights.includes("raw_export");
  }

  /** The part of a filter that the backend cannot apply itself. */
  #remainingFilter(filter: Filter): Filter | undefined {
    const { filters } = this.#access.services.backend.guarantees;
    if (filters === "all") return undefined;
    const applied: ReadonlySet<string> = new Set(filters);
    return Object.fromEntries(Object.entries(filter).filter(([field]) => !applied.has(field)));
  }
}

function rawDecision(decision: AccessDecision): AccessDecision {
  return { ...decision, return_mode: "raw" };
}
