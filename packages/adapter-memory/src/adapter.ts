import { type AdapterContext, defineAdapter, type MemoryAdapter, type OpenStore } from "@mgp/core";
import { guarantees } from "./guarantees.ts";
import { manifest } from "./manifest.ts";
import { InMemoryStore } from "./memory-store.ts";

/** It has no settings, so no options. */
export type MemoryAdapterOptions = Readonly<Record<string, never>>;

/** Keeps memories in this process: for development, tests and short-lived agents. Gone when the process ends. */
export const memoryAdapter: MemoryAdapter<MemoryAdapterOptions> = defineAdapter({
  name: "memory",
  settings: [],
  optionsFrom: () => ({}),
  // Asynchronous by contract; there is nothing to connect to.
  open: async (_options: MemoryAdapterOptions, context: AdapterContext): Promise<OpenStore> => ({
    store: new InMemoryStore(context.now),
    manifest,
    guarantees,
  }),
});
