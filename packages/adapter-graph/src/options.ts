import { absolutePath, pathText, setting, wholeNumber } from "@mgp/adapter-kit";
import type { AdapterSetting, Settings } from "@mgp/core";

export interface GraphAdapterOptions {
  /**
   * The database file; SQLite keeps two more beside it (`-wal`, `-shm`). Folder and file are made when missing.
   *
   * @default "./.mgp/graph.db"
   */
  readonly path?: string | undefined;
  /**
   * How many edges a search follows from its direct hits, 0 to 3. 0: none, it is a lexical search.
   *
   * @default 1
   */
  readonly hops?: number | undefined;
}

const file = setting({
  environment: "MGP_GRAPH_DB_PATH",
  flag: "--graph-db-path",
  description: "The SQLite file that holds memories and graph.",
  default: "./.mgp/graph.db",
  trial: "{folder}/graph.db",
  kind: pathText,
});

const hops = setting({
  environment: "MGP_GRAPH_HOPS",
  flag: "--graph-hops",
  description: "How many edges a search follows from its direct hits, 0 to 3; 0 is a lexical search.",
  default: 1,
  kind: wholeNumber(0, 3),
});

export const settings: readonly AdapterSetting[] = [file.declared, hops.declared];

/** @throws StoreError `misconfigured` */
export function optionsFrom(given: Settings): GraphAdapterOptions {
  return { path: file.from(given), hops: hops.from(given) };
}

/** Options with defaults, checked. */
export interface Setup {
  /** Absolute, so that SQLite takes it neither for a URI nor for `:memory:`. */
  readonly path: string;
  readonly hops: number;
}

/** @throws StoreError `misconfigured` */
export function resolved(options: GraphAdapterOptions): Setup {
  return { path: absolutePath(file.checked(options.path)), hops: hops.checked(options.hops) };
}
