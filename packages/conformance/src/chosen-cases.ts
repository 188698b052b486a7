import { allCases } from "./all-cases.ts";
import type { ConformanceCase } from "./case.ts";
import { nearestCases } from "./nearest-cases.ts";

/**
 * The cases of these ids in the order in which they run; all of them when none is given.
 *
 * @throws RangeError for an id that no case has, with those that are most like it
 */
export function chosenCases(ids: readonly string[] | undefined): readonly ConformanceCase[] {
  if (ids === undefined) return allCases;
  const unknown = ids.find((id) => !allCases.some((one) => one.id === id));
  if (unknown === undefined) return allCases.filter((one) => ids.includes(one.id));
  const near = nearestCases(unknown);
  const hint = near.length === 0 ? "mgp-conformance --list shows all" : `Did you mean ${near.join(" or ")}?`;
  throw new RangeError(`There is no conformance case ${JSON.stringify(unknown)}. ${hint}`);
}
