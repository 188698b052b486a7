import { expect, it } from "vitest";
import { startFleet } from "./support/fleet.ts";
import { History } from "./support/history.ts";
import { hotIds, hotLoad, readBack } from "./support/hot-load.ts";
import { requireChecker, assertLinearizable } from "./support/linearizability.ts";
import { startSharedDatabase } from "./support/shared-database.ts";

const CLIENTS = 32;
const REQUESTS_EACH = 100;

it("three gateways under load make one linearizable register of each memory", { timeout: 300_000 }, async (context) => {
  requireChecker(context);
  const database = await startSharedDatabase();
  const fleet = await startFleet(() => database.environment());
  const history = new History();
  const ids = hotIds(20);
  await hotLoad({
    choose: () => fleet.any(),
    history,
    ids: () => ids,
    clients: CLIENTS,
    goOn: (sent) => sent < REQUESTS_EACH,
  });
  await readBack(fleet, history);
  fleet.assertSound();
  await assertLinearizable(history);
  // Nothing was wrong with gateways or database, so nothing may be in doubt.
  expect(history.steps.filter(({ result }) => result === "unknown" || result === "refused")).toEqual([]);
});
