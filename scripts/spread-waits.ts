import { BaseSequencer, type TestSpecification } from "vitest/node";

/**
 * Test files that wait for minutes and compute little meanwhile, the longest first. Where one of them began last, all
 * others would be done long before it; where they ran beside one another, the cores would have nothing to do.
 */
export const waitingFiles: readonly string[] = [
  "packages/ledger-postgres/test/gateways.test.ts",
  "apps/gateway/test/fuzz/openapi-fuzz.test.ts",
  "apps/gateway/test/attacks/attacks.test.ts",
];

/**
 * What waits longest begins first, and as many other files follow each further one that waits; these keep vitest's own
 * order.
 */
export class SpreadWaits extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it is the sequencer's.
    const sorted = await super.sort(files);
    const others = sorted.filter((one) => placeOf(one) === -1);
    const waiting = sorted
      .filter((one) => placeOf(one) !== -1)
      .toSorted((left, right) => placeOf(left) - placeOf(right));
    const [longest, ...further] = waiting;
    if (longest === undefined || further.length === 0) return [...waiting, ...others];
    const each = Math.ceil(others.length / further.length);
    return [longest, ...further.flatMap((one, place) => [one, ...others.slice(place * each, (place + 1) * each)])];
  }
}

function placeOf({ moduleId }: TestSpecification): number {
  return waitingFiles.findIndex((file) => moduleId.endsWith(`/${file}`));
}
