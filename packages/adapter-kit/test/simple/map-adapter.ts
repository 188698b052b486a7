import {
  defineSimpleAdapter,
  type Entry,
  type Hooks,
  type Indexed,
  type KeyValueBackend,
  type Put,
  scoreOf,
  type SimpleBackend,
  tokensOf,
  weightsOf,
} from "@mgp/adapter-kit";
import {
  type MemoryAdapter,
  type Rank,
  type SearchedContent,
  type SearchTerm,
  compareNewest,
  compareRanks,
  matchesFilter,
} from "@mgp/core";

/** Entries in a map, whose writes are counted, and beside them what an index is made of. */
export class MapBackend implements KeyValueBackend {
  readonly indexed: Map<string, Indexed> = new Map();
  readonly #entries = new Map<string, Entry>();
  /** How often `scan` was asked for more than a look at the next tenant. */
  scans = 0;
  writes = 0;
  /** Happens once, before a scan looks at anything. */
  beforeNextScan: (() => Promise<unknown>) | undefined;
  /** Happens once, before a put looks at anything. */
  beforeNextPut: (() => Promise<unknown>) | undefined;

  get({ key }: { readonly key: string }): Entry | undefined {
    return this.#entries.get(key);
  }

  put(put: Put): boolean | Promise<boolean> {
    const before = this.beforeNextPut;
    if (before === undefined) return this.write(put);
    this.beforeNextPut = undefined;
    return before().then(() => this.write(put));
  }

  write({ key, value, expected, indexed }: Put): boolean {
    if (this.#entries.get(key)?.version !== expected) return false;
    this.writes += 1;
    this.#entries.set(key, { key, value, version: this.writes });
    if (indexed === undefined) this.indexed.delete(key);
    else this.indexed.set(key, indexed);
    return true;
  }

  delete({ key, expected }: { readonly key: string; readonly expected: unknown }): boolean {
    return this.#entries.get(key)?.version === expected && this.#entries.delete(key);
  }

  async scan(range: Parameters<KeyValueBackend["scan"]>[0]): Promise<readonly Entry[]> {
    this.scans += 1;
    const before = this.beforeNextScan;
    this.beforeNextScan = undefined;
    await before?.();
    return this.entries(range);
  }

  entries({ prefix, after = "", limit }: Parameters<KeyValueBackend["scan"]>[0]): readonly Entry[] {
    const found = [...this.#entries.values()].filter(({ key }) => key.startsWith(prefix) && key > after);
    return found.toSorted((left, right) => (left.key < right.key ? -1 : 1)).slice(0, limit);
  }

  close(): void {
    this.#entries.clear();
  }

  /** The memories of a tenant by ascending id: their keys have that order. */
  of(tenant: string): readonly Indexed[] {
    return [...this.indexed]
      .toSorted(([left], [right]) => (left < right ? -1 : 1))
      .map(([, indexed]) => indexed)
      .filter((one) => one.tenant === tenant);
  }
}

function holds(keys: readonly string[], { record }: Indexed): boolean {
  return record.state === "active" && record.matchKeys.some((key) => keys.includes(key));
}

function idsOf(found: readonly Indexed[], after: string | undefined, limit: number): readonly string[] {
  const ids = found.map(({ record }) => record.memoryId);
  return ids.filter((id) => after === undefined || isBehind(id, after)).slice(0, limit);
}

/** Every hook over the same map. */
function hooksOf(backend: MapBackend): Hooks {
  return {
    findByKeys: ({ tenant, keys, after, limit }) =>
      idsOf(
        backend.of(tenant).filter((one) => holds(keys, one)),
        after,
        limit,
      ),
    putUnlessKey: ({ tenant, keys, ...put }) =>
      !backend.of(tenant).some((one) => holds(keys, one)) && backend.write(put),
    list: ({ tenant, filter, after, limit }) =>
      idsOf(
        backend.of(tenant).filter(({ record }) => matchesFilter(record, filter)),
        after,
        limit,
      ),
    listNewest: ({ tenant, filter, after, limit }) =>
      backend
        .of(tenant)
        .filter(({ record }) => matchesFilter(record, filter))
        .map(({ record: { memoryId, updatedAt } }) => ({ memoryId, updatedAt }))
        .toSorted(compareNewest)
        .filter((place) => after === undefined || compareNewest(place, after) > 0)
        .slice(0, limit),
    count: ({ tenant, filter }) => backend.of(tenant).filter(({ record }) => matchesFilter(record, filter)).length,
    search: ({ tenant, filter, terms, content, after, limit }) => {
      const ranks = rank(backend.of(tenant), terms, content).filter(([one]) => matchesFilter(one.record, filter));
      const behind = ranks.map(([, place]) => place).toSorted(compareRanks);
      return behind.filter((place) => after === undefined || compareRanks(place, after) > 0).slice(0, limit);
    },
    lastVersion: () => backend.writes,
    changedAfter: ({ prefix, after = 0, limit }) => {
      return backend
        .entries({ prefix, limit: Number.MAX_SAFE_INTEGER })
        .map(({ key, version }) => ({ key, version: Number(version) }))
        .filter(({ version }) => version > after)
        .toSorted((left, right) => left.version - right.version)
        .slice(0, limit);
    },
  };
}

export function adapterOver(open: () => SimpleBackend | Promise<SimpleBackend>): MemoryAdapter<object> {
  return defineSimpleAdapter<object>({
    name: "map",
    kind: "in_memory",
    durable: false,
    replicas: false,
    optionsFrom: () => ({}),
    open,
  });
}

/** The map with some of the hooks. */
export function withHooks(backend: MapBackend, names: readonly (keyof Hooks)[]): SimpleBackend {
  const hooks = hooksOf(backend);
  return Object.assign(backend, Object.fromEntries(names.map((name) => [name, hooks[name]])));
}

function isBehind(memoryId: string, after: string): boolean {
  return Buffer.compare(Buffer.from(memoryId), Buffer.from(after)) > 0;
}

/** As a scan would: the whole ranking, anew. */
function rank(
  all: readonly Indexed[],
  terms: readonly SearchTerm[],
  content: SearchedContent,
): readonly (readonly [Indexed, Rank])[] {
  const documents = tokensOf(terms).map((token) => all.filter((one) => one.terms.has(token)).length);
  const averageLength = all.reduce((sum, { lengths }) => sum + lengths[content], 0) / Math.max(1, all.length);
  const weights = weightsOf(terms, { total: all.length, averageLength, documents });
  return all.flatMap((one) => {
    const { memoryId, updatedAt } = one.record;
    const frequencyAt = (place: number): number => one.terms.get(weights.tokens[place] ?? "") ?? 0;
    const score = scoreOf(weights, one.lengths[content], frequencyAt);
    return score === 0 ? [] : [[one, { memoryId, updatedAt, score }] as const];
  });
}
