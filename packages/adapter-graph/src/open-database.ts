import { checkAnalyser } from "@mgp/adapter-kit";
import { type Analyser, StoreError } from "@mgp/core";
import {
  type Connection,
  migrate,
  type Migration,
  numberIn,
  openConnection,
  SqliteError,
  storeErrorOf,
} from "@mgp/sqlite";
import { migrationsOf } from "./migrations.ts";
import { points } from "./sql.ts";

/** "MGPG": says whose database this is. */
const APPLICATION_ID = 0x4d475047;

/** What messages call it. */
export const GRAPH_DATABASE = "graph database";

/** The inner pages of all indexes of some million memories. */
const CACHE_KIB = 65_536;

/** A connection of the main thread that waits holds up everything else. */
const BUSY_TIMEOUT_MS = 20;

/** How a connection behaves beside others. */
export interface ConnectionMode {
  /** How long it waits for a lock, in milliseconds. */
  readonly busyTimeoutMs: number;
  /** Does a commit that finds the write-ahead log long copy it? */
  readonly copiesLog: boolean;
}

/** Of the main thread of a gateway, whose log is copied beside the calls. */
const ofGateway: ConnectionMode = { busyTimeoutMs: BUSY_TIMEOUT_MS, copiesLog: false };

/**
 * Opens a writing connection and applies what the schema lacks.
 *
 * @throws StoreError, `misconfigured` when the words are of a newer analyser
 */
export function openDatabase(
  file: string,
  analyser: Analyser,
  connectionMode: ConnectionMode = ofGateway,
): Migration & { readonly database: Connection } {
  const steps = migrationsOf(analyser.version);
  let migration: Migration = { from: 0, to: steps.length };
  try {
    const database = openConnection(file, {
      synchronous: "full",
      secureDelete: true,
      cacheKib: CACHE_KIB,
      ...connectionMode,
      prepare: (connection) => {
        migration = migrate(connection, { steps, applicationId: APPLICATION_ID });
        checkAnalyser("graph", analyserIn(connection), analyser);
      },
    });
    return { database, ...migration };
  } catch (error) {
    throw refusal(error);
  }
}

/** The oldest version of the analyser that the words of the database may be of. */
export function analyserIn(database: Connection): number {
  return numberIn(database.get(points.analyser), "analyser");
}

function refusal(error: unknown): StoreError {
  const told = toStoreError(error);
  if (!(error instanceof SqliteError) || told.code !== "misconfigured") return told;
  return new StoreError(told.code, `MGP_GRAPH_DB_PATH: ${told.message}`, { cause: error });
}

/** Any error as one of the store; the driver's own is the cause. */
export function toStoreError(error: unknown): StoreError {
  return storeErrorOf(error, GRAPH_DATABASE);
}
