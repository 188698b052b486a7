import { expect, it } from "vitest";
import { assertOneOutcomeEach, auditTrail } from "./support/audit-trail.ts";
import { startFleet } from "./support/fleet.ts";
import { KILL_SECONDS, killEverySecond } from "./support/kills.ts";
import { requireChecker } from "./support/linearizability.ts";
import { MixedLoad } from "./support/mixed-load.ts";
import { assertPromisesKept } from "./support/promises.ts";
import { startSharedDatabase } from "./support/shared-database.ts";
import { storedMemories } from "./support/stored-memories.ts";
import { assertOneEffectEach, completedOf } from "./support/task-ends.ts";
import { taskLoad, type TaskKind } from "./support/task-load.ts";
import type { AcceptedTask } from "./support/task-status.ts";
import { under, type GoOn } from "./support/under.ts";

const timeout = (2 * KILL_SECONDS + 480) * 1_000;
const kinds: readonly TaskKind[] = ["import", "merging import", "merging import", "export"];

it("a gateway is killed every second: nothing is lost, doubled or untold", { timeout }, async (context) => {
  requireChecker(context);
  const database = await startSharedDatabase();
  const fleet = await startFleet(() => ({ ...database.environment(), MGP_LIMIT_REQUEST_MS: "5000" }));
  const load = new MixedLoad(() => fleet.any());
  const loadAll = async (goOn: GoOn): Promise<readonly AcceptedTask[]> => {
    const tasks = Promise.all(kinds.map(async (kind) => await taskLoad(fleet, kind, goOn)));
    await Promise.all([tasks, load.run(goOn)]);
    return (await tasks).flat();
  };
  const tasks = await under(loadAll, async (goOn) => await killEverySecond(fleet, KILL_SECONDS, goOn));

  await fleet.ready();
  const completed = await completedOf(fleet, tasks, async () => await database.taskAttempts());
  // Few are met by three kills.
  expect(completed.length).toBeGreaterThan(tasks.length * 0.9);
  assertOneEffectEach(completed, {
    stored: await storedMemories(fleet.at(2)),
    trail: await auditTrail(fleet.at(2)),
    attempts: await database.taskAttempts(),
  });
  await assertPromisesKept(database, fleet, load);
  assertOneOutcomeEach(await auditTrail(fleet.at(2)));
  // A load that was hardly served would have told nothing.
  expect(load.acknowledged).toBeGreaterThan(KILL_SECONDS);
  expect(tasks.length).toBeGreaterThan(KILL_SECONDS / 10);
});
