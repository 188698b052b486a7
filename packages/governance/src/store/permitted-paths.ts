import type { AccessDecision, Hit } from "@mgp/core";
import type { Pace } from "../pace/pace.ts";
import type { MemoryAccess } from "./memory-access.ts";

/**
 * Memories that are read in one call, whatever their size, and in one search, only because a path leads through them.
 */
const READ_AT_ONCE = 16;
const MOST_READ = 2_000;

/**
 * Where links lead a search, policy goes along: a memory that is reached over others is found by who may find every
 * memory on the way, and told with no other. Links are made of content and extensions, so that a memory whose content
 * is hidden leads no further. What is decided stays so for one search.
 */
export class PermittedPaths {
  readonly #access: MemoryAccess;
  readonly #pace: Pace;
  /** By memory id. */
  readonly #decisions = new Map<string, AccessDecision>();
  #read = 0;

  constructor(access: MemoryAccess, pace: Pace) {
    this.#access = access;
    this.#pace = pace;
  }

  /** The hits in their order, each reached one with the best path that the caller may go, without those that have none. */
  async of(hits: readonly Hit[]): Promise<readonly Hit[]> {
    if (hits.every(({ path }) => path === undefined)) return hits;
    for (const { record } of hits) this.#note(record);
    await this.#decide(hits.flatMap(({ path }) => path ?? []));
    await this.#decide(hits.filter((hit) => !this.#isOpen(hit.path)).flatMap((hit) => (hit.otherPaths ?? []).flat()));
    return hits.flatMap((hit) => {
      const { path, otherPaths, ...found } = hit;
      if (path === undefined) return [found];
      const open = [path, ...(otherPaths ?? [])].find((one) => this.#isOpen(one));
      return open === undefined ? [] : [{ ...found, path: open }];
    });
  }

  #isOpen(path: readonly string[] = []): boolean {
    return path.every((memoryId, place) => {
      const decision = this.#decisions.get(memoryId);
      if (decision === undefined || decision.decision === "deny") return false;
      return decision.return_mode === "raw" || place === path.length - 1;
    });
  }

  /** Beyond the bound a memory stays undecided, and what it leads to is not found. */
  async #decide(memoryIds: readonly string[]): Promise<void> {
    const unknown = [...new Set(memoryIds)].filter((memoryId) => !this.#decisions.has(memoryId));
    const { scope, services } = this.#access;
    for (let start = 0; start < unknown.length && this.#read < MOST_READ; start += READ_AT_ONCE) {
      const some = unknown.slice(start, start + READ_AT_ONCE);
      this.#read += some.length;
      const records = await services.backend.store.get({ tenant: scope.tenant, memoryIds: some }, scope.call);
      for (const record of records) {
        if (record === undefined) continue;
        this.#note(record);
        await this.#pace.spend(record.body.length);
      }
    }
  }

  #note(record: Hit["record"]): void {
    const stored = this.#access.readOneOfMany(record);
    if (stored !== undefined) this.#decisions.set(record.memoryId, this.#access.decide(stored, "search"));
  }
}
