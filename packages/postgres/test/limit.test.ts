import { expect, test } from "vitest";
import { Limit } from "../src/limit.ts";

test("a limit whose end throws tells whoever set it", async () => {
  const fault = new Error("nobody expects this");
  const told = Promise.withResolvers<unknown>();
  const limit = new Limit(
    { deadline: 0, signal: new AbortController().signal },
    1,
    () => {
      throw fault;
    },
    told.resolve,
  );
  expect(await told.promise).toBe(fault);
  limit.end();
});
