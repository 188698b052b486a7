import { auditTrail, assertEveryEffectAudited, assertOneOutcomeEach } from "./audit-trail.ts";
import type { Fleet } from "./fleet.ts";
import { readBack } from "./hot-load.ts";
import { assertLinearizable } from "./linearizability.ts";
import type { MixedLoad } from "./mixed-load.ts";
import { storedMemories } from "./stored-memories.ts";
import { assertTrueClaims } from "./unique-writes.ts";

/** Holds all that a load was told against what is there, when the trouble is over. @throws Error that names what was not true */
export async function assertPromisesKept(fleet: Fleet, load: MixedLoad): Promise<void> {
  await fleet.ready();
  await readBack(fleet, load.hot);
  const stored = await storedMemories(fleet.at(0));
  assertTrueClaims(load.unique, stored);
  await assertLinearizable(load.hot);
  fleet.assertSound();
  const trail = await auditTrail(fleet.at(1));
  assertOneOutcomeEach(trail);
  assertEveryEffectAudited(stored, trail);
}
