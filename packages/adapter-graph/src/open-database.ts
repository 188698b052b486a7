import { closeSync, mkdirSync, openSync } from "node:fs";
import path from "node:path";
import { StoreError } from "@mgp/core";
import { Database } from "./database.ts";
import { migrations } from "./migrations.ts";
import { numberIn } from "./rows.ts";
import { schema } from "./sql.ts";
import { toStoreError } from "./store-errors.ts";

/** "MGPG": says whose database this is. */
const APPLICATION_ID = 0x4d475047;

/** Opens the one writing connection and applies what the schema lacks. Throws store errors only. */
export function openDatabase(file: string): {
  readonly database: Database;
  readonly from: number;
  readonly to: number;
} {
  let from = 0;
  try {
    createPrivately(file);
    const database = Database.toWrite(file, (connection) => {
      from = migrate(connection);
    });
    return { database, from, to: migrations.length };
  } catch (error) {
    throw toStoreError(error);
  }
}

/** Folder and file for their owner only, before SQLite makes a file that all may read. */
function createPrivately(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    closeSync(openSync(file, "wx", 0o600));
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    if (code === "EEXIST" && path.basename(file) !== "") return;
    throw new StoreError(
      "misconfigured",
      "MGP_GRAPH_DB_PATH names a file that cannot be made: use a folder that this process may write to",
      { cause },
    );
  }
}

/** Applies the steps that are missing, all in one transaction; a second process waits and finds nothing to do. */
function migrate(database: Database): number {
  database.run(schema.begin);
  try {
    const version = numberIn(database.get(schema.version), "user_version");
    const owner = numberIn(database.get(schema.owner), "application_id");
    if (owner !== APPLICATION_ID && numberIn(database.get(schema.size), "size") > 0)
      throw new StoreError("misconfigured", "MGP_GRAPH_DB_PATH names another program's database: name another file");
    if (version > migrations.length)
      throw new StoreError(
        "misconfigured",
        `MGP_GRAPH_DB_PATH has schema version ${String(version)}, this adapter knows ${String(migrations.length)}: install its newer release, or name another file`,
      );
    for (const step of migrations.slice(version)) database.run(step);
    if (version < migrations.length) database.run(schema.stamp(APPLICATION_ID, migrations.length));
    database.run(schema.commit);
    return version;
  } catch (error) {
    database.rollBack();
    throw error;
  }
}
