import { randomUUID } from "node:crypto";
import { defineSimpleAdapter, type Entry, type KeyValueBackend, type Put } from "@mgp/adapter-kit";
import { searchableBy } from "@mgp/conformance";
import { type MemoryAdapter, presentAnalyser, type Settings } from "@mgp/core";

interface MapOptions {
  readonly disk: string;
}

type KeptMapAdapter = MemoryAdapter<MapOptions>;

/** What lies on each disk, which outlives the stores that were opened on it. */
const disks = new Map<string, Map<string, Entry>>();

const DISK = "MGP_MAP_DISK";

/** Settings of an empty disk. */
export function freshDisk(): Settings {
  return { [DISK]: randomUUID() };
}

export function dropDisk(settings: Settings): void {
  disks.delete(settings[DISK] ?? "");
}

class KeptMap implements KeyValueBackend {
  readonly #entries: Map<string, Entry>;

  constructor(entries: Map<string, Entry>) {
    this.#entries = entries;
  }

  get({ key }: { readonly key: string }): Entry | undefined {
    return this.#entries.get(key);
  }

  put({ key, value, expected }: Put): boolean {
    if (this.#entries.get(key)?.version !== expected) return false;
    this.#entries.set(key, { key, value, version: randomUUID() });
    return true;
  }

  delete({ key, expected }: { readonly key: string; readonly expected: unknown }): boolean {
    return this.#entries.get(key)?.version === expected && this.#entries.delete(key);
  }

  scan({ prefix, after = "", limit }: Parameters<KeyValueBackend["scan"]>[0]): readonly Entry[] {
    const found = [...this.#entries.values()].filter(({ key }) => key.startsWith(prefix) && key > after);
    return found.toSorted((left, right) => (left.key < right.key ? -1 : 1)).slice(0, limit);
  }

  close(): void {
    // What it holds is on its disk.
  }
}

/** The smallest durable adapter whose words are kept. */
export const keptMapAdapter: KeptMapAdapter = defineSimpleAdapter({
  name: "map",
  kind: "key_value",
  settings: [{ environment: DISK, description: "The name of a disk." }],
  optionsFrom: (settings) => ({ disk: settings[DISK] ?? "" }),
  durable: true,
  replicas: false,
  open: ({ disk }) => {
    const entries = disks.get(disk) ?? new Map<string, Entry>();
    disks.set(disk, entries);
    return new KeptMap(entries);
  },
});

const { reindex = async () => await Promise.reject(new Error("a simple adapter has a reindex")) } = keptMapAdapter;

/** Adapters whose words are at fault, each in one way. */
export const brokenWords: Readonly<Record<string, KeptMapAdapter>> = {
  "forgets the version": {
    ...keptMapAdapter,
    open: async (options, context, call) => {
      const { store, ...rest } = await keptMapAdapter.open(options, context, call);
      store.operator.analyserVersion = async () => await Promise.resolve(context.analyser?.version);
      return { ...rest, store };
    },
  },
  "has no reindex": withoutReindex(),
  "says that it has made anew what it has not": {
    ...keptMapAdapter,
    reindex: async (options, context, call, onProgress) => {
      const { analyser } = context;
      if (analyser === undefined) return await reindex(options, context, call, onProgress);
      const idle = { ...analyser, searchableOf: () => searchableBy([]) };
      return await reindex(options, { ...context, analyser: idle }, call, onProgress);
    },
  },
  "takes words of a newer analyser for its own": {
    ...keptMapAdapter,
    open: async (options, context, call) => {
      try {
        return await keptMapAdapter.open(options, context, call);
      } catch {
        const analyser = { ...presentAnalyser, version: presentAnalyser.version + 1 };
        return await keptMapAdapter.open(options, { ...context, analyser }, call);
      }
    },
  },
  "begins at the beginning each time": {
    ...keptMapAdapter,
    reindex: async (options, context, call, onProgress) => {
      const entries = disks.get(options.disk) ?? new Map<string, Entry>();
      const before = new Map(entries);
      try {
        return await reindex(options, context, call, onProgress);
      } catch (error) {
        disks.set(options.disk, before);
        throw error;
      }
    },
  },
};

function withoutReindex(): KeptMapAdapter {
  const { reindex: _, ...rest } = keptMapAdapter;
  return rest;
}
