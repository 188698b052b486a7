import { expect, it } from "vitest";
import { shortLimit } from "./support/answer-times.ts";
import { startFleet } from "./support/fleet.ts";
import { requireChecker } from "./support/linearizability.ts";
import { MixedLoad } from "./support/mixed-load.ts";
import { assertPromisesKept } from "./support/promises.ts";
import { startSharedDatabase } from "./support/shared-database.ts";
import { under } from "./support/under.ts";
import { until } from "./support/until.ts";

const WRITERS = 48;

/** Milliseconds after which the others take it for dead and close what it left open. */
const FROZEN_MS = 20_000;

it(
  "a gateway that was frozen and taken for dead does nothing twice when it goes on",
  { timeout: 300_000 },
  async (context) => {
    requireChecker(context);
    const database = await startSharedDatabase();
    const fleet = await startFleet(() => ({ ...database.environment(), ...shortLimit }));
    // Most write at the one that will be frozen, so that it always has something that it has announced and not yet sent.
    const load = new MixedLoad((client) => fleet.at(client % 4 === 3 ? client : 0), WRITERS);
    await under(
      async (goOn) => await load.run(goOn),
      async () => {
        await until("writes are acknowledged", 30_000, () => load.acknowledged > 50);
        const goOn = fleet.at(0).freeze();
        const since = performance.now();
        await until("it has been frozen long enough", FROZEN_MS + 10_000, () => performance.now() > since + FROZEN_MS);
        goOn();
        await fleet.ready();
        const before = load.acknowledged;
        await until("writes are acknowledged again", 30_000, () => load.acknowledged > before + 50);
      },
    );
    // Its own clients waited; the clients of another noticed nothing.
    const elsewhere = load.steps.filter(({ exchange }) => exchange.replica !== fleet.at(0).name);
    expect(elsewhere.filter(({ result }) => result === "unknown" || result === "refused")).toEqual([]);
    await assertPromisesKept(database, fleet, load);
  },
);
