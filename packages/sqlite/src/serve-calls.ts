import { parentPort, workerData } from "node:worker_threads";
import { guarded } from "@mgp/core";
import { storeErrorOf } from "./store-errors.ts";
import type { CallRequest, ThreadReply, ThreadRequest } from "./thread-protocol.ts";

/** What a thread has opened. */
export interface Served {
  /** Its methods are what a `ThreadPool` may call. They are synchronous; their values and results are copied. */
  readonly methods: object;
  /** Called once, as the last thing. */
  readonly close: () => void;
}

/**
 * The whole program of a thread of a `ThreadPool`: answers one call after another, until the pool ends it.
 *
 * @param database what the adapter calls its database, as in "graph database": errors come back as store errors
 * @param open is given the pool's `setup`, with the first call, so that what cannot be opened is that call's error
 */
export function serveCalls(database: string, open: (setup: unknown) => Served): void {
  let served: Served | undefined;
  const refusal = (error: unknown): ThreadReply<unknown> => {
    const { code, message, cause } = storeErrorOf(error, database);
    return { code, message, cause: cause instanceof Error ? cause.message : "" };
  };
  const reply = (request: CallRequest): ThreadReply<unknown> => {
    try {
      served ??= open(workerData);
      return { value: called(served.methods, request) };
    } catch (error) {
      return refusal(error);
    }
  };
  const answer = guarded(
    (request: ThreadRequest) => {
      if (request.kind === "call") return parentPort?.postMessage(reply(request), []);
      try {
        served?.close();
      } finally {
        // The pool waits for the thread to end, whatever became of what it had opened.
        parentPort?.close();
      }
    },
    (error) => parentPort?.postMessage(refusal(error), []),
  );
  parentPort?.on("message", answer);
}

function called(methods: object, { name, values }: CallRequest): unknown {
  const method: unknown = Reflect.get(methods, name);
  if (typeof method !== "function") throw new TypeError(`the thread has no method ${name}`);
  return Reflect.apply(method, methods, values);
}
