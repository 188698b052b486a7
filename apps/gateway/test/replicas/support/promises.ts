import { assertChainsWhole } from "./audit-chains.ts";
import { auditTrail, assertEveryEffectAudited, assertOutcomesAgree } from "./audit-trail.ts";
import type { Fleet } from "./fleet.ts";
import { readBack } from "./hot-load.ts";
import { assertLinearizable } from "./linearizability.ts";
import type { MixedLoad } from "./mixed-load.ts";
import type { SharedDatabase } from "./shared-database.ts";
import { storedMemories } from "./stored-memories.ts";
import { assertTrueClaims } from "./unique-writes.ts";
import { until } from "./until.ts";

/** Milliseconds within which the last dead gateway's intents are closed: its lease, the longest request, a margin. */
const RECOVERY_MS = 60_000;

/** Holds all that a load was told against what is there, when the trouble is over. @throws Error that names what was not true */
export async function assertPromisesKept(database: SharedDatabase, fleet: Fleet, load: MixedLoad): Promise<void> {
  await fleet.ready();
  // By then whatever may still have been on its way has come, too.
  await until("no intent is open", RECOVERY_MS, async () => (await database.countOpenIntents()) === 0);
  await readBack(fleet, load.hot);
  const stored = await storedMemories(fleet.at(0));
  assertTrueClaims(load.unique, stored);
  await assertLinearizable(load.hot);
  fleet.assertSound();
  await assertChainsWhole(database);
  const trail = await auditTrail(fleet.at(1));
  assertOutcomesAgree(trail);
  assertEveryEffectAudited(stored, trail);
}
