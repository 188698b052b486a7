import { expect, test } from "vitest";
import { ChangeStamps, isBefore, momentIn } from "../../src/simple/change-stamps.ts";

async function stampOf(stamps: ChangeStamps): Promise<number> {
  return await stamps.during(async (stamp) => await Promise.resolve(stamp));
}

test("each change has a stamp above those before it, whatever the clock says", async () => {
  const clock = { now: 1_800_000_000_000 };
  const stamps = new ChangeStamps(() => clock.now);
  const first = await stampOf(stamps);
  const second = await stampOf(stamps);
  clock.now -= 5;
  const third = await stampOf(stamps);
  stamps.see(clock.now + 1_000);
  const fourth = await stampOf(stamps);
  expect([first, second, third, fourth]).toEqual(
    [first, second, third, fourth].toSorted((left, right) => left - right),
  );
  expect(new Set([first, second, third, fourth]).size).toBe(4);
  expect(fourth).toBeGreaterThan(clock.now + 1_000);
});

test("a moment leaves out what was still being written, and what came later", async () => {
  const stamps = new ChangeStamps(() => 1);
  const before = await stampOf(stamps);
  const { promise, resolve } = Promise.withResolvers<void>();
  let slow = 0;
  const writing = stamps.during(async (stamp) => {
    slow = stamp;
    await promise;
  });
  const meanwhile = await stampOf(stamps);
  const moment = momentIn(stamps.moment);
  resolve();
  await writing;
  const later = await stampOf(stamps);
  expect([before, slow, meanwhile, later].map((stamp) => isBefore(stamp, moment))).toEqual([true, false, true, false]);
  expect(isBefore(slow, momentIn(stamps.moment))).toBe(true);
});

test("a change that fails is not under way any more", async () => {
  const stamps = new ChangeStamps(() => 1);
  await expect(stamps.during(async () => await Promise.reject(new Error("full")))).rejects.toThrow("full");
  expect(momentIn(stamps.moment).underWay).toEqual([]);
});

test.each(["{", "{}", '["1"]'])("a place that is no moment is refused: %s", (place) => {
  expect(() => momentIn(place)).toThrow("the cursor is not from this store");
});
