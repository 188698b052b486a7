import { type AdapterSetting, type Settings, StoreError } from "@mgp/core";

const DEFAULT_SCHEMA = "mgp";
const DEFAULT_POOL_SIZE = 10;
const DEFAULT_CONNECT_TIMEOUT_MS = 5_000;
const MOST_CONNECTIONS = 1_000;
const MOST_PARTITIONS = 1_024;
const LONGEST_CONNECT_MS = 600_000;

export interface PostgresAdapterOptions {
  /** `postgres://role:password@host:port/database`, with any parameter that node-postgres knows (`sslmode`). */
  readonly dsn: string;
  /**
   * The schema that holds everything; made when missing. Lower-case letters, digits and underscores.
   *
   * @default "mgp"
   */
  readonly schema?: string;
  /**
   * The most connections at a time. One more is opened to cancel statements.
   *
   * @default 10
   */
  readonly poolSize?: number;
  /**
   * Milliseconds that opening a connection may take.
   *
   * @default 5000
   */
  readonly connectTimeoutMs?: number;
  /**
   * The database too binds every statement to its tenant, by row-level security.
   *
   * @default false
   */
  readonly rowLevelSecurity?: boolean;
  /**
   * How many hash partitions by tenant the records are kept in; 0: one table. Counts when the schema is made.
   *
   * @default 0
   */
  readonly partitions?: number;
  /**
   * Bring the schema up to date when opening. False: refuse to open when it is not.
   *
   * @default true
   */
  readonly migrate?: boolean;
}

export const settings: readonly AdapterSetting[] = [
  {
    environment: "MGP_POSTGRES_DSN",
    flag: "--postgres-dsn",
    description: "Where the database is: postgres://role:password@host:port/database.",
    secret: true,
  },
  {
    environment: "MGP_POSTGRES_SCHEMA",
    flag: "--postgres-schema",
    description: "The schema that holds everything; made when missing.",
    default: DEFAULT_SCHEMA,
  },
  {
    environment: "MGP_POSTGRES_POOL_SIZE",
    flag: "--postgres-pool-size",
    description: "The most connections at a time, beside one that cancels statements.",
    default: String(DEFAULT_POOL_SIZE),
  },
  {
    environment: "MGP_POSTGRES_CONNECT_TIMEOUT_MS",
    flag: "--postgres-connect-timeout-ms",
    description: "Milliseconds that opening a connection may take.",
    default: String(DEFAULT_CONNECT_TIMEOUT_MS),
  },
  {
    environment: "MGP_POSTGRES_RLS",
    flag: "--postgres-rls",
    description: "The database too binds every statement to its tenant, by row-level security.",
    default: "off",
    boolean: true,
  },
  {
    environment: "MGP_POSTGRES_PARTITIONS",
    flag: "--postgres-partitions",
    description:
      "How many hash partitions by tenant the records are kept in, 0: one table. Counts when the schema is made.",
    default: "0",
  },
  {
    environment: "MGP_POSTGRES_MIGRATE",
    flag: "--postgres-migrate",
    description: "Brings the schema up to date at start; off: refuses to start when it is not.",
    default: "on",
    boolean: true,
  },
];

export function optionsFrom(given: Settings): PostgresAdapterOptions {
  const schema = given["MGP_POSTGRES_SCHEMA"];
  const numbers = {
    poolSize: numberFrom(given["MGP_POSTGRES_POOL_SIZE"]),
    connectTimeoutMs: numberFrom(given["MGP_POSTGRES_CONNECT_TIMEOUT_MS"]),
    partitions: numberFrom(given["MGP_POSTGRES_PARTITIONS"]),
  };
  return {
    dsn: given["MGP_POSTGRES_DSN"] ?? "",
    ...(schema === undefined ? {} : { schema }),
    ...(numbers.poolSize === undefined ? {} : { poolSize: numbers.poolSize }),
    ...(numbers.connectTimeoutMs === undefined ? {} : { connectTimeoutMs: numbers.connectTimeoutMs }),
    ...(numbers.partitions === undefined ? {} : { partitions: numbers.partitions }),
    rowLevelSecurity: switchFrom("MGP_POSTGRES_RLS", given, false),
    migrate: switchFrom("MGP_POSTGRES_MIGRATE", given, true),
  };
}

/** With defaults, checked. */
export function resolved(options: PostgresAdapterOptions): Required<PostgresAdapterOptions> {
  const all = {
    schema: DEFAULT_SCHEMA,
    poolSize: DEFAULT_POOL_SIZE,
    connectTimeoutMs: DEFAULT_CONNECT_TIMEOUT_MS,
    rowLevelSecurity: false,
    partitions: 0,
    migrate: true,
    ...options,
  };
  if (!/^postgres(?:ql)?:\/\//i.test(all.dsn) || !URL.canParse(all.dsn))
    throw misconfigured("MGP_POSTGRES_DSN", "is not of the form postgres://role:password@host:port/database");
  if (!/^[a-z_][a-z0-9_]{0,62}$/.test(all.schema) || all.schema.startsWith("pg_"))
    throw misconfigured(
      "MGP_POSTGRES_SCHEMA",
      "is not a name of at most 63 lower-case letters, digits and underscores that begins with none of pg_ and digits",
    );
  checkNumber("MGP_POSTGRES_POOL_SIZE", all.poolSize, 1, MOST_CONNECTIONS);
  checkNumber("MGP_POSTGRES_CONNECT_TIMEOUT_MS", all.connectTimeoutMs, 1, LONGEST_CONNECT_MS);
  checkNumber("MGP_POSTGRES_PARTITIONS", all.partitions, 0, MOST_PARTITIONS);
  return all;
}

function numberFrom(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function switchFrom(name: string, given: Settings, otherwise: boolean): boolean {
  const word = given[name]?.trim().toLowerCase();
  if (word === undefined) return otherwise;
  if (["1", "true", "yes", "on"].includes(word)) return true;
  if (["0", "false", "no", "off"].includes(word)) return false;
  throw misconfigured(name, "is neither on nor off");
}

function checkNumber(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most)
    throw misconfigured(name, `is not a whole number from ${String(least)} to ${String(most)}`);
}

function misconfigured(name: string, what: string): StoreError {
  return new StoreError("misconfigured", `${name} ${what}`);
}
