import path from "node:path";
import { DatabaseSync, type SQLOutputValue } from "node:sqlite";
import { defineSimpleAdapter, type Entry, type SimpleBackend } from "@mgp/adapter-kit";
import { type MemoryAdapter, StoreError } from "@mgp/core";

/** One table; the version check is the condition of a statement. */
function openFile(file: string): SimpleBackend {
  const database = new DatabaseSync(file);
  // Processes are killed here, no machines: nothing has to reach the disk itself.
  database.exec("PRAGMA busy_timeout = 10000; PRAGMA secure_delete = ON; PRAGMA synchronous = OFF");
  database.exec("CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value TEXT, version TEXT) WITHOUT ROWID");
  const get = database.prepare("SELECT * FROM entry WHERE key = ?");
  const insert = database.prepare("INSERT INTO entry VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
  const update = database.prepare("UPDATE entry SET value = ?2, version = ?3 WHERE key = ?1 AND version = ?4");
  const remove = database.prepare("DELETE FROM entry WHERE key = ? AND version = ?");
  const scan = database.prepare("SELECT * FROM entry WHERE key > ? AND key < ? ORDER BY key LIMIT ?");
  return {
    get: ({ key }) => get.all(key).map(entryIn)[0],
    put: ({ key, value, expected }) => {
      const next = [key, value, crypto.randomUUID()];
      return (expected === undefined ? insert.run(...next) : update.run(...next, expected)).changes === 1;
    },
    delete: ({ key, expected }) => remove.run(key, expected).changes === 1,
    scan: ({ prefix, after = prefix, limit }) => scan.all(after, `${prefix}~`, limit).map(entryIn),
    close: () => database.close(),
  };
}

function entryIn({ key, value, version }: Readonly<Record<string, SQLOutputValue>>): Entry {
  return { key: String(key), value: String(value), version: String(version) };
}

/** Memories in one table of SQLite, for as many processes as there are. */
const sqliteAdapter: MemoryAdapter<string> = defineSimpleAdapter({
  name: "sqlite-kv",
  kind: "key_value",
  durable: true,
  replicas: true,
  settings: [{ environment: "MGP_SQLITE_KV_FOLDER", description: "The folder of the database." }],
  optionsFrom: ({ MGP_SQLITE_KV_FOLDER: folder }) => {
    if (folder === undefined) throw new StoreError("misconfigured", "MGP_SQLITE_KV_FOLDER has to name a folder.");
    return path.join(folder, "memories.db");
  },
  open: openFile,
});

// The kit loads it as it loads any adapter: by its default export.
// oxlint-disable-next-line import/no-default-export
export default sqliteAdapter;
