import type { OperationName, Requests } from "../requests.ts";
import { processorSeconds } from "../servers/processor-time.ts";
import type { Server } from "../servers/server.ts";
import { median } from "../statistics.ts";
import { throughput } from "./send.ts";

/** A server under load, and the requests that go to it. */
export interface Contender {
  readonly server: Server;
  readonly requests: Requests;
}

/** What a server did in a round, or, as medians, in all of them. */
export interface Rate {
  /** Requests a second. */
  readonly perSecond: number;
  /** Microseconds of processor time a request; `NaN` where the system does not tell. */
  readonly processorTime: number;
}

export interface Comparison {
  /** Ours by theirs: the median of what the rounds came to. */
  readonly ratio: number;
  readonly ours: Rate;
  readonly theirs: Rate;
}

const CONNECTIONS = 32;
const MOST_REQUESTS = 200_000;

/**
 * Throughput in turns, ours then theirs, so that whatever else the machine does hits both alike. What counts is the
 * ratio within a round.
 */
export async function compareThroughput(
  operation: OperationName,
  ours: Contender,
  theirs: Contender,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Comparison> {
  const lengths = [await roundLength(operation, ours, seconds), await roundLength(operation, theirs, seconds)] as const;
  const measured: { readonly ours: Rate; readonly theirs: Rate }[] = [];
  for (let round = 0; round < rounds; round++) {
    measured.push({
      ours: await rateOf(operation, ours, lengths[0]),
      theirs: await rateOf(operation, theirs, lengths[1]),
    });
  }
  return {
    ratio: median(measured.map((round) => round.ours.perSecond / round.theirs.perSecond)),
    ours: medianRate(measured.map((round) => round.ours)),
    theirs: medianRate(measured.map((round) => round.theirs)),
  };
}

async function rateOf(operation: OperationName, { server, requests }: Contender, length: number): Promise<Rate> {
  const made = requests.make(operation, length);
  const before = processorSeconds(server.process.pid) ?? Number.NaN;
  const perSecond = await throughput(server.port, made, CONNECTIONS);
  const spent = (processorSeconds(server.process.pid) ?? Number.NaN) - before;
  return { perSecond, processorTime: (spent * 1_000_000) / length };
}

function medianRate(rates: readonly Rate[]): Rate {
  return {
    perSecond: median(rates.map((rate) => rate.perSecond)),
    processorTime: median(rates.map((rate) => rate.processorTime)),
  };
}

/** Warms the server up, and finds out how many requests make a round. */
async function roundLength(
  operation: OperationName,
  { server, requests }: Contender,
  seconds: number,
): Promise<number> {
  let length = CONNECTIONS;
  for (let warmUp = 0; warmUp < 4; warmUp++) {
    const started = performance.now();
    const rate = await throughput(server.port, requests.make(operation, length), CONNECTIONS);
    length = Math.round(Math.min(MOST_REQUESTS, Math.max(CONNECTIONS, rate * seconds)));
    // A server that needs a second for so few requests will not get quicker.
    if (performance.now() - started > 1_000) break;
  }
  return length;
}
