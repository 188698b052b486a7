import { expect, test } from "vitest";
import { callFor, gateAt } from "./small-body.ts";

test("a call that is cancelled or late does not begin", () => {
  const clock = { now: 0 };
  const gate = gateAt(clock);
  expect(() => gate.enter(callFor(AbortSignal.abort()))).toThrow(expect.objectContaining({ code: "cancelled" }));
  clock.now = 60_000;
  expect(() => gate.enter(callFor())).toThrow(expect.objectContaining({ code: "deadline" }));
});

test("a closed store is named and lets no call in, while those inside go on", async () => {
  const gate = gateAt();
  gate.enter(callFor());
  const closed = gate.close();
  expect(() => gate.enter(callFor())).toThrow("the small store is closed");
  expect(() => gate.check(callFor())).not.toThrow();
  gate.leave();
  await closed;
});

test("closing waits for every call inside, and each that closes is told", async () => {
  const gate = gateAt();
  const told: string[] = [];
  gate.enter(callFor());
  gate.enter(callFor());
  const closings = ["first", "second"].map(async (name) => {
    await gate.close();
    told.push(name);
  });
  gate.leave();
  await new Promise(setImmediate);
  expect(told).toEqual([]);
  gate.leave();
  await Promise.all(closings);
  expect(told).toEqual(["first", "second"]);
});

test("a call that was refused does not keep the store from closing", async () => {
  const gate = gateAt();
  expect(() => gate.enter(callFor(AbortSignal.abort()))).toThrow(/cancelled/);
  await gate.close();
});

test("a result is awaited no longer than its call lasts", async () => {
  const gate = gateAt();
  const never = new Promise<never>(() => undefined);
  const cancelling = new AbortController();
  const waiting = gate.whileWaited(callFor(cancelling.signal), never);
  cancelling.abort();
  await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
  const cancelled = gate.whileWaited(callFor(AbortSignal.abort()), never);
  await expect(cancelled).rejects.toMatchObject({ code: "cancelled" });
  const brief = { signal: callFor().signal, deadline: 1 };
  await expect(gate.whileWaited(brief, never)).rejects.toMatchObject({ code: "deadline" });
  expect(await gate.whileWaited(callFor(), Promise.resolve("answer"))).toBe("answer");
});

test("a timer is never set longer than it can be, and never for no time", () => {
  const gate = gateAt();
  expect(gate.timeLeft({ ...callFor(), deadline: Number.MAX_SAFE_INTEGER })).toBe(2_147_483_647);
  expect(gate.timeLeft({ ...callFor(), deadline: -5 })).toBe(1);
});

test("a budget is spent by the clock", () => {
  const clock = { now: 0 };
  const mayGoOn = gateAt(clock).within(10);
  expect(mayGoOn()).toBe(true);
  clock.now = 10;
  expect(mayGoOn()).toBe(false);
});
