import path from "node:path";
import { type AdapterSetting, type Settings, StoreError } from "@mgp/core";

const DEFAULT_PATH = "./.mgp/graph.db";
const DEFAULT_HOPS = 1;
const MOST_HOPS = 3;

export interface GraphAdapterOptions {
  /**
   * The database file; SQLite keeps two more beside it (`-wal`, `-shm`). Folder and file are made when missing.
   *
   * @default "./.mgp/graph.db"
   */
  readonly path?: string;
  /**
   * How many edges a search follows from its direct hits, 0 to 3. 0: none, it is a lexical search.
   *
   * @default 1
   */
  readonly hops?: number;
}

export const settings: readonly AdapterSetting[] = [
  {
    environment: "MGP_GRAPH_DB_PATH",
    flag: "--graph-db-path",
    description: "The SQLite file that holds memories and graph.",
    default: DEFAULT_PATH,
    trial: "{folder}/graph.db",
  },
  {
    environment: "MGP_GRAPH_HOPS",
    flag: "--graph-hops",
    description: "How many edges a search follows from its direct hits, 0 to 3; 0 is a lexical search.",
    default: String(DEFAULT_HOPS),
  },
];

export function optionsFrom(given: Settings): GraphAdapterOptions {
  const file = given["MGP_GRAPH_DB_PATH"];
  const hops = given["MGP_GRAPH_HOPS"];
  return {
    ...(file === undefined ? {} : { path: file }),
    ...(hops === undefined ? {} : { hops: /^\d+$/.test(hops.trim()) ? Number(hops) : Number.NaN }),
  };
}

/** With defaults, checked. The path is absolute, so that SQLite takes it neither for a URI nor for `:memory:`. */
export function resolved(options: GraphAdapterOptions): Required<GraphAdapterOptions> {
  const { path: file = DEFAULT_PATH, hops = DEFAULT_HOPS } = options;
  if (file.trim() === "" || file.includes("\0"))
    throw new StoreError("misconfigured", "MGP_GRAPH_DB_PATH is empty: name a file, or leave it out");
  if (!Number.isInteger(hops) || hops < 0 || hops > MOST_HOPS)
    throw new StoreError("misconfigured", `MGP_GRAPH_HOPS is not a whole number from 0 to ${String(MOST_HOPS)}`);
  return { path: path.resolve(file), hops };
}
