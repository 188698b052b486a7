import { type AdapterContext, type Call, defineAdapter, type MemoryAdapter, type OpenStore } from "@mgp/core";
import { guarantees } from "./guarantees.ts";
import { manifest } from "./manifest.ts";
import { optionsFrom, type PostgresAdapterOptions, resolved, settings } from "./options.ts";
import { PostgresStore } from "./postgres-store.ts";
import { migrateSchema, prepareSchema } from "./schema/prepare-schema.ts";

/** Keeps memories in PostgreSQL: durable, shared by any number of gateways, and searched by its own indexes. */
export const postgresAdapter: MemoryAdapter<PostgresAdapterOptions> = defineAdapter({
  name: "postgres",
  settings,
  optionsFrom: (given) => {
    const options = optionsFrom(given);
    resolved(options);
    return options;
  },
  open: async (options: PostgresAdapterOptions, context: AdapterContext, call: Call): Promise<OpenStore> => {
    const all = resolved(options);
    await prepareSchema(all, context, call);
    return { store: new PostgresStore(all, context), manifest, guarantees };
  },
  migrate: async (options: PostgresAdapterOptions, context: AdapterContext, call: Call) =>
    await migrateSchema(resolved(options), context, call),
});
