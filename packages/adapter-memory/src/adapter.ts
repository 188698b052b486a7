import { defineStore, Gate } from "@mgp/adapter-kit";
import { type AdapterContext, defineAdapter, type MemoryAdapter, type OpenStore } from "@mgp/core";
import { guarantees } from "./guarantees.ts";
import { manifest } from "./manifest.ts";
import { MemoryBody } from "./memory-body.ts";

/** It has no settings, so no options. */
export type MemoryAdapterOptions = Readonly<Record<string, never>>;

/** Keeps memories in this process: for development, tests and short-lived agents. Gone when the process ends. */
export const memoryAdapter: MemoryAdapter<MemoryAdapterOptions> = defineAdapter({
  name: "memory",
  settings: [],
  optionsFrom: () => ({}),
  // Asynchronous by contract; there is nothing to connect to.
  open: async (_options: MemoryAdapterOptions, { now }: AdapterContext): Promise<OpenStore> => {
    const gate = new Gate("memory", now);
    return { store: defineStore(new MemoryBody(gate), { gate, guarantees }), manifest, guarantees };
  },
});
