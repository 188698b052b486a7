import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { guarded } from "@mgp/core";
import type { EndRequest } from "./thread-protocol.ts";

const end: EndRequest = { kind: "end" };

/**
 * From source, Node removes the types with WebAssembly, in each thread anew. V8 compiles its most called imports, and
 * when threads come and go it now and then frees that code twice, which ends the process ("Check failed:
 * jit_page.has_value()", nodejs/node#64500). What is never compiled is not freed.
 */
const NEVER_COMPILE_IMPORTS = "--wasm-wrapper-tiering-budget=2147483647";

/**
 * The program of a thread, which stands as `worker` beside a module both as source and built.
 *
 * @param module `import.meta.url` of that module
 */
export function workerBeside(module: string): URL {
  return new URL(module.endsWith(".ts") ? "./worker.ts" : "./worker.js", module);
}

/** Starts a thread. @param setup what it is given as `workerData`; it is copied */
export function startThread(program: URL, setup: unknown): Worker {
  const isSource = program.pathname.endsWith(".ts");
  if (isSource) setFlagsFromString(NEVER_COMPILE_IMPORTS);
  return new Worker(program, {
    workerData: setup,
    // From source, the other packages of the workspace have to be found as source too.
    ...(isSource ? { execArgv: ["--conditions=@mgp/source"] } : {}),
  });
}

/**
 * Lets a thread that runs `serveCalls` answer what it was asked, close its connection and end. `terminate()` would take
 * the connection apart wherever it happens to be, and now and then the whole process with it.
 */
export async function endThread(worker: Worker): Promise<void> {
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
