import type { AdapterManifest } from "../generated/types.ts";
import type { Analyser } from "../text/analyser.ts";
import type { Call } from "./call.ts";
import type { Guarantees } from "./guarantees.ts";
import type { MemoryStore } from "./memory-store.ts";

/** The version of this contract. It changes when a store of the version before would break a promise. */
export const CONTRACT_VERSION = 2;

/** One setting that an operator may give an adapter: by environment, by flag, or in the configuration file. */
export interface AdapterSetting {
  /** The environment variable, which is also its key in the configuration file: `MGP_FILE_STORAGE_DIR`. */
  readonly environment: string;
  /** The command-line flag, with its dashes: `--file-storage-dir`. Absent: no flag. */
  readonly flag?: string;
  /** One sentence for `--help` and the README, with the unit. */
  readonly description: string;
  /** What holds when it is not given, in words. Absent: it has to be given. */
  readonly default?: string;
  /**
   * What `mgp-gateway smoke` uses when it is not given; `{folder}` stands for an empty folder that is removed
   * afterwards. Absent: the default.
   */
  readonly trial?: string;
  /** A switch: the flag takes no value, and `--no-…` turns it off. */
  readonly boolean?: boolean;
  /** Never printed nor logged. */
  readonly secret?: boolean;
}

/** The values of an adapter's settings, by environment variable. */
export type Settings = Readonly<Record<string, string | undefined>>;

export type LogLevel = "debug" | "info" | "warn" | "error";

/** What an adapter is handed besides its options. */
export interface AdapterContext {
  /** Epoch milliseconds. The only clock an adapter reads. */
  readonly now: () => number;
  /** Structured log. Fields never hold content, secrets or a DSN. */
  readonly log: (level: LogLevel, event: string, fields?: Readonly<Record<string, unknown>>) => void;
  /** What makes the tokens of every write and query that the store is given. @default core's */
  readonly analyser?: Analyser;
}

/** What a store does not do, or does slowly, and what would change that. It breaks no promise. */
export interface StoreLimit {
  /** One sentence, for the adapter's author and for operators. */
  readonly sentence: string;
  /** The name of what lifts it, as in `search`: a method that the adapter's backend does not have yet. */
  readonly hook: string;
}

/** An open store with what it turned out to be able to do. Manifest and guarantees stand still from here on. */
export interface OpenStore {
  readonly store: MemoryStore;
  readonly manifest: AdapterManifest;
  readonly guarantees: Guarantees;
  /** What limits it, the heaviest first; for people to read. @default nothing */
  readonly limits?: readonly StoreLimit[];
}

/** What a reindex has done. */
export interface Reindexed {
  /** How many records the store has. */
  readonly records: number;
  /**
   * `made`: each record has a vector of the configured model. `left`: no model is configured, so the vectors are what
   * they were. `none`: the store keeps none.
   */
  readonly vectors: "made" | "left" | "none";
}

/** A backend as a plugin: the default export of an adapter's package, made by `defineAdapter`. */
export interface MemoryAdapter<Options> {
  readonly contractVersion: number;
  /** The short name that memories carry as `backend_ref.adapter`, as in `memory`. */
  readonly name: string;
  readonly settings: readonly AdapterSetting[];
  /** Reads and checks the settings. Throws `misconfigured`, naming the setting, what is wrong and the fix. */
  readonly optionsFrom: (settings: Settings) => Options;
  /**
   * Connects, migrates and finds out what the backend can do. Refuses a newer schema, and tokens of a newer analyser than
   * the context's; with those of an older one it opens, and finds by what is there.
   */
  readonly open: (options: Options, context: AdapterContext, call: Call) => Promise<OpenStore>;
  /** Applies pending schema steps under the backend's own lock, for those who run them apart from the gateway. */
  readonly migrate?: (
    options: Options,
    context: AdapterContext,
    call: Call,
  ) => Promise<{ readonly from: number; readonly to: number }>;
  /**
   * Makes anew what the store keeps of its records' texts where it is old, for `mgp-gateway reindex`: tokens, lengths and
   * statistics of another analyser, vectors of another model, or those that were never made. Records and the revisions
   * of records stay as they are; where nothing is old there is nothing to do. Without a configured model, vectors are
   * left alone.
   *
   * A run that was killed is resumed by the next one. Meanwhile every record is found by its old tokens or by its new
   * ones. Vectors of two models never meet: until it is done the store opens with the old model only, and from then on
   * with the new one only.
   *
   * Absent: the store keeps nothing beyond its process.
   *
   * @param onProgress told how many records are done, of how many; the total may grow while others write
   * @throws StoreError `misconfigured` when the tokens are of a newer analyser than the context's
   */
  readonly reindex?: (
    options: Options,
    context: AdapterContext,
    call: Call,
    onProgress: (done: number, total: number) => void,
  ) => Promise<Reindexed>;
  /**
   * Removes all vectors, for `mgp-gateway reindex --remove-vectors`: from then on the store opens without an embedding
   * model. Absent: it keeps none, or never is without them.
   */
  readonly removeVectors?: (options: Options, context: AdapterContext, call: Call) => Promise<void>;
}

/**
 * Stamps an adapter with the version of the contract that it was compiled against.
 *
 * @returns the adapter with the version in `contractVersion`
 */
export function defineAdapter<Options>(
  adapter: Omit<MemoryAdapter<Options>, "contractVersion">,
): MemoryAdapter<Options> {
  return { contractVersion: CONTRACT_VERSION, ...adapter };
}
