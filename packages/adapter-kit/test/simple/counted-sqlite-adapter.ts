import path from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { defineSimpleAdapter, type Entry, pathText, requiredSetting, type SimpleBackend } from "@mgp/adapter-kit";
import type { MemoryAdapter } from "@mgp/core";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value TEXT, version INTEGER) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS by_version ON entry (version);
  CREATE TABLE IF NOT EXISTS counter (id INTEGER PRIMARY KEY CHECK (id = 1), writes INTEGER);
  INSERT INTO counter VALUES (1, 0) ON CONFLICT DO NOTHING`;

/** Versions are counted in the transaction of their write, so they rise as writes are committed, in any process. */
function openFile(file: string): SimpleBackend {
  const database = new DatabaseSync(file);
  // Processes are killed here, no machines: nothing has to reach the disk itself.
  database.exec(`PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON; PRAGMA synchronous = OFF; ${SCHEMA}`);
  const get = database.prepare("SELECT * FROM entry WHERE key = ?");
  const next = database.prepare("UPDATE counter SET writes = writes + 1 RETURNING writes");
  const last = database.prepare("SELECT writes FROM counter");
  const insert = database.prepare("INSERT INTO entry VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
  const update = database.prepare("UPDATE entry SET value = ?2, version = ?3 WHERE key = ?1 AND version = ?4");
  const remove = database.prepare("DELETE FROM entry WHERE key = ? AND version = ?");
  const scan = database.prepare("SELECT * FROM entry WHERE key > ? AND key < ? ORDER BY key LIMIT ?");
  const changed = database.prepare(
    "SELECT * FROM entry WHERE version > ? AND key > ? AND key < ? ORDER BY version LIMIT ?",
  );
  return {
    get: ({ key }) => get.all(key).map(entryIn)[0],
    put: ({ key, value, expected }) => {
      database.exec("BEGIN IMMEDIATE");
      const version = Number(next.get()?.["writes"]);
      const written =
        expected === undefined ? insert.run(key, value, version) : update.run(key, value, version, expected);
      database.exec(written.changes === 1 ? "COMMIT" : "ROLLBACK");
      return written.changes === 1;
    },
    delete: ({ key, expected }) => remove.run(key, expected).changes === 1,
    scan: ({ prefix, after = prefix, limit }) => scan.all(after, `${prefix}~`, limit).map(entryIn),
    close: () => database.close(),
    lastVersion: () => Number(last.get()?.["writes"]),
    changedAfter: ({ prefix, after = 0, limit }) => changed.all(after, prefix, `${prefix}~`, limit).map(entryIn),
  };
}

function entryIn({
  key,
  value,
  version,
}: Readonly<Record<string, SQLOutputValue>>): Entry & { readonly version: number } {
  return { key: String(key), value: String(value), version: Number(version) };
}

const folder = requiredSetting({ environment: "MGP_SQLITE_KV_FOLDER", description: "A folder.", kind: pathText });

/** Memories in one table of SQLite with a change feed, for as many processes as there are. */
const countedSqliteAdapter: MemoryAdapter<string> = defineSimpleAdapter({
  name: "counted-kv",
  kind: "key_value",
  durable: true,
  replicas: true,
  settings: [folder.declared],
  optionsFrom: (given) => path.join(folder.checked(folder.from(given)), "memories.db"),
  open: openFile,
});

// The kit loads it as it loads any adapter: by its default export.
// oxlint-disable-next-line import/no-default-export
export default countedSqliteAdapter;
