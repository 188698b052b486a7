import path from "node:path";

/** The adapters that need no server beside the gateway. */
export type EmbeddedAdapter = "memory" | "file" | "graph";

/** Where an adapter keeps its memories in a bench's folder. */
export function adapterEnvironment(adapter: EmbeddedAdapter, folder: string): Readonly<Record<string, string>> {
  return {
    MGP_ADAPTER: adapter,
    MGP_FILE_STORAGE_DIR: path.join(folder, "files"),
    MGP_GRAPH_DB_PATH: path.join(folder, "graph.db"),
  };
}
