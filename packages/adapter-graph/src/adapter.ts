import { analyserOf, defineStore, Gate, wellFormedTexts } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, defineAdapter, type MemoryAdapter, type OpenStore } from "@mgp/core";
import { GraphBody } from "./graph-body.ts";
import { guarantees } from "./guarantees.ts";
import { manifestOf } from "./manifest.ts";
import { openDatabase, toStoreError } from "./open-database.ts";
import { type GraphAdapterOptions, optionsFrom, resolved, settings } from "./options.ts";
import { reindex } from "./reindex.ts";

/** Keeps memories, and the graph between them, in one SQLite file: durable, and nothing to install. */
export const graphAdapter: MemoryAdapter<GraphAdapterOptions> = defineAdapter({
  name: "graph",
  settings,
  optionsFrom,
  // Asynchronous by contract: SQLite opens at once.
  open: async (options: GraphAdapterOptions, context: AdapterContext, call: Call): Promise<OpenStore> => {
    const gate = new Gate("graph", context.now);
    gate.check(call);
    const setup = resolved(options);
    const { database } = openDatabase(setup.path, analyserOf(context));
    const body = new GraphBody(database, setup, gate, context);
    const store = defineStore(body, { gate, guarantees, texts: wellFormedTexts, toStoreError });
    return { store, manifest: manifestOf(setup.hops), guarantees };
  },
  migrate: async (options: GraphAdapterOptions, context: AdapterContext, call: Call) => {
    new Gate("graph", context.now).check(call);
    const { database, from, to } = openDatabase(resolved(options).path, analyserOf(context));
    database.close();
    return { from, to };
  },
  reindex: async (options: GraphAdapterOptions, context: AdapterContext, call: Call, onProgress) => {
    const run = { gate: new Gate("graph", context.now), call, analyser: analyserOf(context), onProgress };
    return await reindex(resolved(options).path, run);
  },
});
