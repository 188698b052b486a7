import path from "node:path";

/** The adapters that need no server beside the gateway. */
export type EmbeddedAdapter = "memory" | "file" | "graph";

/** The settings that give a gateway its backend, for one whose folder this is. */
export type Backend = (folder: string) => Readonly<Record<string, string>>;

export function embedded(adapter: EmbeddedAdapter): Backend {
  return (folder) => ({
    MGP_ADAPTER: adapter,
    MGP_FILE_STORAGE_DIR: path.join(folder, "files"),
    MGP_GRAPH_DB_PATH: path.join(folder, "graph.db"),
  });
}

/** @param ledger `embedded`: the audit log is a file; `postgres`: it is in the database too, as replicas share it */
export function postgres(dsn: string, ledger: "embedded" | "postgres"): Backend {
  return () => ({ MGP_ADAPTER: "postgres", MGP_POSTGRES_DSN: dsn, MGP_LEDGER: ledger });
}
