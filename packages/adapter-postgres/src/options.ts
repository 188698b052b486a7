import { onOff, optionalSetting, realNumber, requiredSetting, setting, textThat, wholeNumber } from "@mgp/adapter-kit";
import type { AdapterSetting, Settings } from "@mgp/core";
import { type EmbedderOptions, embedderOptionsFrom, embedderSettings } from "@mgp/embeddings";
import { dsnFault } from "@mgp/postgres";

const EMBEDDING = "MGP_POSTGRES_EMBEDDING";

const LONGEST_CONNECT_MS = 600_000;

export interface PostgresAdapterOptions {
  /** `postgres://role:password@host:port/database`, with the parameters of libpq that the README names (`sslmode`). */
  readonly dsn: string;
  /**
   * The schema that holds everything; created when missing. Lower-case letters, digits and underscores.
   *
   * @default "mgp"
   */
  readonly schema?: string | undefined;
  /**
   * The most connections at a time. One more is opened to cancel statements.
   *
   * @default 10
   */
  readonly poolSize?: number | undefined;
  /**
   * Milliseconds that opening a connection may take; 0: no limit but that of the call.
   *
   * @default 5000
   */
  readonly connectTimeoutMs?: number | undefined;
  /**
   * The database also binds every statement to its tenant, by row-level security.
   *
   * @default false
   */
  readonly rowLevelSecurity?: boolean | undefined;
  /**
   * How many hash partitions by tenant the records are kept in; 0: one table. Counts when the schema is made.
   *
   * @default 0
   */
  readonly partitions?: number | undefined;
  /**
   * Bring the schema up to date when opening. False: refuse to open when it is not.
   *
   * @default true
   */
  readonly migrate?: boolean | undefined;
  /**
   * Who turns texts into vectors; needs the extension pgvector.
   *
   * @default none: the store searches by words alone
   */
  readonly embedding?: EmbedderOptions | undefined;
  /**
   * Cosine similarity, 0 to 1, from which a record is returned for its meaning alone.
   *
   * @default what is usual for the model
   */
  readonly minSimilarity?: number | undefined;
}

/** With defaults; what has none may still be absent. */
export interface ResolvedOptions {
  readonly dsn: string;
  readonly schema: string;
  readonly poolSize: number;
  readonly connectTimeoutMs: number;
  readonly rowLevelSecurity: boolean;
  readonly partitions: number;
  readonly migrate: boolean;
  readonly embedding: EmbedderOptions | undefined;
  readonly minSimilarity: number | undefined;
}

const dsn = requiredSetting({
  environment: "MGP_POSTGRES_DSN",
  flag: "--postgres-dsn",
  description: "Where the database is: postgres://role:password@host:port/database.",
  secret: true,
  kind: { parse: (value) => value, fault: (value) => dsnFault(value ?? "") },
});

const schema = setting({
  environment: "MGP_POSTGRES_SCHEMA",
  flag: "--postgres-schema",
  description: "The schema that holds everything; created when missing.",
  default: "mgp",
  kind: textThat(
    (name) => /^[a-z_][a-z0-9_]{0,62}$/.test(name) && !name.startsWith("pg_"),
    "is not a name of at most 63 lower-case letters, digits and underscores that begins with none of pg_ and digits",
  ),
});

const poolSize = setting({
  environment: "MGP_POSTGRES_POOL_SIZE",
  flag: "--postgres-pool-size",
  description: "The most connections at a time, beside one that cancels statements.",
  default: 10,
  kind: wholeNumber(1, 1_000),
});

const connectTimeoutMs = setting({
  environment: "MGP_POSTGRES_CONNECT_TIMEOUT_MS",
  flag: "--postgres-connect-timeout-ms",
  description: "Milliseconds that opening a connection may take; 0: no limit but that of the request.",
  default: 5_000,
  kind: wholeNumber(0, LONGEST_CONNECT_MS),
});

const rowLevelSecurity = setting({
  environment: "MGP_POSTGRES_RLS",
  flag: "--postgres-rls",
  description: "The database also binds every statement to its tenant, by row-level security.",
  default: false,
  kind: onOff,
});

const partitions = setting({
  environment: "MGP_POSTGRES_PARTITIONS",
  flag: "--postgres-partitions",
  description:
    "How many hash partitions by tenant the records are stored in, 0: one table. Takes effect when the schema is created.",
  default: 0,
  kind: wholeNumber(0, 1_024),
});

const migrate = setting({
  environment: "MGP_POSTGRES_MIGRATE",
  flag: "--postgres-migrate",
  description: "Brings the schema up to date at start; off: refuses to start when it is not.",
  default: true,
  kind: onOff,
});

const minSimilarity = optionalSetting({
  environment: "MGP_POSTGRES_MIN_SIMILARITY",
  flag: "--postgres-min-similarity",
  description: "Cosine similarity, 0 to 1, from which a memory is found by its meaning alone.",
  otherwise: "what is usual for the model",
  kind: realNumber(0, 1),
});

export const settings: readonly AdapterSetting[] = [
  ...[dsn, schema, poolSize, connectTimeoutMs, rowLevelSecurity, partitions, migrate].map(({ declared }) => declared),
  ...embedderSettings(EMBEDDING, "--postgres-embedding", "none: searches by words alone"),
  minSimilarity.declared,
];

/** @throws StoreError `misconfigured` */
export function optionsFrom(given: Settings): PostgresAdapterOptions {
  return {
    dsn: dsn.checked(dsn.from(given)),
    schema: schema.from(given),
    poolSize: poolSize.from(given),
    connectTimeoutMs: connectTimeoutMs.from(given),
    rowLevelSecurity: rowLevelSecurity.checked(rowLevelSecurity.from(given)),
    partitions: partitions.from(given),
    migrate: migrate.checked(migrate.from(given)),
    embedding: embedderOptionsFrom(EMBEDDING, given, undefined),
    minSimilarity: minSimilarity.from(given),
  };
}

/**
 * With defaults, checked.
 *
 * @throws StoreError `misconfigured`
 */
export function resolved(options: PostgresAdapterOptions): ResolvedOptions {
  return {
    dsn: dsn.checked(options.dsn),
    schema: schema.checked(options.schema),
    poolSize: poolSize.checked(options.poolSize),
    // A call ends before.
    connectTimeoutMs: connectTimeoutMs.checked(options.connectTimeoutMs) || LONGEST_CONNECT_MS,
    rowLevelSecurity: rowLevelSecurity.checked(options.rowLevelSecurity),
    partitions: partitions.checked(options.partitions),
    migrate: migrate.checked(options.migrate),
    embedding: options.embedding,
    minSimilarity: minSimilarity.checked(options.minSimilarity),
  };
}
