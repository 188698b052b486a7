/** Append only. */
export const migrations: readonly string[] = [
  `CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
   CREATE TABLE task (
     position INTEGER PRIMARY KEY AUTOINCREMENT,
     task_id TEXT NOT NULL UNIQUE,
     operation TEXT NOT NULL, tenant TEXT NOT NULL, caller TEXT NOT NULL, request_id TEXT NOT NULL,
     status TEXT NOT NULL, attempts INTEGER NOT NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
     message TEXT NOT NULL, request TEXT, result TEXT, error TEXT
   );
   CREATE INDEX task_unfinished ON task (status, position) WHERE status IN ('pending', 'running');
   CREATE TABLE idempotency (
     key TEXT PRIMARY KEY,
     fingerprint TEXT NOT NULL, write_id TEXT NOT NULL, memory_id TEXT, ended TEXT,
     expires_at INTEGER NOT NULL
   ) WITHOUT ROWID;
   CREATE INDEX idempotency_expiry ON idempotency (expires_at)`,
  `ALTER TABLE task ADD COLUMN due_at INTEGER NOT NULL DEFAULT 0;
   CREATE TABLE task_page (
     task_id TEXT NOT NULL, page INTEGER NOT NULL, memory_ids TEXT NOT NULL,
     PRIMARY KEY (task_id, page)
   ) WITHOUT ROWID`,
  // Tasks that ended before are kept as long as if they had ended now.
  `ALTER TABLE task ADD COLUMN unended INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE task ADD COLUMN ended_at INTEGER;
   UPDATE task SET ended_at = unixepoch() * 1000 WHERE status NOT IN ('pending', 'running');
   CREATE INDEX task_open ON task (caller) WHERE status IN ('pending', 'running');
   CREATE INDEX task_ended ON task (ended_at) WHERE ended_at IS NOT NULL;
   CREATE INDEX task_removed ON task (task_id) WHERE status = 'removed'`,
  // Results have no pages any more, and tasks are removed in one step.
  `DROP TABLE task_page;
   DROP INDEX task_removed;
   DELETE FROM task WHERE status = 'removed'`,
];
