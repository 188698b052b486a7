import { compareThroughput } from "../load/compare.ts";
import { throughput } from "../load/send.ts";
import { Requests, writes } from "../requests.ts";
import { operationOf, type Outcome, type BenchmarkRow } from "../rows.ts";
import { embedded, type EmbeddedAdapter } from "../servers/backend.ts";
import { startGateway } from "../servers/gateway.ts";
import type { Server } from "../servers/server.ts";
import type { BenchSettings } from "../settings.ts";
import { comparisonOutcome } from "./comparison-outcome.ts";

/** Memories in both before the first round. */
const MEMORIES = 4_000;
const LOADING_CONNECTIONS = 8;

/** A server that holds some memories, and the requests that go to it. */
export interface LoadedServer {
  readonly server: Server;
  readonly requests: Requests;
}

/** How many memories that is. */
export function loadedMemories({ size }: BenchSettings): number {
  return Math.min(MEMORIES, size);
}

/** Puts the first memories into a server. */
export async function load(server: Server, settings: BenchSettings): Promise<LoadedServer> {
  const size = loadedMemories(settings);
  await throughput(server.port, writes(size), LOADING_CONNECTIONS);
  return { server, requests: new Requests(size) };
}

/** Throughput of our gateway, over one of its adapters, by that of another server. */
export async function* measureAgainst(
  startTheirs: () => Promise<Server>,
  rows: readonly BenchmarkRow[],
  settings: BenchSettings,
  adapter: EmbeddedAdapter = "memory",
): AsyncGenerator<Outcome> {
  const servers: Server[] = [];
  const start = async (starting: Promise<Server>): Promise<LoadedServer> => {
    const server = await starting;
    servers.push(server);
    return await load(server, settings);
  };
  try {
    const ours = await start(startGateway(settings, embedded(adapter)));
    const theirs = await start(startTheirs());
    for (const row of rows) yield await compareOperation(row, ours, theirs, settings);
  } finally {
    await Promise.all(servers.map(async (server) => await server.stop()));
  }
}

/** Throughput of the operation that a row is about. */
export async function compareOperation(
  row: BenchmarkRow,
  ours: LoadedServer,
  theirs: LoadedServer,
  settings: BenchSettings,
): Promise<Outcome> {
  const operation = operationOf(row);
  const comparison = await compareThroughput(
    { server: ours.server, make: (count) => ours.requests.make(operation, count) },
    { server: theirs.server, make: (count) => theirs.requests.make(operation, count) },
    settings,
  );
  return comparisonOutcome(row, comparison);
}
