import { AssertionError } from "node:assert";
import { inspect } from "node:util";
import { allCases } from "./all-cases.ts";
import { type Opener, openerOf } from "./backend.ts";
import type { Claims, ConformanceCase } from "./case.ts";
import { messageOf } from "./conformance-failure.ts";
import type { CaseFailure, CaseResult, ConformanceReport } from "./report.ts";
import { claimsOf, runCase } from "./run-case.ts";
import { newSeed } from "./seed.ts";
import type { ConformanceTarget } from "./target.ts";

/** How to run the cases. */
export interface ConformanceOptions {
  /** Runs these cases only, by id. @default all that apply */
  readonly cases?: readonly string[];
  /** Of the random sequences. @default another one at every run */
  readonly seed?: number;
  /** Milliseconds after which a case that does not end has failed. @default 300000 */
  readonly timeoutMs?: number;
  /** Told of each case as it ends. */
  readonly onResult?: (result: CaseResult) => void;
}

/** Runs every case that applies to what the adapter claims, one after the other. Never rejects for a bad adapter. */
export async function runConformance<Options>(
  target: ConformanceTarget<Options>,
  options: ConformanceOptions = {},
): Promise<ConformanceReport> {
  const { seed = newSeed(), timeoutMs = 300_000 } = options;
  const opener = openerOf(target);
  const start = performance.now();
  const results: CaseResult[] = [];
  const claims = await claimsOf(opener).catch((error: unknown) => failureOf(error));
  for (const one of chosenCases(options.cases)) {
    const result =
      "message" in claims ? resultOf(one, 0, claims) : await runOne(one, claims, { opener, seed, timeoutMs });
    results.push(result);
    options.onResult?.(result);
    // Nothing else can be said of a store that does not open.
    if ("message" in claims) break;
  }
  const countOf = (outcome: CaseResult["outcome"]): number =>
    results.filter((result) => result.outcome === outcome).length;
  return {
    adapter: target.adapter.name,
    ...("message" in claims ? {} : { claims: { manifest: claims.manifest, guarantees: claims.guarantees } }),
    seed,
    passed: countOf("passed"),
    failed: countOf("failed"),
    notClaimed: countOf("not_claimed"),
    durationMs: performance.now() - start,
    results,
  };
}

function chosenCases(ids: readonly string[] | undefined): readonly ConformanceCase[] {
  if (ids === undefined) return allCases;
  const unknown = ids.filter((id) => !allCases.some((one) => one.id === id));
  if (unknown.length > 0) throw new RangeError(`There is no conformance case ${unknown.join(", ")}.`);
  return allCases.filter((one) => ids.includes(one.id));
}

async function runOne(
  one: ConformanceCase,
  claims: Claims,
  run: { readonly opener: Opener; readonly seed: number; readonly timeoutMs: number },
): Promise<CaseResult> {
  if (!one.needs(claims)) return { ...resultOf(one, 0), outcome: "not_claimed" };
  const start = performance.now();
  try {
    await within(run.timeoutMs, runCase(one, run.opener, run.seed));
    return resultOf(one, performance.now() - start);
  } catch (error) {
    return resultOf(one, performance.now() - start, failureOf(error));
  }
}

function resultOf(one: ConformanceCase, durationMs: number, failure?: CaseFailure): CaseResult {
  const { id, group, title, why } = one;
  const about = { id, group, title, why, durationMs };
  return failure === undefined ? { ...about, outcome: "passed" } : { ...about, outcome: "failed", failure };
}

function failureOf(error: unknown): CaseFailure {
  const stack = error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {};
  if (!(error instanceof AssertionError)) return { message: messageOf(error), ...stack };
  return { message: error.message, expected: shown(error.expected), actual: shown(error.actual), ...stack };
}

function shown(value: unknown): string {
  return inspect(value, { depth: 6, maxArrayLength: 20, maxStringLength: 500 });
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`the case did not end within ${String(milliseconds)} ms`));
  }, milliseconds);
  try {
    await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
