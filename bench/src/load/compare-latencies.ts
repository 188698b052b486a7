import { median } from "../statistics.ts";

/** Milliseconds of a request, as medians of a round. */
export interface LatencyComparison {
  /** The first by the second: the median of what the rounds came to. */
  readonly ratio: number;
  readonly first: number;
  readonly second: number;
}

const WARM_UP_ROUNDS = 3;

/** Measures one request at a time, in turns. Each function answers with the milliseconds that the requests of a round took. */
export async function compareLatencies(
  rounds: number,
  first: () => Promise<readonly number[]>,
  second: () => Promise<readonly number[]>,
): Promise<LatencyComparison> {
  for (const measure of [first, second]) for (let round = 0; round < WARM_UP_ROUNDS; round++) await measure();
  const measured: { readonly first: number; readonly second: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    measured.push({ first: median(await first()), second: median(await second()) });
  }
  return {
    ratio: median(measured.map((round) => round.first / round.second)),
    first: median(measured.map((round) => round.first)),
    second: median(measured.map((round) => round.second)),
  };
}
