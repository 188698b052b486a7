import { expect, it } from "vitest";
import { LIMIT_MS, assertAnswersInTime, shortLimit } from "./support/answer-times.ts";
import { startFleet } from "./support/fleet.ts";
import { requireChecker } from "./support/linearizability.ts";
import { MixedLoad } from "./support/mixed-load.ts";
import { assertPromisesKept } from "./support/promises.ts";
import { startSharedDatabase } from "./support/shared-database.ts";
import { under } from "./support/under.ts";
import { until } from "./support/until.ts";

const TIMEOUT_MS = 300_000;

/** How soon gateways have to serve again when the database does, in milliseconds. */
const RESUME_MS = 15_000;

it(
  "PostgreSQL is killed and comes back: 502 in time, not ready, then service as before",
  { timeout: TIMEOUT_MS },
  async (context) => {
    requireChecker(context);
    const database = await startSharedDatabase();
    const fleet = await startFleet(() => ({ ...database.environment(), ...shortLimit }));
    const processes = fleet.replicas.map(({ processId }) => processId);
    const load = new MixedLoad(() => fleet.any());
    let killedAt = Infinity;
    let backAt = Infinity;
    await under(
      async (goOn) => await load.run(goOn),
      async () => {
        await until("writes are acknowledged", 30_000, () => load.acknowledged > 50);
        await database.server.kill();
        killedAt = performance.now();
        await fleet.notReady(fleet.replicas);
        // Until those that were under way at the kill have run out of time as well.
        await until("the outage has lasted", 60_000, () => performance.now() > killedAt + 2 * LIMIT_MS);
        backAt = performance.now();
        await database.server.start();
        await fleet.ready(RESUME_MS);
        const before = load.acknowledged;
        await until("writes are acknowledged again", RESUME_MS, () => load.acknowledged > before + 50);
      },
    );
    const during = load.steps.filter(({ exchange }) => exchange.call > killedAt && exchange.return < backAt);
    const statuses = new Set(
      during.map(({ exchange: { reply } }) => (reply.kind === "answer" ? reply.status : reply.kind)),
    );
    expect([...statuses]).toEqual([502]);
    expect(during.length).toBeGreaterThan(20);
    assertAnswersInTime(load.steps);
    expect(fleet.replicas.map(({ processId }) => processId)).toEqual(processes);
    await assertPromisesKept(database, fleet, load);
  },
);
