import { numberIn } from "./cells.ts";
import type { Connection } from "./connection.ts";
import { SqliteError } from "./sqlite-error.ts";

export interface Schema {
  /** SQL, oldest first. A step's place in the list is its version: append, never change one. */
  readonly steps: readonly string[];
  /** Four bytes that say whose database it is. @default it is not asked */
  readonly applicationId?: number;
}

export interface Migration {
  /** The schema version that was found; 0 for an empty database. */
  readonly from: number;
  /** The version that the database has now. */
  readonly to: number;
}

/**
 * Applies the steps that a database lacks, all in one transaction: after a failure it is as it was. A second process
 * waits for the first one, and finds nothing to do.
 *
 * @throws SqliteError `foreign` for a database that another program filled, `newer` for one that a newer release wrote
 */
export function migrate(connection: Connection, { steps, applicationId }: Schema): Migration {
  return connection.transaction(() => {
    const from = numberIn(connection.get("PRAGMA user_version"), "user_version");
    if (applicationId !== undefined) checkOwner(connection, applicationId);
    if (from > steps.length)
      throw new SqliteError(
        "newer",
        `has schema version ${String(from)}, and this release knows ${String(steps.length)}: install the newer release, or use another file`,
      );
    if (from === steps.length) return { from, to: from };
    for (const step of steps.slice(from)) connection.run(step);
    // Pragmas take no bound values; these two are numbers of our own.
    if (applicationId !== undefined) connection.run(`PRAGMA application_id = ${String(applicationId)}`);
    connection.run(`PRAGMA user_version = ${String(steps.length)}`);
    return { from, to: steps.length };
  });
}

function checkOwner(connection: Connection, applicationId: number): void {
  const owner = numberIn(connection.get("PRAGMA application_id"), "application_id");
  if (owner === applicationId) return;
  if (numberIn(connection.get("SELECT count(*) AS size FROM sqlite_schema"), "size") > 0)
    throw new SqliteError("foreign", "belongs to another program: use another file");
}
