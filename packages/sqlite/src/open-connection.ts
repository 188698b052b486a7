import { DatabaseSync } from "node:sqlite";
import { Connection } from "./connection.ts";
import { setPragma } from "./pragmas.ts";
import { createPrivately } from "./private-file.ts";

/** While a connection is opened, another process may be opening or migrating the same database. */
const PATIENCE_AT_OPEN_MS = 5_000;

/** In SQLite's numbers. */
const SYNCHRONOUS = { off: 0, normal: 1, full: 2 } as const;

export interface ConnectionOptions {
  /**
   * What a commit waits for. `full`: it survives a crash of the machine. `normal`: a crash of the machine may take the
   * last commits back, in order. `off`: a crash of the machine may leave the file damaged. Each of them survives the
   * end of the process.
   */
  readonly synchronous: keyof typeof SYNCHRONOUS;
  /** Overwrites what is removed with zeros. @default false */
  readonly secureDelete?: boolean;
  /** Memory for pages, in KiB. @default SQLite's own, 2 MiB */
  readonly cacheKib?: number;
  /** Does a commit that finds the write-ahead log long copy it? Otherwise a `WriteAheadLog` has to. @default true */
  readonly copiesLog?: boolean;
  /** How long it waits for a lock of another connection once it is open, in milliseconds. @default 5000 */
  readonly busyTimeoutMs?: number;
  /** Brings the schema up to date before anything else uses the connection. @default nothing */
  readonly prepare?: (connection: Connection) => void;
}

/**
 * Opens a connection that writes, in WAL mode; makes the file, for its owner only, when it is missing.
 *
 * @returns a connection whose settings were read back from SQLite
 * @throws SqliteError `file` when the file cannot be made, `pragma` when SQLite does not take a setting; what `prepare`
 *   throws, and errors of `node:sqlite`, as they are
 */
export function openConnection(file: string, options: ConnectionOptions): Connection {
  createPrivately(file);
  return opened(new DatabaseSync(file), (connection) => {
    setPragma(connection, "journal_mode", "wal");
    setPragma(connection, "synchronous", SYNCHRONOUS[options.synchronous]);
    setPragma(connection, "secure_delete", options.secureDelete === true ? 1 : 0);
    if (options.copiesLog === false) setPragma(connection, "wal_autocheckpoint", 0);
    setCache(connection, options);
    options.prepare?.(connection);
    if (options.busyTimeoutMs !== undefined) setPragma(connection, "busy_timeout", options.busyTimeoutMs);
  });
}

/**
 * Opens a connection that only reads, beside those that write.
 *
 * @throws errors of `node:sqlite` as they are, as when the file is missing
 */
export function openReadOnly(file: string, options: Pick<ConnectionOptions, "cacheKib"> = {}): Connection {
  return opened(new DatabaseSync(file, { readOnly: true }), (connection) => setCache(connection, options));
}

function opened(driver: DatabaseSync, prepare: (connection: Connection) => void): Connection {
  try {
    const connection = new Connection(driver);
    // First of all: else switching to the write-ahead log fails where another process is doing the same.
    setPragma(connection, "busy_timeout", PATIENCE_AT_OPEN_MS);
    prepare(connection);
    return connection;
  } catch (error) {
    driver.close();
    throw error;
  }
}

function setCache(connection: Connection, { cacheKib }: Pick<ConnectionOptions, "cacheKib">): void {
  // SQLite takes a negative number for KiB, a positive one for pages.
  if (cacheKib !== undefined) setPragma(connection, "cache_size", -cacheKib);
}
