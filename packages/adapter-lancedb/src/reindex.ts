import { type AnalysisRun, checkAnalyser, runReindex } from "@mgp/adapter-kit";
import { type Reindexed, StoreError } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import type { About } from "./about.ts";
import { isRecord } from "./conditions.ts";
import { openConnection } from "./connection.ts";
import { type Layout, modelOf, readLayout } from "./layout.ts";
import { openAbout } from "./open-database.ts";
import type { Setup } from "./options.ts";
import { ReindexTables } from "./reindex-tables.ts";
import { toStoreError } from "./store-errors.ts";

/**
 * Makes the vectors of another model and the tokens of another analyser, in a table beside the one that is served. When little is left to
 * do, that one is sealed, what was written to it meanwhile is copied too, and the new one takes its place.
 */
export async function reindex(
  setup: Setup,
  embedder: Embedder,
  { gate, call, analyser, onProgress }: AnalysisRun,
): Promise<Reindexed> {
  const connection = await openConnection(setup);
  try {
    const about = await openAbout(connection, setup);
    const from = await layoutIn(about);
    checkAnalyser("LanceDB", from.analyser, analyser);
    const wanted = { ...modelOf(embedder), analyser: analyser.version };
    const tables = new ReindexTables({ connection, about, gate, from, wanted, analyser, name: setup.table, call });
    const make = async (texts: readonly string[]) => await embedder.documents(texts, call);
    await runReindex(tables, { gate, call, make, onProgress });
    const { table } = await layoutIn(about);
    return { records: await (await connection.openTable(table)).countRows(isRecord), vectors: "made" };
  } catch (error) {
    throw toStoreError(error);
  } finally {
    connection.close();
  }
}

async function layoutIn(about: About): Promise<Layout> {
  const layout = await readLayout(about);
  if (layout !== undefined) return layout;
  throw new StoreError("misconfigured", "MGP_LANCEDB_DIR and MGP_LANCEDB_TABLE name no table of memories");
}
