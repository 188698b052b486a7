import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { guarded } from "@mgp/core";
import type { Put } from "./put-file.ts";
import type { PutReply } from "./worker.ts";

/** Puts files in place on a thread of its own, begun with the first. */
export class FilePlacer {
  readonly #root: string;
  #worker: Worker | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  /** Why each file could not be put in place, in order; one call at a time. */
  async put(puts: readonly Put[]): Promise<readonly (Error | undefined)[]> {
    this.#worker ??= newWorker(this.#root);
    const worker = this.#worker;
    worker.ref();
    try {
      const reply = await new Promise<PutReply>((resolve, reject) => {
        worker.once("message", guarded(resolve, reject));
        worker.once("error", guarded(reject, reject));
        worker.postMessage(puts, []);
      });
      return reply.map((failure) =>
        failure === undefined ? undefined : Object.assign(new Error(failure.message), { code: failure.code }),
      );
    } catch (error) {
      // The next call begins another.
      this.#worker = undefined;
      throw error;
    } finally {
      worker.removeAllListeners("message").removeAllListeners("error");
      // Nothing is under way, so it keeps no process from ending.
      worker.unref();
    }
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = undefined;
  }
}

/**
 * From source, Node removes the types with WebAssembly, in each thread anew. V8 compiles its most called imports, and
 * when threads come and go it now and then frees that code twice, which ends the process ("Check failed:
 * jit_page.has_value()", nodejs/node#64500). What is never compiled is not freed.
 */
const NEVER_COMPILE_IMPORTS = "--wasm-wrapper-tiering-budget=2147483647";

/** `worker.ts` stands beside this file, as source and built. */
function newWorker(root: string): Worker {
  const isSource = import.meta.url.endsWith(".ts");
  if (isSource) setFlagsFromString(NEVER_COMPILE_IMPORTS);
  return new Worker(new URL(isSource ? "./worker.ts" : "./worker.js", import.meta.url), { workerData: root });
}
