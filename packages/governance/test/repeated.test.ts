import { expect, onTestFinished, test } from "vitest";
import { Repeated } from "../src/time/repeated.ts";

/** Work that ends, or fails, when the test says so. */
function workOfTheTest(everyMs: number | undefined) {
  const begun: PromiseWithResolvers<void>[] = [];
  const failures: unknown[] = [];
  let waiting = Promise.withResolvers<void>();
  const repeated = new Repeated({
    work: async () => {
      const piece = Promise.withResolvers<void>();
      begun.push(piece);
      waiting.resolve();
      waiting = Promise.withResolvers();
      await piece.promise;
    },
    everyMs,
    failed: (error) => failures.push(error),
  });
  onTestFinished(async () => {
    for (const piece of begun) piece.resolve();
    await repeated.stop();
  });
  return { repeated, begun, failures, next: async () => await waiting.promise };
}

test("the next piece of work begins when the one before has ended, also where that failed", async () => {
  const { repeated, begun, failures, next } = workOfTheTest(1);
  repeated.start();
  expect(begun).toHaveLength(1);
  const second = next();
  begun[0]?.resolve();
  await second;
  const third = next();
  begun[1]?.reject(new Error("away"));
  await third;
  expect(failures).toEqual([new Error("away")]);
  expect(begun).toHaveLength(3);
});

test("work without an interval is done once", async () => {
  const { repeated, begun } = workOfTheTest(undefined);
  repeated.start();
  begun[0]?.resolve();
  await repeated.stop();
  expect(begun).toHaveLength(1);
});

test("a stop waits for what is under way, and nothing comes after it", async () => {
  const { repeated, begun } = workOfTheTest(1);
  repeated.start();
  let isOver = false;
  const stopped = repeated.stop().then(() => (isOver = true));
  await new Promise(setImmediate);
  expect({ isOver, isStopped: repeated.isStopped }).toEqual({ isOver: false, isStopped: true });
  begun[0]?.resolve();
  await stopped;
  repeated.goOn();
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(begun).toHaveLength(1);
});
