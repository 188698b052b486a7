import type { ConformanceCase } from "../case.ts";
import type { CaseResult, ConformanceReport } from "../report.ts";

const MOST_FRAMES = 5;

/** Every case, by its group. */
export function listLines(cases: readonly ConformanceCase[]): readonly string[] {
  return [...Map.groupBy(cases, (one) => one.group)].flatMap(([group, members]) => [
    group,
    ...members.map(({ id, title, when }) => `  ${id}: ${title}${when === undefined ? "" : ` (applies with ${when})`}`),
  ]);
}

/** One line for each case as it ends, and what a failure is about. */
export function resultLines(result: CaseResult): readonly string[] {
  const { id, title, outcome, failure, why, durationMs, notes = [] } = result;
  if (outcome === "not_claimed") return [`  -     ${id}: not claimed`];
  if (failure === undefined) return [`  ok    ${id} (${[`${durationMs.toFixed(0)} ms`, ...notes].join("; ")})`];
  const where = failure.adapterLine === undefined ? [] : [`in the adapter: ${failure.adapterLine}`];
  const details = [failure.message, ...compared(failure), ...framesShown(failure), ...where, `why it matters: ${why}`];
  return [`  FAILED ${id}: ${title}`, ...details.flatMap((text) => text.split("\n").map((line) => `         ${line}`))];
}

/** A line for a case that takes its time. */
export function slowLine({ id }: Pick<CaseResult, "id">, runningMs: number): string {
  return `  …     ${id} has been running for ${(runningMs / 1000).toFixed(0)} s`;
}

/** The end of the report: what limits the store, how much was done, and what failed. */
export function summaryLines(report: ConformanceReport): readonly string[] {
  const { adapter, passed, failed, notClaimed, durationMs, seed, results, limits } = report;
  const failures = results.filter((result) => result.outcome === "failed").map((result) => result.id);
  return [
    ...(limits.length === 0 ? [] : ["", "limits, each with the hook that lifts it"]),
    ...limits.map(({ sentence, hook }) => `  ${hook}: ${sentence}`),
    "",
    `${adapter}: ${String(passed)} passed, ${String(failed)} failed, ${String(notClaimed)} not claimed (${(durationMs / 1000).toFixed(1)} s, seed ${String(seed)})`,
    ...(failures.length === 0 ? [] : [`failed: ${failures.join(", ")}`]),
  ];
}

/** The case's own line, and the few calls around it. */
function framesShown({ stack = "" }: { readonly stack?: string }): readonly string[] {
  return stack
    .split("\n")
    .filter((line) => /^ +at (?!.*node:)/.test(line))
    .slice(0, MOST_FRAMES);
}

function compared({ expected, actual }: { readonly expected?: string; readonly actual?: string }): readonly string[] {
  return expected === undefined || actual === undefined ? [] : [`expected: ${expected}`, `actual:   ${actual}`];
}
