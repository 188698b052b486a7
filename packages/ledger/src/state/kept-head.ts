import { existsSync } from "node:fs";
import { AuditUnavailable } from "@mgp/governance";
import { type Connection, numberIn, openConnection, openReadOnly, type SqliteRow, textIn } from "@mgp/sqlite";
import type { Reach } from "../index/batch.ts";

const createTable = `CREATE TABLE IF NOT EXISTS audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL, hash TEXT NOT NULL, line_start INTEGER NOT NULL, line_end INTEGER NOT NULL
)`;
const select = "SELECT seq, hash, line_start, line_end FROM audit_head";
const replace = "INSERT OR REPLACE INTO audit_head VALUES (1, ?, ?, ?, ?)";

/**
 * The last line that the audit log is known to hold on disk, and where it stands: kept apart from the log, so that a
 * log that was cut, removed or replaced is noticed. It may be behind the log, never ahead of it.
 */
export class KeptHead {
  /** What was kept when it was opened. `undefined`: no head was ever kept here. */
  readonly before: Reach | undefined;
  readonly #connection: Connection;

  /**
   * @param file the ledger's database, or one of its own; made when it is missing
   * @throws AuditUnavailable when it cannot be used
   */
  constructor(file: string) {
    let before: Reach | undefined;
    try {
      this.#connection = openConnection(file, {
        // A crash of the machine may take the last ones back, which is behind the log.
        synchronous: "normal",
        busyTimeoutMs: 0,
        prepare: (connection) => {
          connection.run(createTable);
          before = reachIn(connection.get(select));
        },
      });
    } catch (error) {
      throw unusable(file, error);
    }
    this.before = before;
  }

  /** Survives the end of the process at once, and a crash of the machine some time later. */
  put({ head, start, end }: Reach): void {
    this.#connection.change(replace, [head.seq, head.hash, start, end]);
  }

  /** As `put`, and waits until it survives a crash of the machine, too. */
  seal(reach: Reach): void {
    this.#connection.run("PRAGMA synchronous = FULL");
    this.put(reach);
    this.#connection.run("PRAGMA synchronous = NORMAL");
  }

  close(): void {
    this.#connection.close();
  }
}

/** Where the head of a log is kept that has no state folder, since it stands beside another ledger's. */
export function headFileBeside(auditLog: string): string {
  return `${auditLog}.head.db`;
}

/**
 * Reads the head beside a running gateway. `undefined`: there is no such database, or no head in it.
 *
 * @throws AuditUnavailable when it cannot be read
 */
export function readKeptHead(file: string): Reach | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readFrom(openReadOnly(file));
  } catch (error) {
    throw unusable(file, error);
  }
}

function readFrom(connection: Connection): Reach | undefined {
  try {
    const table = connection.get("SELECT 1 FROM sqlite_schema WHERE name = 'audit_head'");
    return table === undefined ? undefined : reachIn(connection.get(select));
  } finally {
    connection.close();
  }
}

function reachIn(row: SqliteRow | undefined): Reach | undefined {
  if (row === undefined) return undefined;
  const head = { seq: numberIn(row, "seq"), hash: textIn(row, "hash") };
  return { head, start: numberIn(row, "line_start"), end: numberIn(row, "line_end") };
}

function unusable(file: string, cause: unknown): AuditUnavailable {
  return new AuditUnavailable(
    `The head of the audit log, which the gateway keeps in ${file}, cannot be read. Make the file readable and writable for this user. If it is damaged, move it away: the gateway then takes the log as it is, with a warning.`,
    { cause },
  );
}
