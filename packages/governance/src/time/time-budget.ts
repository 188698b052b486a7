import { guarded, type Call, type MgpError } from "@mgp/core";

/** How long after its deadline a backend may take to notice it, in milliseconds. */
const GRACE_MS = 700;

/**
 * Runs a task within a budget. At the deadline, or when the client goes away, the call's signal is aborted, and the
 * task is expected to end; one that does not is left behind after a grace.
 *
 * @param budgetMs milliseconds
 * @param now epoch milliseconds
 * @param abandoned the error of a task that was left behind
 */
export async function withinBudget<Result>(
  budgetMs: number,
  now: () => number,
  clientSignal: AbortSignal | undefined,
  abandoned: () => MgpError,
  task: (call: Call) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const leftBehind = Promise.withResolvers<never>();
  let grace: NodeJS.Timeout | undefined;
  const leaveBehind = guarded(() => leftBehind.reject(abandoned()), leftBehind.reject);
  const abort = guarded(() => {
    if (controller.signal.aborted) return;
    controller.abort();
    grace = setTimeout(leaveBehind, GRACE_MS);
  }, leftBehind.reject);
  const timer = setTimeout(abort, budgetMs);
  clientSignal?.addEventListener("abort", abort, { once: true });
  if (clientSignal?.aborted === true) abort();
  try {
    return await Promise.race([task({ signal: controller.signal, deadline: now() + budgetMs }), leftBehind.promise]);
  } finally {
    clearTimeout(timer);
    clearTimeout(grace);
    clientSignal?.removeEventListener("abort", abort);
  }
}

/** The promise's result, or this error when it takes longer than so many milliseconds. */
export async function inTime<Result>(
  promise: Promise<Result>,
  milliseconds: number,
  late: () => Error,
): Promise<Result> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    guarded(() => reject(late()), reject),
    milliseconds,
  );
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
  }
}
