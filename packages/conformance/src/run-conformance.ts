import { AssertionError } from "node:assert";
import { inspect } from "node:util";
import { guarded } from "@mgp/core";
import { type Opener, openerOf } from "./backend.ts";
import type { Claims, ConformanceCase } from "./case.ts";
import { chosenCases } from "./chosen-cases.ts";
import { messageOf } from "./conformance-failure.ts";
import { FILL_MS, SLOW_MS } from "./pace.ts";
import type { CaseFailure, CaseResult, ConformanceReport } from "./report.ts";
import { claimsOf, runCase } from "./run-case.ts";
import { newSeed } from "./seed.ts";
import { adapterLineOf } from "./stack-frames.ts";
import type { ConformanceTarget } from "./target.ts";

/** How to run the cases. */
export interface ConformanceOptions {
  /** Runs these cases only, by id. @default all that apply */
  readonly cases?: readonly string[];
  /** Of the random sequences. @default another one at every run */
  readonly seed?: number;
  /** Milliseconds after which a case that does not end has failed. @default 300000 */
  readonly timeoutMs?: number;
  /**
   * Milliseconds that a case may take to make its many records; of a slower store it makes fewer, as many as prove
   * something at least, and says so in `notes`. @default 20000
   */
  readonly fillMs?: number;
  /** Told of a case that is still running after `slowMs`, and after each further `slowMs`. */
  readonly onSlow?: (one: Pick<ConformanceCase, "id" | "group" | "title">, runningMs: number) => void;
  /** In milliseconds. @default 10000 */
  readonly slowMs?: number;
  /** Told of each case as it ends. */
  readonly onResult?: (result: CaseResult) => void;
}

/**
 * Runs every case that applies to what the adapter claims, one after the other. Never rejects for a bad adapter.
 *
 * @returns a report with the result of each case, in the order in which they ran
 */
export async function runConformance<Options>(
  target: ConformanceTarget<Options>,
  options: ConformanceOptions = {},
): Promise<ConformanceReport> {
  const { seed = newSeed() } = options;
  const chosen = chosenCases(options.cases);
  const opener = openerOf(target);
  const start = performance.now();
  const results: CaseResult[] = [];
  const claims = await claimsOf(opener).catch((error: unknown) => failureOf(error));
  for (const one of chosen) {
    const result =
      "message" in claims
        ? resultOf(one, 0, { failure: claims })
        : await runOne(one, claims, opener, { ...options, seed });
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
    limits: "message" in claims ? [] : claims.limits,
    seed,
    passed: countOf("passed"),
    failed: countOf("failed"),
    notClaimed: countOf("not_claimed"),
    durationMs: performance.now() - start,
    results,
  };
}

async function runOne(
  one: ConformanceCase,
  claims: Claims,
  opener: Opener,
  options: ConformanceOptions & { readonly seed: number },
): Promise<CaseResult> {
  if (!one.needs(claims)) return { ...resultOf(one, 0), outcome: "not_claimed" };
  const { seed, fillMs = FILL_MS, timeoutMs = 300_000 } = options;
  const start = performance.now();
  const stopTelling = tellWhenSlow(one, start, options);
  try {
    const notes = await within(timeoutMs, runCase(one, opener, { seed, fillMs }));
    return resultOf(one, performance.now() - start, notes.length === 0 ? {} : { notes });
  } catch (error) {
    return resultOf(one, performance.now() - start, { failure: failureOf(error) });
  } finally {
    stopTelling();
  }
}

/** @returns ends it */
function tellWhenSlow(
  one: ConformanceCase,
  start: number,
  { onSlow, slowMs = SLOW_MS }: ConformanceOptions,
): () => void {
  if (onSlow === undefined) return () => undefined;
  const stop = (): void => clearInterval(timer);
  const timer = setInterval(
    guarded(() => onSlow(one, performance.now() - start), stop),
    slowMs,
  );
  return stop;
}

function resultOf(
  one: ConformanceCase,
  durationMs: number,
  found: Pick<CaseResult, "failure" | "notes"> = {},
): CaseResult {
  const { id, group, title, why } = one;
  const outcome = found.failure === undefined ? "passed" : "failed";
  return { id, group, title, why, durationMs, outcome, ...found };
}

function failureOf(error: unknown): CaseFailure {
  const adapterLine = adapterLineOf(error);
  return {
    message: messageOf(error),
    ...(error instanceof AssertionError ? { expected: shown(error.expected), actual: shown(error.actual) } : {}),
    ...(error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {}),
    ...(adapterLine === undefined ? {} : { adapterLine }),
  };
}

function shown(value: unknown): string {
  return inspect(value, { depth: 6, maxArrayLength: 20, maxStringLength: 500 });
}

async function within<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new Error(`the case did not end within ${String(milliseconds)} ms`));
  }, milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
