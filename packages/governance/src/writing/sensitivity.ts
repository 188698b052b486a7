import { sensitivities } from "@mgp/core";
import type { Sensitivity } from "@mgp/core";

/** How strict a label is; a memory without one is shown like a public one. */
export function sensitivityRank(label: Sensitivity | undefined): number {
  return label === undefined ? 0 : sensitivities.indexOf(label);
}
