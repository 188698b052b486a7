import { analyserOf, defineStore, Gate, textsWithoutNul } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, defineAdapter, type MemoryAdapter, type OpenStore } from "@mgp/core";
import { createEmbedder, type Embedder } from "@mgp/embeddings";
import { guarantees } from "./guarantees.ts";
import { MOST_MATCH_KEYS } from "./items.ts";
import { manifestOf } from "./manifest.ts";
import { Meaning } from "./meaning/meaning.ts";
import { optionsFrom, type PostgresAdapterOptions, resolved, type ResolvedOptions, settings } from "./options.ts";
import { PostgresBody } from "./postgres-body.ts";
import { reindex, removeVectors } from "./reindex.ts";
import { migrateSchema, prepareSchema } from "./schema/prepare-schema.ts";

/** Keeps memories in PostgreSQL: durable, shared by any number of gateways, and searched by its own indexes. */
export const postgresAdapter: MemoryAdapter<PostgresAdapterOptions> = defineAdapter({
  name: "postgres",
  settings,
  optionsFrom,
  open: async (options: PostgresAdapterOptions, context: AdapterContext, call: Call): Promise<OpenStore> => {
    const all = resolved(options);
    const embedder = await embedderOf(all, context, call);
    try {
      const names = await prepareSchema(all, embedder, context, call);
      const meaning = new Meaning(embedder, all.minSimilarity, context);
      const gate = new Gate("PostgreSQL", context.now);
      const body = new PostgresBody(all, context, gate, names, meaning);
      const rules = { texts: textsWithoutNul, matchKeys: MOST_MATCH_KEYS };
      return { store: defineStore(body, { gate, guarantees, ...rules }), manifest: manifestOf(embedder), guarantees };
    } catch (error) {
      await embedder?.close();
      throw error;
    }
  },
  migrate: async (options: PostgresAdapterOptions, context: AdapterContext, call: Call) =>
    await migrateSchema(resolved(options), context, call),
  reindex: async (options: PostgresAdapterOptions, context: AdapterContext, call: Call, onProgress) => {
    const all = resolved(options);
    const embedder = await embedderOf(all, context, call);
    try {
      const gate = new Gate("PostgreSQL", context.now);
      return await reindex(all, embedder, context, { gate, call, analyser: analyserOf(context), onProgress });
    } finally {
      await embedder?.close();
    }
  },
  removeVectors: async (options: PostgresAdapterOptions, context: AdapterContext, call: Call) =>
    await removeVectors(resolved(options), context, call),
});

async function embedderOf(
  { embedding }: ResolvedOptions,
  { log, now }: AdapterContext,
  call: Call,
): Promise<Embedder | undefined> {
  if (embedding === undefined) return undefined;
  return await createEmbedder(embedding, call, {
    now,
    onUnavailable: ({ code }) => log("warn", "postgres_embedding_unavailable", { code }),
  });
}
