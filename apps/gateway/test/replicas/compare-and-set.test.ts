import { expect, it } from "vitest";
import { Counter, type Raised } from "./support/counter.ts";
import { startFleet } from "./support/fleet.ts";
import { killEverySecond } from "./support/kills.ts";
import { startSharedDatabase } from "./support/shared-database.ts";
import { under } from "./support/under.ts";

const TIMEOUT_MS = 300_000;

function total(parts: readonly Raised[]): Raised {
  const sum = (key: keyof Raised): number => parts.reduce((before, part) => before + part[key], 0);
  return { acknowledged: sum("acknowledged"), unknown: sum("unknown") };
}

it("sixteen clients raise one number at three gateways, and no raise is lost", { timeout: TIMEOUT_MS }, async () => {
  const database = await startSharedDatabase();
  const fleet = await startFleet(() => database.environment());
  const counter = new Counter(fleet, "counter");
  await counter.create();
  const raised = total(await Promise.all(Array.from({ length: 16 }, async () => await counter.raise(10))));
  fleet.assertSound();
  expect(raised).toEqual({ acknowledged: 160, unknown: 0 });
  expect(await counter.read()).toBe(160);
});

it("no raise is lost or doubled while gateways are killed", { timeout: TIMEOUT_MS }, async () => {
  const database = await startSharedDatabase();
  const fleet = await startFleet(() => ({ ...database.environment(), MGP_LIMIT_REQUEST_MS: "5000" }));
  const counter = new Counter(fleet, "counter");
  await counter.create();
  const raised = await under(
    async (goOn) => {
      const clients = Array.from({ length: 8 }, async () => {
        const parts: Raised[] = [];
        while (goOn()) parts.push(await counter.raise(1));
        return total(parts);
      });
      return total(await Promise.all(clients));
    },
    async (goOn) => await killEverySecond(fleet, 10, goOn),
  );
  await fleet.ready();
  const count = await counter.read();
  expect(count).toBeGreaterThanOrEqual(raised.acknowledged);
  expect(count).toBeLessThanOrEqual(raised.acknowledged + raised.unknown);
  expect(raised.acknowledged).toBeGreaterThan(10);
});
