/** One row says how far the index reaches, and whether it can be trusted after a crash of the machine. */
export const createIndex = `
  CREATE TABLE IF NOT EXISTS reach (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    layout INTEGER NOT NULL, closed INTEGER NOT NULL, machine_start TEXT NOT NULL,
    seq INTEGER NOT NULL, hash TEXT NOT NULL, line_start INTEGER NOT NULL, line_end INTEGER NOT NULL
  );
  INSERT OR IGNORE INTO reach VALUES (1, 0, 0, '', 0, '', 0, 0);
  CREATE TABLE IF NOT EXISTS line_key (key INTEGER, seq INTEGER, PRIMARY KEY (key, seq)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS line (seq INTEGER PRIMARY KEY, end INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS open_intent (seq INTEGER PRIMARY KEY, event_id TEXT NOT NULL);
`;

export const statements = {
  reach: "SELECT * FROM reach WHERE id = 1",
  begin: "UPDATE reach SET layout = ?, machine_start = ?, hash = ?",
  reopen: "UPDATE reach SET closed = 0, machine_start = ?",
  advance: "UPDATE reach SET seq = ?, hash = ?, line_start = ?, line_end = ?",
  /** From here on the index may be trusted whatever happens to the machine: this is synced, and so is what came before. */
  trust: "UPDATE reach SET closed = 1",
  end: "SELECT end FROM line WHERE seq = ?",
  insertKey: "INSERT OR REPLACE INTO line_key VALUES (?, ?)",
  insertLine: "INSERT OR REPLACE INTO line VALUES (?, ?)",
  openIntents: "SELECT seq, event_id FROM open_intent ORDER BY seq",
  clearOpenIntents: "DELETE FROM open_intent",
  insertOpenIntent: "INSERT INTO open_intent VALUES (?, ?)",
} as const;

/** The lines of one key in a range, in order, each with whether it has so many other keys as well. */
export function selectCandidates(others: number): string {
  const has = "EXISTS (SELECT 1 FROM line_key other WHERE other.key = ? AND other.seq = line_key.seq)";
  const matches = Array.from({ length: others }, () => has);
  return `SELECT seq, ${matches.join(" AND ") || "1"} AS matches FROM line_key WHERE key = ? AND seq > ? AND seq <= ?
    ORDER BY seq`;
}
