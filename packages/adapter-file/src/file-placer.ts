import { Worker } from "node:worker_threads";
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
        worker.once("message", resolve);
        worker.once("error", reject);
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

/** `worker.ts` stands beside this file, as source and built. */
function newWorker(root: string): Worker {
  const entry = import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js";
  return new Worker(new URL(entry, import.meta.url), { workerData: root });
}
