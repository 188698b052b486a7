import { expect, onTestFinished, test } from "vitest";
import { Repeated } from "../src/time/repeated.ts";

/** Work that ends, or fails, when the test says so. */
function workOfTheTest(everyMs: number | undefined, report: () => void = () => undefined) {
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
    failed: (error) => {
      failures.push(error);
      report();
    },
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

test("a report that fails neither ends the work nor reaches the stop", async () => {
  const { repeated, begun, failures, next } = workOfTheTest(1, () => {
    throw new Error("the log is full");
  });
  repeated.start();
  const second = next();
  begun[0]?.reject(new Error("away"));
  await second;
  begun[1]?.reject(new Error("still away"));
  await repeated.stop();
  expect(failures).toEqual([new Error("away"), new Error("still away")]);
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
