import { Worker } from "node:worker_threads";
import type { WorkerSetup } from "./worker-protocol.ts";

/** A thread on `worker.ts`, which stands beside this file both as source and built. */
export function newWorker(setup: WorkerSetup): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  return new Worker(new URL(isSource ? "./worker.ts" : "./worker.js", import.meta.url), {
    workerData: setup,
    // From source, the other packages of the workspace have to be found as source too.
    ...(isSource ? { execArgv: ["--conditions=@mgp/source"] } : {}),
  });
}
