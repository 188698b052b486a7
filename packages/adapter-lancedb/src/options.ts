import { homedir } from "node:os";
import path from "node:path";
import { type AdapterSetting, isObject, keyFault, type Settings, StoreError } from "@mgp/core";
import { type EmbedderOptions, embedderOptionsFrom, embedderSettings } from "@mgp/embeddings";

const DEFAULT_LOCATION = ".mgp-lancedb";
const DEFAULT_TABLE = "memories";
const DEFAULT_PROVIDER = "openai";
const EMBEDDING = "MGP_LANCEDB_EMBEDDING";

export interface LanceDbAdapterOptions {
  /**
   * The folder, made when missing, or the URI of one in an object store: `s3://`, `gs://`, `az://`.
   *
   * @default ".mgp-lancedb"
   */
  readonly location?: string;
  /** @default "memories" */
  readonly table?: string;
  /** Rank by words and meaning together; false: by meaning alone. @default true */
  readonly hybrid?: boolean;
  /**
   * Cosine similarity from which a memory is found though it holds no word of the query.
   *
   * @default a rule of thumb for the model
   */
  readonly minSimilarity?: number;
  /** For the object store: region, endpoint, keys, as LanceDB names them. @default none */
  readonly storageOptions?: Readonly<Record<string, string>>;
  readonly embedder: EmbedderOptions;
}

export const settings: readonly AdapterSetting[] = [
  {
    environment: "MGP_LANCEDB_DIR",
    flag: "--lancedb-dir",
    description: "The folder of the database, or its URI in an object store: s3://, gs://, az://.",
    default: DEFAULT_LOCATION,
  },
  {
    environment: "MGP_LANCEDB_TABLE",
    flag: "--lancedb-table",
    description: "The table of the memories.",
    default: DEFAULT_TABLE,
  },
  {
    environment: "MGP_LANCEDB_ENABLE_HYBRID",
    flag: "--lancedb-enable-hybrid",
    description: "Rank by words and meaning together; off: by meaning alone.",
    default: "on",
    boolean: true,
  },
  {
    environment: "MGP_LANCEDB_MIN_SIMILARITY",
    description: "Cosine similarity, from -1 to 1, from which a memory is found though it holds no word of the query.",
    default: "a rule of thumb for the model",
  },
  {
    environment: "MGP_LANCEDB_STORAGE_OPTIONS",
    description: "Options of the object store, as a JSON object of texts: region, endpoint, keys.",
    default: "none",
    secret: true,
  },
  ...embedderSettings(EMBEDDING, "--lancedb-embedding", DEFAULT_PROVIDER),
];

export function optionsFrom(given: Settings): LanceDbAdapterOptions {
  const valueOf = (name: string): string | undefined => given[`MGP_LANCEDB_${name}`]?.trim() || undefined;
  const [location, table] = [valueOf("DIR"), valueOf("TABLE")];
  const hybrid = switchFrom(valueOf("ENABLE_HYBRID"));
  const similarity = valueOf("MIN_SIMILARITY");
  const storageOptions = storageOptionsFrom(valueOf("STORAGE_OPTIONS"));
  return {
    ...(location === undefined ? {} : { location }),
    ...(table === undefined ? {} : { table }),
    ...(hybrid === undefined ? {} : { hybrid }),
    ...(similarity === undefined ? {} : { minSimilarity: Number(similarity) }),
    ...(storageOptions === undefined ? {} : { storageOptions }),
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
  readonly storageOptions: Readonly<Record<string, string>>;
  readonly embedder: EmbedderOptions;
}

/** @throws StoreError `misconfigured` */
export function setupOf(options: LanceDbAdapterOptions): Setup {
  const { location = DEFAULT_LOCATION, table = DEFAULT_TABLE, hybrid = true, storageOptions = {} } = options;
  const { minSimilarity, embedder } = options;
  if (!/^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/.test(table))
    throw wrong("TABLE", "is no name of a table: letters, digits, dots, dashes and underscores, 128 at most");
  if (minSimilarity !== undefined && !(minSimilarity >= -1 && minSimilarity <= 1))
    throw wrong("MIN_SIMILARITY", "is not a number from -1 to 1");
  return { ...placeOf(location), table, hybrid, minSimilarity, storageOptions, embedder };
}

function placeOf(location: string): Pick<Setup, "location" | "isRemote"> {
  const [, scheme] = /^([a-z][a-z0-9+.-]*):\/\//i.exec(location) ?? [];
  if (scheme === undefined) {
    if (location.includes("\0")) throw wrong("DIR", "is no path");
    return { location: path.resolve(location.replace(/^~(?=$|[\\/])/, homedir())), isRemote: false };
  }
  if (!/^(s3|gs|az)$/i.test(scheme)) throw wrong("DIR", "is a URI of another kind than s3://, gs:// and az://");
  return { location, isRemote: true };
}

function switchFrom(text: string | undefined): boolean | undefined {
  if (text === undefined) return undefined;
  if (/^(1|true|yes|on)$/i.test(text)) return true;
  if (/^(0|false|no|off)$/i.test(text)) return false;
  throw wrong("ENABLE_HYBRID", "is neither on nor off");
}

function storageOptionsFrom(text: string | undefined): Readonly<Record<string, string>> | undefined {
  if (text === undefined) return undefined;
  try {
    const value: unknown = keyFault(text) === undefined ? JSON.parse(text) : undefined;
    if (isObject(value)) {
      const options: Record<string, string> = {};
      for (const [name, option] of Object.entries(value)) options[name] = optionText(option);
      return options;
    }
  } catch {
    // Falls through to the one error, which does not repeat what may be a secret.
  }
  throw wrong("STORAGE_OPTIONS", 'is no JSON object of texts with each key once, like {"region":"eu-central-1"}');
}

function optionText(value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw new TypeError("neither text, number nor boolean");
}

function wrong(setting: string, what: string): StoreError {
  return new StoreError("misconfigured", `MGP_LANCEDB_${setting} ${what}`);
}
