import type { Call } from "@mgp/core";
import { unknownOutcome } from "./failure.ts";

/** How long after its deadline a backend may take to notice it, in milliseconds. */
const GRACE_MS = 1_000;

/**
 * Runs a task within a budget. At the deadline, or when the client goes away, the call's signal is aborted, and the
 * task is expected to end; one that does not is left behind after a grace, with its outcome unknown.
 *
 * @param budgetMs milliseconds
 * @param now epoch milliseconds
 */
export async function withinBudget<Result>(
  budgetMs: number,
  now: () => number,
  clientSignal: AbortSignal | undefined,
  task: (call: Call) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abandoned = Promise.withResolvers<never>();
  let grace: NodeJS.Timeout | undefined;
  const giveUp = (): void => {
    if (controller.signal.aborted) return;
    controller.abort();
    grace = setTimeout(() => abandoned.reject(unknownOutcome()), GRACE_MS);
  };
  const timer = setTimeout(giveUp, budgetMs);
  clientSignal?.addEventListener("abort", giveUp, { once: true });
  if (clientSignal?.aborted === true) giveUp();
  try {
    return await Promise.race([task({ signal: controller.signal, deadline: now() + budgetMs }), abandoned.promise]);
  } finally {
    clearTimeout(timer);
    clearTimeout(grace);
    clientSignal?.removeEventListener("abort", giveUp);
  }
}
