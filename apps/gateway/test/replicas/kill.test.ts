import { expect, it } from "vitest";
import { assertOneOutcomeEach, auditTrail } from "./support/audit-trail.ts";
import { startFleet } from "./support/fleet.ts";
import { KILL_SECONDS, killEverySecond } from "./support/kills.ts";
import { requireChecker } from "./support/linearizability.ts";
import { MixedLoad } from "./support/mixed-load.ts";
import { assertPromisesKept } from "./support/promises.ts";
import { startSharedDatabase } from "./support/shared-database.ts";
import { storedMemories } from "./support/stored-memories.ts";
import { assertAllCompleted, assertOneEffectEach, taskLoad } from "./support/task-load.ts";
import { under } from "./support/under.ts";

const timeout = (KILL_SECONDS + 480) * 1_000;

it(
  `a gateway killed every second for ${KILL_SECONDS} s: nothing is lost, doubled or untold`,
  { timeout },
  async (context) => {
    requireChecker(context);
    const database = await startSharedDatabase();
    const fleet = await startFleet(() => ({ ...database.environment(), MGP_LIMIT_REQUEST_MS: "5000" }));
    const load = new MixedLoad(() => fleet.any());
    const tasks = await under(
      async (goOn) => {
        const [imports, more, exports] = await Promise.all([
          taskLoad(fleet, "import", goOn),
          taskLoad(fleet, "import", goOn),
          taskLoad(fleet, "export", goOn),
          load.run(goOn),
        ]);
        return [...imports, ...more, ...exports];
      },
      async (goOn) => await killEverySecond(fleet, KILL_SECONDS, goOn),
    );
    await fleet.ready();
    await assertAllCompleted(fleet, tasks);
    assertOneEffectEach(tasks, await storedMemories(fleet.at(2)), await auditTrail(fleet.at(2)));
    await assertPromisesKept(database, fleet, load);
    assertOneOutcomeEach(await auditTrail(fleet.at(2)));
    expect(load.acknowledged).toBeGreaterThan(KILL_SECONDS);
    expect(tasks.length).toBeGreaterThan(KILL_SECONDS / 10);
  },
);
