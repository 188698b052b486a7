import { guarded, MgpError, type Call } from "@mgp/core";

/** Most that wait for their turn under one name; one more is refused. */
const MOST_WAITING = 256;

/** When one that was refused may find room, in milliseconds. */
const ROOM_AFTER_MS = 1_000;

/** Those that wait, first come first, each with how to let it go on. */
type Queue = Set<() => void>;

/**
 * Runs tasks of one name one after another, in order of arrival. The queue of a name is bounded, and a task whose call
 * is given up leaves it. One that runs then may go on beside the next: what it does must stand that.
 */
export class Turns {
  /** A name is in here while a task of it runs. */
  readonly #queues = new Map<string, Queue>();

  /**
   * @param task told whether another had its turn between the call and now
   * @throws MgpError 429 when too many wait, or when the call was given up before its turn
   */
  async take<Result>(name: string, call: Call, task: (hasWaited: boolean) => Promise<Result>): Promise<Result> {
    const queue = this.#queues.get(name);
    if (queue === undefined) this.#queues.set(name, new Set());
    else await wait(queue, call);
    const end = this.#begin(name, call);
    try {
      return await task(queue !== undefined);
    } finally {
      end();
    }
  }

  /** A turn is over with its task, or with its call: a backend that does not come back does not hold up the others. */
  #begin(name: string, { signal }: Call): () => void {
    const pass = once(() => this.#pass(name));
    const abort = guarded(pass, () => undefined);
    signal.addEventListener("abort", abort, { once: true });
    return () => {
      signal.removeEventListener("abort", abort);
      pass();
    };
  }

  #pass(name: string): void {
    const queue = this.#queues.get(name);
    const [next] = queue ?? [];
    if (next === undefined) {
      this.#queues.delete(name);
      return;
    }
    queue?.delete(next);
    next();
  }
}

function once(run: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    run();
  };
}

async function wait(queue: Queue, { signal }: Call): Promise<void> {
  if (queue.size >= MOST_WAITING) throw tooManyWait();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const goOn = (): void => resolve();
  const abort = guarded(() => {
    queue.delete(goOn);
    reject(outOfTime());
  }, reject);
  queue.add(goOn);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  try {
    await promise;
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** The error of a change that came to no end in its time. */
export function outOfTime(): MgpError {
  return new MgpError(
    "MGP_BACKEND_ERROR",
    "The memory kept changing until the request ran out of time. Nothing was changed; try again.",
  );
}

function tooManyWait(): MgpError {
  return new MgpError(
    "MGP_BACKEND_ERROR",
    `More than ${MOST_WAITING} requests wait to change this memory. Nothing was changed; try again.`,
    { status: 429, details: { limit: MOST_WAITING, retry_after_ms: ROOM_AFTER_MS } },
  );
}
