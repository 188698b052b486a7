import { connectFault, connectTroubleOf, openPool } from "@mgp/postgres";

/** Connects once, and prints whether the connection is encrypted, or why there is none. */
const pool = openPool({ dsn: process.argv[2] ?? "", connectTimeoutMs: 5_000 });
const lane = pool.lane(1);
try {
  const connection = await lane.acquire({ settings: {} }, new Promise<never>(() => undefined));
  if (typeof connection === "string") throw new Error(connection);
  const [row] = await connection.runText("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
  process.stdout.write(row?.["ssl"] === true ? "encrypted\n" : "plain\n");
  lane.release(connection);
} catch (error) {
  process.stdout.write(`${connectFault(connectTroubleOf(error))?.words}\n`);
}
await pool.close();
