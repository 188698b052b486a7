import { BareSearch } from "../load/bare-search.ts";
import { compareLatencies } from "../load/compare-latencies.ts";
import { compareRounds, compareThroughput, rateOf } from "../load/compare.ts";
import { latencies } from "../load/send.ts";
import { BATCH, importOf } from "../requests.ts";
import type { Outcome, Row } from "../rows.ts";
import type { Server } from "../servers/server.ts";
import type { BenchSettings } from "../settings.ts";
import { loadedMemories, type LoadedServer } from "./against.ts";
import { comparisonOutcome, latencyOutcome } from "./comparison-outcome.ts";

/** Two programs over one database: the gateway, and a bare handler. */
export interface Pair {
  readonly dsn: string;
  readonly ours: LoadedServer;
  readonly theirs: LoadedServer;
}

/** Memories of the import, in all rounds together. */
const IMPORTED = 100_000;
/** As many as a request may have. */
const IMPORTED_AT_ONCE = 1_000;
const IMPORTING_CONNECTIONS = 4;
/** Behind all numbers that other rows use. */
const FIRST_IMPORTED = 1_000_000_000;
const SEARCHES_A_ROUND = 200;

/** The rows that compare something else than the throughput of one operation. */
export const postgresRows: Readonly<
  Record<string, (row: Row, pair: Pair, settings: BenchSettings) => Promise<Outcome>>
> = {
  "postgres/batch": compareBatch,
  "postgres/import": compareImport,
  "postgres/filtered-search": compareSearch,
};

/** Our batches by our single writes, a memory. */
async function compareBatch(row: Row, { ours: { server, requests } }: Pair, settings: BenchSettings): Promise<Outcome> {
  const batch = { server, make: (count: number) => requests.make("batch", count), memories: BATCH };
  const single = { server, make: (count: number) => requests.make("write", count) };
  return comparisonOutcome(row, await compareThroughput(batch, single, settings));
}

/** The same requests, which the bare handler turns into one `INSERT` each. */
async function compareImport(row: Row, { ours, theirs }: Pair, { rounds, size }: BenchSettings): Promise<Outcome> {
  const requests = Math.ceil(Math.min(IMPORTED, size) / rounds / IMPORTED_AT_ONCE);
  const measure = (server: Server) => async (round: number) => {
    const made = Array.from({ length: requests }, (_, request) => {
      const from = FIRST_IMPORTED + (round * requests + request) * IMPORTED_AT_ONCE;
      return importOf(from, from + IMPORTED_AT_ONCE);
    });
    return await rateOf({ server, memories: IMPORTED_AT_ONCE }, made, IMPORTING_CONNECTIONS);
  };
  const comparison = await compareRounds(rounds, { ours: measure(ours.server), theirs: measure(theirs.server) });
  return comparisonOutcome(row, comparison);
}

/** A search through the gateway by the query that it takes, sent straight to the database. */
async function compareSearch(row: Row, { dsn, ours }: Pair, settings: BenchSettings): Promise<Outcome> {
  const { server, requests } = ours;
  const count = Math.ceil(SEARCHES_A_ROUND * Math.min(1, settings.seconds));
  const bare = await BareSearch.open(dsn, loadedMemories(settings));
  const comparison = await compareLatencies(
    settings.rounds,
    async () => await latencies(server.port, requests.make("filtered-search", count)),
    async () => await bare.latencies(count),
  );
  await bare.close();
  return latencyOutcome(row, comparison);
}
