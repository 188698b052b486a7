import { allCases } from "./all-cases.ts";
import { openerOf } from "./backend.ts";
import type { ConformanceCase } from "./case.ts";
import { ConformanceFailure } from "./conformance-failure.ts";
import { FILL_MS } from "./pace.ts";
import { claimsOf, runCase } from "./run-case.ts";
import { newSeed } from "./seed.ts";
import type { ConformanceTarget } from "./target.ts";

/** After this a runner gives up on a case: far more than any takes on a backend that works. */
const TIMEOUT_MS = 300_000;

/** `describe` and `test` of vitest, node:test or jest. */
export interface TestRunner {
  readonly describe: (name: string, body: () => void) => unknown;
  readonly test: (name: string, body: () => Promise<void>, timeoutMs: number) => unknown;
}

/**
 * Registers a test for every case that applies to what the adapter claims. It opens the store once to hear its
 * claims, so await it at the top level of the test file.
 */
export async function conformance<Options>(runner: TestRunner, target: ConformanceTarget<Options>): Promise<void> {
  const opener = openerOf(target);
  const claims = await claimsOf(opener);
  const seed = newSeed();
  const applying = allCases.filter((one) => one.needs(claims));
  for (const [group, cases] of Map.groupBy(applying, (one) => one.group)) {
    runner.describe(group, () => {
      for (const one of cases) {
        const body = async (): Promise<void> => {
          await runCase(one, opener, { seed, fillMs: FILL_MS }).catch((error: unknown) => explain(one, error));
        };
        runner.test(`${one.id}: ${one.title}`, body, TIMEOUT_MS);
      }
    });
  }
}

function explain(one: ConformanceCase, error: unknown): never {
  throw new ConformanceFailure(one, error);
}
