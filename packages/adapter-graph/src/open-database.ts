import { StoreError } from "@mgp/core";
import { type Connection, migrate, type Migration, openConnection, SqliteError, storeErrorOf } from "@mgp/sqlite";
import { migrations } from "./migrations.ts";

/** "MGPG": says whose database this is. */
const APPLICATION_ID = 0x4d475047;

/** What messages call it. */
export const GRAPH_DATABASE = "graph database";

/** The inner pages of all indexes of some million memories. */
const CACHE_KIB = 65_536;

/** A connection of the main thread that waits holds up everything else. */
const PATIENCE_MS = 20;

/** Opens the one writing connection and applies what the schema lacks. Throws store errors only. */
export function openDatabase(file: string): Migration & { readonly database: Connection } {
  let migration: Migration = { from: 0, to: migrations.length };
  try {
    const database = openConnection(file, {
      synchronous: "full",
      secureDelete: true,
      cacheKib: CACHE_KIB,
      copiesLog: false,
      patienceMs: PATIENCE_MS,
      prepare: (connection) => {
        migration = migrate(connection, { steps: migrations, applicationId: APPLICATION_ID });
      },
    });
    return { database, ...migration };
  } catch (error) {
    throw refusal(error);
  }
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
