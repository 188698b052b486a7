import { expect, it, onTestFinished } from "vitest";
import { objectStoreMissing, startObjectStore } from "../src/index.ts";

/** The first run on a machine builds it. */
const TIMEOUT_MS = 300_000;

it("is an object store where of two writers of a new object one wins", { timeout: TIMEOUT_MS }, async ({ skip }) => {
  const missing = objectStoreMissing();
  skip(missing !== undefined, missing);
  const store = await startObjectStore();
  onTestFinished(async () => await store.stop());
  const bucket = await store.createBucket();
  const put = async (body: string): Promise<number> => {
    const headers = { "if-none-match": "*" };
    return (await fetch(`${store.endpoint}/${bucket}/folder/a%20name`, { method: "PUT", headers, body })).status;
  };
  const answers = await Promise.all(["first", "second"].map(put));
  expect(answers.toSorted((left, right) => left - right)).toEqual([200, 412]);
  expect(await store.holds(bucket, answers[0] === 200 ? "first" : "second")).toBe(true);
  expect(await store.holds(bucket, answers[0] === 200 ? "second" : "first")).toBe(false);
  expect(await store.holds(bucket, "a name")).toBe(true);
});
