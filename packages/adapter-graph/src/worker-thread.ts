import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { guarded } from "@mgp/core";
import type { EndRequest, WorkerSetup } from "./worker-protocol.ts";

const end: EndRequest = { name: "end" };

/**
 * From source, Node removes the types with WebAssembly, in each thread anew. V8 compiles its most called imports, and
 * when threads come and go it now and then frees that code twice, which ends the process ("Check failed:
 * jit_page.has_value()", nodejs/node#64500). What is never compiled is not freed.
 */
const NEVER_COMPILE_IMPORTS = "--wasm-wrapper-tiering-budget=2147483647";

/** A thread on `worker.ts`, which stands beside this file both as source and built. */
export function startWorker(setup: WorkerSetup): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  if (isSource) setFlagsFromString(NEVER_COMPILE_IMPORTS);
  return new Worker(new URL(isSource ? "./worker.ts" : "./worker.js", import.meta.url), {
    workerData: setup,
    // From source, the other packages of the workspace have to be found as source too.
    ...(isSource ? { execArgv: ["--conditions=@mgp/source"] } : {}),
  });
}

/**
 * Lets the thread answer what it was asked, close its connection and end. `terminate()` would take the connection
 * apart wherever it happens to be, and now and then the whole process with it.
 */
export async function endWorker(worker: Worker): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    worker.once(
      "exit",
      guarded(() => resolve(), reject),
    );
    // Unreferenced, it would not be waited for.
    worker.ref();
    worker.postMessage(end, []);
  });
}
