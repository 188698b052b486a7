import path from "node:path";
import fileAdapter from "@mgp/adapter-file";
import graphAdapter from "@mgp/adapter-graph";
import lanceDbAdapter from "@mgp/adapter-lancedb";
import memoryAdapter from "@mgp/adapter-memory";
import { openBackend, type Backend } from "../../src/adapters/open-backend.ts";
import { temporaryFolder } from "./temporary-folder.ts";

/** How each embedded adapter is opened in a folder of its own. */
const opening: Readonly<Record<string, (folder: string, name: { readonly name?: string }) => Promise<Backend>>> = {
  memory: async (_folder, name) => await openBackend(memoryAdapter, name),
  file: async (folder, name) =>
    await openBackend(fileAdapter, { ...name, settings: { MGP_FILE_STORAGE_DIR: path.join(folder, "files") } }),
  graph: async (folder, name) =>
    await openBackend(graphAdapter, { ...name, settings: { MGP_GRAPH_DB_PATH: path.join(folder, "graph.db") } }),
  lancedb: async (folder, name) =>
    await openBackend(lanceDbAdapter, {
      ...name,
      settings: { MGP_LANCEDB_DIR: path.join(folder, "lancedb"), MGP_LANCEDB_EMBEDDING_PROVIDER: "fake" },
    }),
};

/** The embedded adapter that this run of the tests is about; the same tests run over each. */
export const testAdapter: string = process.env["MGP_TEST_ADAPTER"] ?? "memory";

/** An open backend of the adapter that the tests run over, in a folder that is gone after the test. */
export async function openTestBackend(name: { readonly name?: string } = {}): Promise<Backend> {
  const open = opening[testAdapter];
  if (open === undefined) throw new Error(`MGP_TEST_ADAPTER: there are no tests over the adapter ${testAdapter}.`);
  return await open(temporaryFolder(), name);
}
