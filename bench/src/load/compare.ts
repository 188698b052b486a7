import { processorSeconds } from "../servers/processor-time.ts";
import type { Server } from "../servers/server.ts";
import { median } from "../statistics.ts";
import { throughput } from "./send.ts";

/** A server under load, and the requests that go to it. */
export interface Contender {
  readonly server: Server;
  /** So many requests that were not made before. */
  readonly make: (count: number) => readonly string[];
  /** Memories that one request is about. @default 1 */
  readonly memories?: number;
}

/** What a server did in a round, or, as medians, in all of them. */
export interface Rate {
  /** Memories a second. */
  readonly perSecond: number;
  /** Microseconds of processor time a memory; `NaN` where the system does not tell. */
  readonly processorTime: number;
}

export interface Comparison {
  /** Ours by theirs: the median of what the rounds came to. */
  readonly ratio: number;
  readonly ours: Rate;
  readonly theirs: Rate;
}

interface Load {
  readonly rounds: number;
  /** Of a round, about. */
  readonly seconds: number;
}

const CONNECTIONS = 32;
const MOST_REQUESTS = 200_000;

/**
 * Throughput in turns, ours then theirs, so that whatever else the machine does hits both alike. What counts is the
 * ratio within a round.
 */
export async function compareThroughput(
  ours: Contender,
  theirs: Contender,
  { rounds, seconds }: Load,
  connections: number = CONNECTIONS,
): Promise<Comparison> {
  const measure = async (contender: Contender) => {
    const length = await roundLength(contender, seconds, connections);
    return async () => await rateOf(contender, contender.make(length), connections);
  };
  return await compareRounds(rounds, { ours: await measure(ours), theirs: await measure(theirs) });
}

/** Measures in turns, ours then theirs. What counts is the ratio within a round. */
export async function compareRounds(
  rounds: number,
  measure: Readonly<Record<"ours" | "theirs", (round: number) => Promise<Rate>>>,
): Promise<Comparison> {
  const measured: { readonly ours: Rate; readonly theirs: Rate }[] = [];
  for (let round = 0; round < rounds; round++) {
    measured.push({ ours: await measure.ours(round), theirs: await measure.theirs(round) });
  }
  return {
    ratio: median(measured.map((round) => round.ours.perSecond / round.theirs.perSecond)),
    ours: medianRate(measured.map((round) => round.ours)),
    theirs: medianRate(measured.map((round) => round.theirs)),
  };
}

export async function rateOf(
  { server, memories = 1 }: Pick<Contender, "server" | "memories">,
  requests: readonly string[],
  connections: number = CONNECTIONS,
): Promise<Rate> {
  const before = processorSeconds(server.process.pid) ?? Number.NaN;
  const perSecond = await throughput(server.port, requests, connections);
  const spent = (processorSeconds(server.process.pid) ?? Number.NaN) - before;
  return {
    perSecond: perSecond * memories,
    processorTime: (spent * 1_000_000) / (requests.length * memories),
  };
}

function medianRate(rates: readonly Rate[]): Rate {
  return {
    perSecond: median(rates.map((rate) => rate.perSecond)),
    processorTime: median(rates.map((rate) => rate.processorTime)),
  };
}

/** Warms the server up, and finds out how many requests make a round. */
async function roundLength({ server, make }: Contender, seconds: number, connections: number): Promise<number> {
  let length = connections;
  for (let warmUp = 0; warmUp < 4; warmUp++) {
    const started = performance.now();
    const rate = await throughput(server.port, make(length), connections);
    length = Math.round(Math.min(MOST_REQUESTS, Math.max(connections, rate * seconds)));
    // A server that needs a second for so few requests will not get quicker.
    if (performance.now() - started > 1_000) break;
  }
  return length;
}
