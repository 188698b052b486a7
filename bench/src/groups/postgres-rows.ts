import { BareSearch } from "../load/bare-search.ts";
import { compareLatencies } from "../load/compare-latencies.ts";
import { compareRounds, compareThroughput, rateOf } from "../load/compare.ts";
import { latencies } from "../load/send.ts";
import { BATCH, importOf } from "../requests.ts";
import type { Outcome, BenchmarkRow } from "../rows.ts";
import type { BareTable } from "../servers/bare.ts";
import type { BenchSettings } from "../settings.ts";
import { loadedMemories, type LoadedServer } from "./against.ts";
import { comparisonOutcome, latencyOutcome } from "./comparison-outcome.ts";

/** Programs over one database: the gateway, and bare handlers. */
interface PostgresServers extends Readonly<Record<BareTable, LoadedServer>> {
  readonly dsn: string;
  readonly ours: LoadedServer;
}

type Measure = (row: BenchmarkRow, servers: PostgresServers, settings: BenchSettings) => Promise<Outcome>;

/** Memories of the import, in all rounds together. */
const IMPORTED = 100_000;
/** As many as a request may have. */
const IMPORTED_AT_ONCE = 1_000;
const IMPORTING_CONNECTIONS = 4;
const SEARCHES_A_ROUND = 200;

/** Numbers of memories that no other row uses, one range for each import. */
const importedFrom: Readonly<Record<BareTable, number>> = { plain: 1_000_000_000, searchable: 2_000_000_000 };

/** The rows that compare something else than the throughput of one operation. */
export const postgresRows: Readonly<Record<string, Measure>> = {
  "postgres/batch": compareBatch,
  "postgres/import": compareImport("plain"),
  "postgres/import-searchable": compareImport("searchable"),
  "postgres/filtered-search": compareSearch,
};

/** What a client that has many memories to write gains by sending them together: our batches by our single writes. */
async function compareBatch(
  row: BenchmarkRow,
  { ours: { server, requests } }: PostgresServers,
  settings: BenchSettings,
): Promise<Outcome> {
  const batch = { server, make: (count: number) => requests.make("batch", count), memories: BATCH };
  const single = { server, make: (count: number) => requests.make("write", count) };
  return comparisonOutcome(row, await compareThroughput(batch, single, settings, 1));
}

/** The same requests, which the bare handler turns into one `INSERT` each. */
function compareImport(table: BareTable): Measure {
  return async (row, servers, { rounds, size }) => {
    const count = Math.ceil(Math.min(IMPORTED, size) / rounds / IMPORTED_AT_ONCE);
    const measure = ({ server }: LoadedServer) => {
      return async (round: number) => {
        const requests = Array.from({ length: count }, (_, request) => {
          const from = importedFrom[table] + (round * count + request) * IMPORTED_AT_ONCE;
          return importOf(from, from + IMPORTED_AT_ONCE);
        });
        return await rateOf({ server, memories: IMPORTED_AT_ONCE }, requests, IMPORTING_CONNECTIONS);
      };
    };
    const comparison = await compareRounds(rounds, { ours: measure(servers.ours), theirs: measure(servers[table]) });
    return comparisonOutcome(row, comparison);
  };
}

/** A search through the gateway by the query that it takes, sent straight to the database. */
async function compareSearch(
  row: BenchmarkRow,
  { dsn, ours, searchable }: PostgresServers,
  settings: BenchSettings,
): Promise<Outcome> {
  const count = Math.ceil(SEARCHES_A_ROUND * Math.min(1, settings.seconds));
  const through = ({ server, requests }: LoadedServer) => {
    return async () => await latencies(server.port, requests.make("filtered-search", count));
  };
  const bare = await BareSearch.open(dsn, loadedMemories(settings));
  const query = await compareLatencies(settings.rounds, through(ours), async () => await bare.latencies(count));
  await bare.close();
  const handler = await compareLatencies(settings.rounds, through(ours), through(searchable));
  const { detail, ...outcome } = latencyOutcome(row, query);
  return { ...outcome, detail: `${detail}, ${handler.second.toFixed(2)} ms behind a bare handler` };
}
