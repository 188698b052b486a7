import { compareThroughput, type Contender, type Rate } from "../load/compare.ts";
import { throughput } from "../load/send.ts";
import { Requests, writes } from "../requests.ts";
import { operationOf, type Outcome, type Row } from "../rows.ts";
import type { EmbeddedAdapter } from "../servers/adapter-environment.ts";
import { startGateway } from "../servers/gateway.ts";
import type { Server } from "../servers/server.ts";
import type { BenchSettings } from "../settings.ts";

/** Memories in both before the first round. */
const MEMORIES = 4_000;
const LOADING_CONNECTIONS = 8;

/** Throughput of our gateway, over one of its adapters, by that of another server. */
export async function* measureAgainst(
  startTheirs: () => Promise<Server>,
  rows: readonly Row[],
  settings: BenchSettings,
  adapter: EmbeddedAdapter = "memory",
): AsyncGenerator<Outcome> {
  const size = Math.min(MEMORIES, settings.size);
  const servers: Server[] = [];
  const start = async (starting: Promise<Server>): Promise<Contender> => {
    const server = await starting;
    servers.push(server);
    await throughput(server.port, writes(size), LOADING_CONNECTIONS);
    return { server, requests: new Requests(size) };
  };
  try {
    const ours = await start(startGateway(settings, adapter));
    const theirs = await start(startTheirs());
    for (const row of rows) {
      const comparison = await compareThroughput(operationOf(row), ours, theirs, settings);
      const detail = `${rateText(comparison.ours)} against ${rateText(comparison.theirs)}`;
      yield { row: row.name, value: comparison.ratio, detail };
    }
  } finally {
    await Promise.all(servers.map(async (server) => await server.stop()));
  }
}

function rateText({ perSecond, processorTime }: Rate): string {
  const processor = Number.isNaN(processorTime) ? "" : ` (${rounded(processorTime)} us of processor each)`;
  return `${rounded(perSecond)}/s${processor}`;
}

function rounded(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: 3 });
}
