import { analyserOf, defineStore, Gate, wellFormedTexts } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, defineAdapter, type MemoryAdapter, type OpenStore } from "@mgp/core";
import { createEmbedder, type Embedder } from "@mgp/embeddings";
import { guarantees } from "./guarantees.ts";
import { LanceDbBody } from "./lancedb-body.ts";
import { manifestOf, type Ranking } from "./manifest.ts";
import { openDatabase } from "./open-database.ts";
import { type LanceDbAdapterOptions, optionsFrom, type Setup, settings, setupOf } from "./options.ts";
import { reindex } from "./reindex.ts";
import { MOST_MATCH_KEYS } from "./rows.ts";
import { toStoreError } from "./store-errors.ts";

/** Keeps memories in LanceDB, in a folder or an object store, and finds them by words and by meaning. */
export const lanceDbAdapter: MemoryAdapter<LanceDbAdapterOptions> = defineAdapter({
  name: "lancedb",
  settings,
  optionsFrom,
  open: async (options: LanceDbAdapterOptions, context: AdapterContext, call: Call): Promise<OpenStore> => {
    const gate = new Gate("LanceDB", context.now);
    gate.check(call);
    const { setup, embedder } = await prepare(options, context, call);
    try {
      const database = await openDatabase(setup, embedder, analyserOf(context));
      const ranking = rankingOf(setup, embedder);
      const minSimilarity = setup.minSimilarity ?? embedder.relatedFrom ?? 1;
      const search = { ranking, minSimilarity, folder: setup.isRemote ? undefined : setup.location };
      const body = new LanceDbBody(database, embedder, search, gate, context);
      await body.begin();
      const rules = { texts: wellFormedTexts, matchKeys: MOST_MATCH_KEYS };
      return {
        store: defineStore(body, { gate, guarantees, toStoreError, ...rules }),
        manifest: manifestOf(ranking),
        guarantees,
      };
    } catch (error) {
      await embedder.close();
      throw error;
    }
  },
  reindex: async (options, context, call, onProgress) => {
    const gate = new Gate("LanceDB", context.now);
    gate.check(call);
    const { setup, embedder } = await prepare(options, context, call);
    try {
      return await reindex(setup, embedder, { gate, call, analyser: analyserOf(context), onProgress });
    } finally {
      await embedder.close();
    }
  },
});

async function prepare(
  options: LanceDbAdapterOptions,
  { log, now }: AdapterContext,
  call: Call,
): Promise<{ readonly setup: Setup; readonly embedder: Embedder }> {
  const setup = setupOf(options);
  const embedder = await createEmbedder(setup.embedder, call, {
    now,
    onUnavailable: ({ code }) => log("warn", "lancedb_embedding_unavailable", { code }),
  });
  return { setup, embedder };
}

function rankingOf({ hybrid }: Setup, { relatedFrom }: Embedder): Ranking {
  if (relatedFrom === undefined) return "words";
  return hybrid ? "both" : "meaning";
}
