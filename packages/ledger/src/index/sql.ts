/** One row says how far the index reaches, and whether it can be trusted after a crash of the machine. */
export const createIndex = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = OFF;
  PRAGMA cache_size = -16384;
  CREATE TABLE IF NOT EXISTS reach (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    layout INTEGER NOT NULL, closed INTEGER NOT NULL, machine_start TEXT NOT NULL,
    seq INTEGER NOT NULL, hash TEXT NOT NULL, line_start INTEGER NOT NULL, line_end INTEGER NOT NULL
  );
  INSERT OR IGNORE INTO reach VALUES (1, 0, 0, '', 0, '', 0, 0);
  CREATE TABLE IF NOT EXISTS posting (key INTEGER, first INTEGER, more BLOB, PRIMARY KEY (key, first)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS block (first INTEGER PRIMARY KEY, start INTEGER NOT NULL, ends BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS open_intent (seq INTEGER PRIMARY KEY, event_id TEXT NOT NULL);
`;

/** From here on the index may be trusted whatever happens to the machine: this is synced, and so is what came before. */
export const closeIndex = `
  PRAGMA synchronous = FULL;
  PRAGMA wal_checkpoint(TRUNCATE);
  UPDATE reach SET closed = 1;
`;

export const statements = {
  reach: "SELECT * FROM reach WHERE id = 1",
  begin: "UPDATE reach SET layout = ?, machine_start = ?, hash = ?",
  reopen: "UPDATE reach SET closed = 0, machine_start = ?",
  advance: "UPDATE reach SET seq = ?, hash = ?, line_start = ?, line_end = ?",
  stretchAt: "SELECT first, more FROM posting WHERE key = ? AND first <= ? ORDER BY first DESC LIMIT 1",
  stretchAfter: "SELECT first, more FROM posting WHERE key = ? AND first > ? ORDER BY first LIMIT 1",
  /** Of the list of ends, four bytes each, only the two that matter; SQL counts bytes from 1. */
  extent: `SELECT start, CASE first WHEN ?1 THEN substr(ends, 1, 4) ELSE substr(ends, (?1 - first) * 4 - 3, 8) END AS ends
    FROM block WHERE first <= ?1 ORDER BY first DESC LIMIT 1`,
  insertPosting: "INSERT OR REPLACE INTO posting VALUES (?, ?, ?)",
  insertBlock: "INSERT OR REPLACE INTO block VALUES (?, ?, ?)",
  openIntents: "SELECT seq, event_id FROM open_intent ORDER BY seq",
  clearOpenIntents: "DELETE FROM open_intent",
  insertOpenIntent: "INSERT INTO open_intent VALUES (?, ?)",
} as const;
