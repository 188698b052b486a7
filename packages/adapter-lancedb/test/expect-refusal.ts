import { StoreError, type StoreErrorCode } from "@mgp/core";
import { expect } from "vitest";

/** The work is refused with this code, in these words. */
export async function expectRefusal(
  work: Promise<unknown>,
  code: StoreErrorCode,
  words: string | RegExp,
): Promise<void> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!StoreError.isInstance(error)) throw new Error(`No StoreError: ${String(error)}`);
  expect(error.message).toMatch(words);
  expect(error.code).toBe(code);
}
