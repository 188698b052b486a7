import { ThreadPool } from "@mgp/sqlite";
import { onTestFinished, vi } from "vitest";

// oxlint-disable-next-line typescript/unbound-method -- it is applied to the pool that is asked
const { run } = ThreadPool.prototype;

/** Calls this before each group of files is put in place, and waits for it. */
export function beforePlacing(hook: () => void | Promise<void>): void {
  const spy = vi.spyOn(ThreadPool.prototype, "run").mockImplementation(async function (
    this: ThreadPool<never>,
    ...values
  ) {
    await hook();
    return await run.apply(this, values);
  });
  onTestFinished(() => spy.mockRestore());
}

/** A disk that does not answer until it is let go, at the end of the test at the latest. */
export function heldPlacing(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>();
  beforePlacing(async () => await promise);
  onTestFinished(() => resolve());
  return resolve;
}
