import { type PostgresServer, postgresMissing, startPostgres } from "@mgp/test-servers";
import type { Outcome, BenchmarkRow } from "../rows.ts";
import { postgres } from "../servers/backend.ts";
import { startBare } from "../servers/bare.ts";
import { startGateway } from "../servers/gateway.ts";
import type { Server } from "../servers/server.ts";
import type { BenchSettings } from "../settings.ts";
import { compareOperation, load, type LoadedServer } from "./against.ts";
import { postgresRows } from "./postgres-rows.ts";
import { measureSize } from "./size.ts";

/** Our gateway over PostgreSQL beside what one would write over the same database without it. */
export async function* measurePostgres(
  rows: readonly BenchmarkRow[],
  settings: BenchSettings,
): AsyncGenerator<Outcome> {
  yield* withPostgres(rows, async function* (server) {
    const dsn = await server.createDatabase();
    const servers: Server[] = [];
    const start = async (starting: Promise<Server>): Promise<LoadedServer> => {
      const started = await starting;
      servers.push(started);
      return await load(started, settings);
    };
    try {
      const ours = await start(startGateway(settings, postgres(dsn, "embedded")));
      const plain = await start(startBare(dsn, "plain"));
      const searchable = await start(startBare(dsn, "searchable"));
      for (const row of rows) {
        await settle(server, dsn);
        const special = postgresRows[row.name];
        if (special === undefined) yield await compareOperation(row, ours, plain, settings);
        else yield await special(row, { dsn, ours, plain, searchable }, settings);
      }
    } finally {
      await Promise.all(servers.map(async (each) => await each.stop()));
    }
  });
}

/** What becomes of single requests when there is more in the database; the audit log is there too. */
export async function* measurePostgresGrowth(
  rows: readonly BenchmarkRow[],
  settings: BenchSettings,
): AsyncGenerator<Outcome> {
  yield* withPostgres(rows, (server) =>
    measureSize(rows, settings, {
      start: async () => {
        const dsn = await server.createDatabase();
        const gateway = await startGateway(settings, postgres(dsn, "postgres"));
        return { gateway, settle: async () => await settle(server, dsn) };
      },
    }),
  );
}

/** Does at once what the server does by itself within minutes: counts rows, and sorts words into indexes. */
async function settle(server: PostgresServer, dsn: string): Promise<void> {
  await server.query("VACUUM ANALYZE", [], dsn);
}

async function* withPostgres(
  rows: readonly BenchmarkRow[],
  measure: (server: PostgresServer) => AsyncIterable<Outcome>,
): AsyncGenerator<Outcome> {
  const missing = postgresMissing();
  if (missing !== undefined) {
    for (const row of rows) yield { row: row.name, detail: missing };
    return;
  }
  const server = await startPostgres({
    durable: true,
    // The defaults are for a machine of the nineties: a checkpoint every few seconds, and no room for an index.
    settings: { shared_buffers: "1GB", max_wal_size: "8GB" },
  });
  try {
    yield* measure(server);
  } finally {
    await server.stop();
  }
}
