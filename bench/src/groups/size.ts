import { latencies, throughput } from "../load/send.ts";
import { memoryOf } from "../memories.ts";
import { importOf, Requests } from "../requests.ts";
import { operationOf, type Outcome, type Row } from "../rows.ts";
import type { EmbeddedAdapter } from "../servers/adapter-environment.ts";
import { type EmbeddedGateway, startEmbeddedGateway } from "../servers/embedded.ts";
import type { BenchSettings } from "../settings.ts";
import { median } from "../statistics.ts";

/** Memories of the small gateway, where the large one has its full size. */
const SMALL = 10_000;
/** The most that the file adapter is measured with: a file a memory. */
const MOST_FILES = 100_000;
const IMPORTED_AT_ONCE = 500;
/** In rounds of a second and longer. */
const REQUESTS_A_ROUND = 200;
const SAMPLED_MEMORIES = 1_000;

interface Loaded {
  readonly gateway: EmbeddedGateway;
  readonly requests: Requests;
}

/** What becomes of time and memory when there is more: the same gateway with few and with many memories. */
export async function* measureSize(
  rows: readonly Row[],
  settings: BenchSettings,
  adapter: EmbeddedAdapter = "memory",
): AsyncGenerator<Outcome> {
  const most = adapter === "file" ? MOST_FILES : Number.POSITIVE_INFINITY;
  const size = Math.min(settings.size, most);
  const gateways: EmbeddedGateway[] = [];
  const load = async (memories: number): Promise<Loaded & { readonly grown: number }> => {
    const gateway = await startEmbeddedGateway(settings, adapter);
    gateways.push(gateway);
    const before = await gateway.residentBytes();
    await throughput(gateway.port, imports(memories), 2);
    const grown = (await gateway.residentBytes()) - before;
    return { gateway, requests: new Requests(memories), grown };
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
    await Promise.all(gateways.map(async (gateway) => await gateway.stop()));
  }
}

/** One request at a time, the two gateways in turns. What counts is the ratio of the medians of a round. */
async function growth(row: Row, small: Loaded, large: Loaded, { rounds, seconds }: BenchSettings): Promise<Outcome> {
  const operation = operationOf(row);
  const requestsARound = Math.ceil(REQUESTS_A_ROUND * Math.min(1, seconds));
  const round = async ({ gateway, requests }: Loaded): Promise<number> =>
    median(await latencies(gateway.port, requests.make(operation, requestsARound)));
  // Warm-up.
  for (const loaded of [small, large]) for (let time = 0; time < 3; time++) await round(loaded);
  const medians: { readonly small: number; readonly large: number }[] = [];
  for (let time = 0; time < rounds; time++) {
    medians.push({ small: await round(small), large: await round(large) });
  }
  const of = (which: "small" | "large"): string => `${median(medians.map((each) => each[which])).toFixed(2)} ms`;
  return {
    row: row.name,
    value: median(medians.map((each) => each.large / each.small)),
    detail: `${of("large")} against ${of("small")}`,
  };
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
