import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Test files that wait for minutes and compute little meanwhile, the longest first. Where one of them began last, all
 * others would be done long before it.
 */
export const waitingFiles: readonly string[] = [
  "packages/ledger-postgres/test/gateways.test.ts",
  "apps/gateway/test/fuzz/openapi-fuzz.test.ts",
  "apps/gateway/test/attacks/attacks.test.ts",
];

/** What waits begins first; the rest follows in vitest's own order. */
export class WaitingFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's.
    const sorted = await super.sort(files);
    const waiting = sorted
      .filter((one) => placeOf(one) !== -1)
      .toSorted((left, right) => placeOf(left) - placeOf(right));
    return [...waiting, ...sorted.filter((one) => placeOf(one) === -1)];
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  return waitingFiles.findIndex((file) => moduleId.endsWith(`/${file}`));
}
