import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import type { AdapterContext } from "@mgp/core";
import { type Connection, isDamaged, numberIn, openConnection, textIn, WriteAheadLog } from "@mgp/sqlite";
import type { Folder } from "./folder.ts";
import { SCHEMA, SCHEMA_VERSION } from "./schema.ts";

const DATABASE = path.join("index", "index.db");

const CACHE_KIB = 65_536;

/** A database that was found. */
export interface FoundDatabase {
  /** What it was told and may not be in files yet, as the texts of files, in order. */
  readonly pending: readonly string[];
  /** Absent: it cannot be used, for the reason in `fault`. */
  readonly connection?: Connection;
  readonly fault?: string;
}

/** The database of this store, or the reason why there is none that can be trusted. */
export function findDatabase(folder: Folder, store: string): FoundDatabase {
  if (!existsSync(folder.at(DATABASE))) return { pending: [], fault: "it is missing" };
  const connection = unlessDamaged(() => connect(folder));
  if (connection === undefined) return { pending: [], fault: "it is damaged" };
  const owner = unlessDamaged(() => ownerOf(connection));
  // Even where the rest cannot be read: these are changes that were acknowledged.
  const pending = owner === undefined || owner === store ? pendingOf(connection) : [];
  if (owner === store && unlessDamaged(() => isSound(connection)) === true) return { pending, connection };
  connection.close();
  return { pending, fault: "it is damaged, belongs to another store or version, or was never completed" };
}

/** An empty database in the place of whatever is there. It does not count before `finish`. */
export function createDatabase(folder: Folder, store: string): Connection {
  for (const ending of ["", "-wal", "-shm", "-journal"]) rmSync(folder.at(`${DATABASE}${ending}`), { force: true });
  const connection = connect(folder);
  connection.transaction(() => {
    connection.run(SCHEMA);
    connection.change("INSERT INTO meta VALUES ('store', ?), ('position', 0), ('flushed', 0), ('horizon', 0)", [store]);
  });
  return connection;
}

/** All files are in it. */
export function finish(connection: Connection): void {
  connection.run(`PRAGMA user_version = ${String(SCHEMA_VERSION)}`);
}

/** Keeps the log of the database short. */
export function writeAheadLogOf(folder: Folder, connection: Connection, log: AdapterContext["log"]): WriteAheadLog {
  return new WriteAheadLog(connection, {
    file: folder.at(DATABASE),
    // All reads are made on the connection that writes.
    readers: { whilePaused: async (task) => await task() },
    onFailed: (error) => log("warn", "file_index_log_not_copied", { error }),
  });
}

function connect(folder: Folder): Connection {
  return openConnection(folder.at(DATABASE), {
    synchronous: "full",
    secureDelete: true,
    cacheKib: CACHE_KIB,
    copiesLog: false,
  });
}

/** The store that it belongs to; empty: it has none of our tables. */
function ownerOf(connection: Connection): string {
  const table = connection.get("SELECT 1 FROM sqlite_schema WHERE name = 'pending'");
  return table === undefined ? "" : textIn(connection.get("SELECT value FROM meta WHERE name = 'store'"), "value");
}

/** What of it can be read. */
function pendingOf(connection: Connection): readonly string[] {
  const texts: string[] = [];
  unlessDamaged(() => {
    for (const row of connection.each("SELECT text FROM pending ORDER BY position")) texts.push(textIn(row, "text"));
  });
  return texts;
}

function isSound(connection: Connection): boolean {
  const version = numberIn(connection.get("PRAGMA user_version"), "user_version");
  return version === SCHEMA_VERSION && textIn(connection.get("PRAGMA quick_check(1)"), "quick_check") === "ok";
}

/** `undefined`: SQLite finds the file damaged, or it is no database. Any other failure may pass, and is thrown. */
function unlessDamaged<Result>(work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (isDamaged(error)) return undefined;
    throw error;
  }
}
