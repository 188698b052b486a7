import { expect, test } from "vitest";
import { guarded } from "../src/index.ts";

function fail(error: unknown): never {
  throw error;
}

test("what a callback throws, or its promise rejects with, is told to the failure path, with what it was given", async () => {
  const told: unknown[] = [];
  const fault = new Error("no");
  const note = (...given: unknown[]): void => void told.push(given);
  guarded((_number: number) => {
    throw fault;
  }, note)(7);
  guarded(async (_number: number) => {
    await Promise.resolve();
    throw fault;
  }, note)(8);
  await expect
    .poll(() => told)
    .toEqual([
      [fault, 7],
      [fault, 8],
    ]);
});

test("a callback that comes to its end is not disturbed", async () => {
  const done: unknown[] = [];
  guarded((text: string, number: number) => done.push(text, number), fail)("a", 1);
  guarded(async () => await Promise.resolve(), fail)();
  expect(done).toEqual(["a", 1]);
});
