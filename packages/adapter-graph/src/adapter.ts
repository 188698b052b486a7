import { type AdapterContext, type Call, defineAdapter, type MemoryAdapter, type OpenStore } from "@mgp/core";
import { Gate } from "./gate.ts";
import { GraphStore } from "./graph-store.ts";
import { guarantees } from "./guarantees.ts";
import { manifestOf } from "./manifest.ts";
import { openDatabase } from "./open-database.ts";
import { type GraphAdapterOptions, optionsFrom, resolved, settings } from "./options.ts";

/** Keeps memories, and the graph between them, in one SQLite file: durable, and nothing to install. */
export const graphAdapter: MemoryAdapter<GraphAdapterOptions> = defineAdapter({
  name: "graph",
  settings,
  optionsFrom,
  // Asynchronous by contract: SQLite opens at once.
  open: async (options: GraphAdapterOptions, context: AdapterContext, call: Call): Promise<OpenStore> => {
    new Gate(context.now).check(call);
    const setup = resolved(options);
    const { database } = openDatabase(setup.path);
    return { store: new GraphStore(database, setup, context), manifest: manifestOf(setup.hops), guarantees };
  },
  migrate: async (options: GraphAdapterOptions, context: AdapterContext, call: Call) => {
    new Gate(context.now).check(call);
    const { database, from, to } = openDatabase(resolved(options).path);
    database.close();
    return { from, to };
  },
});
