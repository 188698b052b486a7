import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { openTestLedger, sharedServer } from "./servers.ts";

const server = sharedServer();

test("all gateways together let through so many requests a second", async () => {
  const dsn = await server().createDatabase();
  const [one, other] = [await openTestLedger(dsn), await openTestLedger(dsn)];
  const caller = randomUUID();
  const asks = Array.from({ length: 40 }, async (_, place) => {
    await wait(place % 4);
    return await (place % 2 === 0 ? one : other).rates?.count(caller, 10);
  });
  const waits = await Promise.all(asks);
  expect(waits.filter((milliseconds) => milliseconds === undefined)).toHaveLength(10);
  for (const milliseconds of waits) expect(milliseconds ?? 1).toSatisfy((ms: number) => ms >= 1 && ms <= 1_000);
  expect(await one.rates?.count(randomUUID(), 1)).toBeUndefined();
  await expect
    .poll(async () => await other.rates?.count(caller, 10), { timeout: 10_000, interval: 300 })
    .toBeUndefined();
});
