import type { AdapterManifest } from "../generated/types.ts";
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

/** A backend as a plugin: the default export of an adapter's package, made by `defineAdapter`. */
export interface MemoryAdapter<Options> {
  readonly contractVersion: number;
  /** The short name that memories carry as `backend_ref.adapter`, as in `memory`. */
  readonly name: string;
  readonly settings: readonly AdapterSetting[];
  /** Reads and checks the settings. Throws `misconfigured`, naming the setting, what is wrong and the fix. */
  readonly optionsFrom: (settings: Settings) => Options;
  /** Connects, migrates (or refuses a newer schema) and finds out what the backend can do. */
  readonly open: (options: Options, context: AdapterContext, call: Call) => Promise<OpenStore>;
  /** Applies pending schema steps under the backend's own lock, for those who run them apart from the gateway. */
  readonly migrate?: (
    options: Options,
    context: AdapterContext,
    call: Call,
  ) => Promise<{ readonly from: number; readonly to: number }>;
  /**
   * Makes the vectors of all records anew, for `mgp-gateway reindex`: after the embedding model was changed, or where
   * there were none; for the model in use there is nothing to do. A run that was killed is resumed by the next one.
   * Vectors of two models never meet: until it is done the store stays what it was, and from then on it opens
   * with the new model only.
   *
   * @param onProgress told how many records have their vector, of how many; the total may grow while others write
   */
  readonly reindex?: (
    options: Options,
    context: AdapterContext,
    call: Call,
    onProgress: (done: number, total: number) => void,
  ) => Promise<{ readonly records: number }>;
}

/** Stamps an adapter with the version of the contract that it was compiled against. */
export function defineAdapter<Options>(
  adapter: Omit<MemoryAdapter<Options>, "contractVersion">,
): MemoryAdapter<Options> {
  return { contractVersion: CONTRACT_VERSION, ...adapter };
}
