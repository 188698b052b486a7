import { existsSync } from "node:fs";
import { DatabaseSync, type SQLOutputValue, type StatementSync } from "node:sqlite";
import { AuditUnavailable } from "@mgp/governance";
import type { Reach } from "../index/batch.ts";
import { createPrivately } from "../private-file.ts";

const createTable = `CREATE TABLE IF NOT EXISTS audit_head (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL, hash TEXT NOT NULL, line_start INTEGER NOT NULL, line_end INTEGER NOT NULL
)`;
const select = "SELECT seq, hash, line_start, line_end FROM audit_head";

/**
 * The last line that the audit log is known to hold on disk, and where it stands: kept apart from the log, so that a
 * log that was cut, removed or replaced is noticed. It may be behind the log, never ahead of it.
 */
export class KeptHead {
  /** What was kept when it was opened. `undefined`: no head was ever kept here. */
  readonly before: Reach | undefined;
  readonly #database: DatabaseSync;
  readonly #replace: StatementSync;

  /**
   * @param file the ledger's database, or one of its own; made when it is missing
   * @throws AuditUnavailable when it cannot be used
   */
  constructor(file: string) {
    createPrivately(file);
    this.#database = new DatabaseSync(file);
    try {
      // Without a sync for each change: a crash of the machine may take the last ones back, which is behind the log.
      this.#database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${createTable}`);
      this.#replace = this.#database.prepare("INSERT OR REPLACE INTO audit_head VALUES (1, ?, ?, ?, ?)");
      this.before = reachIn(this.#database.prepare(select).get());
    } catch (error) {
      this.#database.close();
      throw unusable(file, error);
    }
  }

  /** Survives the end of the process at once, and a crash of the machine some time later. */
  put({ head, start, end }: Reach): void {
    this.#replace.run(head.seq, head.hash, start, end);
  }

  /** As `put`, and waits until it survives a crash of the machine, too. */
  seal(reach: Reach): void {
    this.#database.exec("PRAGMA synchronous = FULL");
    this.put(reach);
    this.#database.exec("PRAGMA synchronous = NORMAL");
  }

  close(): void {
    this.#database.close();
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
    return readFrom(new DatabaseSync(file, { readOnly: true }));
  } catch (error) {
    throw unusable(file, error);
  }
}

function readFrom(database: DatabaseSync): Reach | undefined {
  try {
    const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'audit_head'").get();
    return table === undefined ? undefined : reachIn(database.prepare(select).get());
  } finally {
    database.close();
  }
}

function reachIn(row: Record<string, SQLOutputValue> | undefined): Reach | undefined {
  if (row === undefined) return undefined;
  const { seq, hash, line_start: start, line_end: end } = row;
  if (typeof seq !== "number" || typeof hash !== "string" || typeof start !== "number" || typeof end !== "number")
    throw new TypeError("a number or a text is missing");
  return { head: { seq, hash }, start, end };
}

function unusable(file: string, cause: unknown): AuditUnavailable {
  return new AuditUnavailable(
    `The head of the audit log, which the gateway keeps in ${file}, cannot be read. Make the file readable and writable for this user. If it is damaged, move it away: the gateway then takes the log as it is, with a warning.`,
    { cause },
  );
}
