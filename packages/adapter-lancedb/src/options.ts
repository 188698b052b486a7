import {
  absolutePath,
  onOff,
  optionalSetting,
  pathText,
  realNumber,
  setting,
  type SettingKind,
  textThat,
} from "@mgp/adapter-kit";
import { type AdapterSetting, isObject, jsonFault, keyFault, type Settings } from "@mgp/core";
import { type EmbedderOptions, embedderOptionsFrom, embedderSettings } from "@mgp/embeddings";

const DEFAULT_PROVIDER = "openai";
const EMBEDDING = "MGP_LANCEDB_EMBEDDING";

export interface LanceDbAdapterOptions {
  /**
   * The folder, made when missing, or the URI of one in an object store: `s3://`, `gs://`, `az://`.
   *
   * @default ".mgp-lancedb"
   */
  readonly location?: string | undefined;
  /** @default "memories" */
  readonly table?: string | undefined;
  /** Rank by words and meaning together; false: by meaning alone. @default true */
  readonly hybrid?: boolean | undefined;
  /**
   * Cosine similarity from which a memory is found though it holds no word of the query.
   *
   * @default a rule of thumb for the model
   */
  readonly minSimilarity?: number | undefined;
  /** For the object store: region, endpoint, keys, as LanceDB names them. @default none */
  readonly storageOptions?: Readonly<Record<string, string>> | undefined;
  readonly embedder: EmbedderOptions;
}

type StorageOptions = Readonly<Record<string, string>>;

const location = setting({
  environment: "MGP_LANCEDB_DIR",
  flag: "--lancedb-dir",
  description: "The folder of the database, or its URI in an object store: s3://, gs://, az://.",
  default: ".mgp-lancedb",
  kind: { ...pathText, fault: placeFault },
});

const table = setting({
  environment: "MGP_LANCEDB_TABLE",
  flag: "--lancedb-table",
  description: "The table of the memories.",
  default: "memories",
  kind: textThat(
    (value) => /^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/.test(value),
    "is not a table name: use letters, digits, dots, dashes and underscores, 128 at most",
  ),
});

const hybrid = setting({
  environment: "MGP_LANCEDB_ENABLE_HYBRID",
  flag: "--lancedb-enable-hybrid",
  description: "Rank by words and meaning together; off: by meaning alone.",
  default: true,
  kind: onOff,
});

const minSimilarity = optionalSetting({
  environment: "MGP_LANCEDB_MIN_SIMILARITY",
  description: "Cosine similarity, from -1 to 1, from which a memory is found though it holds no word of the query.",
  otherwise: "a rule of thumb for the model",
  kind: realNumber(-1, 1),
});

const noStorageOptions = 'is not a JSON object of strings with each key once, like {"region":"eu-central-1"}';

/** What is wrong is not repeated: it may be a secret. */
const storageOptionsKind: SettingKind<StorageOptions> = {
  parse: storageOptionsIn,
  unreadable: (text) => jsonFault(text) ?? noStorageOptions,
  fault: (value) => (value === undefined ? noStorageOptions : undefined),
};

const storageOptions = optionalSetting({
  environment: "MGP_LANCEDB_STORAGE_OPTIONS",
  description: "Options of the object store, as a JSON object of texts: region, endpoint, keys.",
  otherwise: "none",
  secret: true,
  kind: storageOptionsKind,
});

export const settings: readonly AdapterSetting[] = [
  ...[location, table, hybrid, minSimilarity, storageOptions].map(({ declared }) => declared),
  ...embedderSettings(EMBEDDING, "--lancedb-embedding", DEFAULT_PROVIDER),
];

/** @throws StoreError `misconfigured` */
export function optionsFrom(given: Settings): LanceDbAdapterOptions {
  return {
    location: location.from(given),
    table: table.from(given),
    hybrid: hybrid.from(given),
    minSimilarity: minSimilarity.from(given),
    storageOptions: storageOptions.from(given),
    embedder: embedderOptionsFrom(EMBEDDING, given, DEFAULT_PROVIDER) ?? { provider: DEFAULT_PROVIDER },
  };
}

/** Options with defaults, checked. */
export interface Setup {
  /** An absolute path, or a URI. */
  readonly location: string;
  readonly isRemote: boolean;
  readonly table: string;
  readonly hybrid: boolean;
  readonly minSimilarity: number | undefined;
  readonly storageOptions: StorageOptions;
  readonly embedder: EmbedderOptions;
}

/** @throws StoreError `misconfigured` */
export function setupOf(options: LanceDbAdapterOptions): Setup {
  return {
    ...placeOf(location.checked(options.location)),
    table: table.checked(options.table),
    hybrid: hybrid.checked(options.hybrid),
    minSimilarity: minSimilarity.checked(options.minSimilarity),
    storageOptions: storageOptions.checked(options.storageOptions) ?? {},
    embedder: options.embedder,
  };
}

function placeOf(place: string): Pick<Setup, "location" | "isRemote"> {
  const isRemote = schemeOf(place) !== undefined;
  return { location: isRemote ? place : absolutePath(place), isRemote };
}

function placeFault(place: string | undefined): string | undefined {
  const scheme = schemeOf(place ?? "");
  if (scheme === undefined) return pathText.fault(place);
  return /^(?:s3|gs|az)$/i.test(scheme) ? undefined : "is a URI of another kind than s3://, gs:// and az://";
}

function schemeOf(place: string): string | undefined {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(place) ?? [];
  return scheme;
}

function storageOptionsIn(text: string): StorageOptions | undefined {
  try {
    const value: unknown = keyFault(text) === undefined ? JSON.parse(text) : undefined;
    if (!isObject(value)) return undefined;
    return Object.fromEntries(Object.entries(value).map(([name, option]) => [name, optionText(option)]));
  } catch {
    return undefined;
  }
}

function optionText(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TypeError("neither text, number nor boolean");
}
