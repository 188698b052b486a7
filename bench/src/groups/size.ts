import { compareLatencies } from "../load/compare-latencies.ts";
import { collectExportTokens } from "../load/export-tokens.ts";
import { latencies, throughput } from "../load/send.ts";
import { memoryOf } from "../memories.ts";
import { importOf, Requests } from "../requests.ts";
import { operationOf, type Outcome, type BenchmarkRow } from "../rows.ts";
import type { EmbeddedAdapter } from "../servers/backend.ts";
import { startEmbeddedGateway } from "../servers/embedded.ts";
import type { Server } from "../servers/server.ts";
import type { BenchSettings } from "../settings.ts";
import { latencyOutcome } from "./comparison-outcome.ts";

/** Memories of the small gateway, where the large one has its full size. */
const SMALL = 10_000;
/** The most that the file adapter is measured with: a file a memory. */
const MOST_FILES = 100_000;
const IMPORTED_AT_ONCE = 500;
const IMPORTING_CONNECTIONS = 2;
/** In rounds of a second and longer. */
const REQUESTS_A_ROUND = 200;
const SAMPLED_MEMORIES = 1_000;

/** A gateway with a store of its own, still empty. */
interface EmptyGateway {
  readonly gateway: Server;
  /** Bytes of its resident set after garbage collection. */
  readonly residentBytes?: () => Promise<number>;
  /** After everything is in it: what its store does by itself in quiet minutes. */
  readonly settle?: () => Promise<void>;
}

/** Gateways of one kind, to be filled. */
export interface Gateways {
  readonly start: () => Promise<EmptyGateway>;
  /** Memories that are worth waiting for. @default no limit */
  readonly most?: number;
}

interface Loaded {
  readonly gateway: Server;
  readonly requests: Requests;
  /** Bytes that the process took for the memories. */
  readonly grown: number;
}

export function embeddedGateways(settings: BenchSettings, adapter: EmbeddedAdapter): Gateways {
  return {
    start: async () => {
      const gateway = await startEmbeddedGateway(settings, adapter);
      return { gateway, residentBytes: async () => await gateway.residentBytes() };
    },
    ...(adapter === "file" ? { most: MOST_FILES } : {}),
  };
}

/** What becomes of time and memory when there is more: the same gateway with few and with many memories. */
export async function* measureSize(
  rows: readonly BenchmarkRow[],
  settings: BenchSettings,
  { start, most = Number.POSITIVE_INFINITY }: Gateways,
): AsyncGenerator<Outcome> {
  const size = Math.min(settings.size, most);
  const servers: Server[] = [];
  const load = async (memories: number): Promise<Loaded> => {
    const { gateway, residentBytes = async () => 0, settle = async () => {} } = await start();
    servers.push(gateway);
    const before = await residentBytes();
    await throughput(gateway.port, imports(memories), IMPORTING_CONNECTIONS);
    await settle();
    const grown = (await residentBytes()) - before;
    const tokens = rows.some((row) => row.name.endsWith("/export")) ? await collectExportTokens(gateway.port) : [];
    return { gateway, requests: new Requests(memories, tokens), grown };
  };
  try {
    const large = await load(size);
    const growthRows = rows.filter((row) => row.name.startsWith("growth"));
    if (growthRows.length > 0) {
      const small = await load(Math.max(1, Math.min(SMALL, Math.round(size / 10))));
      for (const row of growthRows) yield await growth(row, small, large, settings);
    }
    if (rows.some((row) => row.name === "memory")) yield memoryOutcome(large.grown, size);
  } finally {
    await Promise.all(servers.map(async (server) => await server.stop()));
  }
}

/** One request at a time, the two gateways in turns. */
async function growth(
  row: BenchmarkRow,
  small: Loaded,
  large: Loaded,
  { rounds, seconds }: BenchSettings,
): Promise<Outcome> {
  const operation = operationOf(row);
  const count = Math.ceil(REQUESTS_A_ROUND * Math.min(1, seconds));
  const measure = ({ gateway, requests }: Loaded) => {
    return async () => await latencies(gateway.port, requests.make(operation, count));
  };
  return latencyOutcome(row, await compareLatencies(rounds, measure(large), measure(small)));
}

function memoryOutcome(grown: number, size: number): Outcome {
  const sampled = Math.min(size, SAMPLED_MEMORIES);
  let bytes = 0;
  for (let sample = 0; sample < sampled; sample++) {
    bytes += JSON.stringify(memoryOf(Math.floor((sample * size) / sampled))).length;
  }
  const own = bytes / sampled;
  return {
    row: "memory",
    value: (grown / size - own) / 1_024,
    detail: `${(grown / size / 1_024).toFixed(2)} KiB a memory, of which ${(own / 1_024).toFixed(2)} are its JSON`,
  };
}

function* imports(size: number): Generator<string, void, undefined> {
  for (let from = 0; from < size; from += IMPORTED_AT_ONCE) {
    yield importOf(from, Math.min(size, from + IMPORTED_AT_ONCE));
  }
}
