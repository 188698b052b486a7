import type { LatencyComparison } from "../load/compare-latencies.ts";
import type { Comparison, Rate } from "../load/compare.ts";
import type { Outcome, BenchmarkRow } from "../rows.ts";

/** The line of a row that compares two rates. */
export function comparisonOutcome(row: BenchmarkRow, { ratio, ours, theirs }: Comparison): Outcome {
  return { row: row.name, value: ratio, detail: `${rateText(ours)} against ${rateText(theirs)}` };
}

/** The line of a row that compares two latencies. */
export function latencyOutcome(row: BenchmarkRow, { ratio, first, second }: LatencyComparison): Outcome {
  return { row: row.name, value: ratio, detail: `${first.toFixed(2)} ms against ${second.toFixed(2)} ms` };
}

function rateText({ perSecond, processorTime }: Rate): string {
  const processor = Number.isNaN(processorTime) ? "" : ` (${rounded(processorTime)} us of processor each)`;
  return `${rounded(perSecond)}/s${processor}`;
}

function rounded(value: number): string {
  return value.toLocaleString("en", { maximumSignificantDigits: 3 });
}
