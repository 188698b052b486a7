import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { type Call, StoreError, guarded } from "@mgp/core";
import type { Gate } from "./gate.ts";
import { toStoreError } from "./store-errors.ts";
import type { ReadName, ReadRequest, ReadResult, WorkerReply, WorkerSetup } from "./worker-protocol.ts";
import { endWorker, startWorker } from "./worker-thread.ts";

/** One thread stays with the event loop. */
const MOST_WORKERS = Math.max(1, Math.min(4, availableParallelism() - 1));

interface Job {
  readonly call: Call;
  /** Runs on a worker that has nothing else to do; `done` says whether it can be used again. */
  readonly start: (worker: Worker, done: (isUsable: boolean) => void) => void;
  readonly fail: (error: StoreError) => void;
}

/** Runs reads on worker threads, because node:sqlite holds up the thread that it runs on. Workers start when needed. */
export class ReadPool {
  readonly #setup: WorkerSetup;
  readonly #gate: Gate;
  readonly #idle: Worker[] = [];
  readonly #busy = new Set<Worker>();
  readonly #waiting = new Set<Job>();
  readonly #quiet: (() => void)[] = [];
  #pauses = 0;

  constructor(setup: WorkerSetup, gate: Gate) {
    this.#setup = setup;
    this.#gate = gate;
  }

  run<Name extends ReadName>(
    call: Call,
    request: Extract<ReadRequest, { readonly name: Name }>,
  ): Promise<ReadResult<Name>> {
    return new Promise((resolve, reject) => {
      const onAbort = guarded(() => {
        // A worker that has begun goes on, for nobody: a read has no effect.
        this.#waiting.delete(job);
        job.fail(new StoreError("cancelled", "the call was cancelled"));
      }, reject);
      const failWith = (error: unknown): void => job.fail(toStoreError(error));
      const job: Job = {
        call,
        fail: (error) => {
          call.signal.removeEventListener("abort", onAbort);
          reject(error);
        },
        start: (worker, done) => {
          const onExit = guarded(() => {
            done(false);
            job.fail(new StoreError("unavailable", "a reading thread of the graph store ended"));
          }, failWith);
          const onError = guarded((error: unknown) => {
            worker.off("exit", onExit);
            worker.off("message", onMessage);
            done(false);
            failWith(error);
          }, failWith);
          const onMessage = guarded((reply: WorkerReply<ReadResult<Name>>) => {
            worker.off("exit", onExit);
            worker.off("error", onError);
            done(true);
            if ("value" in reply) {
              call.signal.removeEventListener("abort", onAbort);
              resolve(reply.value);
            } else job.fail(new StoreError(reply.code, reply.message, { cause: new Error(reply.cause) }));
          }, failWith);
          worker.once("message", onMessage);
          worker.once("error", onError);
          worker.once("exit", onExit);
          // The second argument is what moves over instead of being copied: nothing.
          worker.postMessage(request, []);
        },
      };
      call.signal.addEventListener("abort", onAbort, { once: true });
      this.#waiting.add(job);
      this.#dispatch();
    });
  }

  /** Runs `task` while no reader looks at the database, so that nothing keeps the log from being emptied. */
  async whilePaused<Result>(task: () => Result): Promise<Result> {
    this.#pauses += 1;
    try {
      if (this.#busy.size > 0) await new Promise<void>((resolve) => this.#quiet.push(resolve));
      return task();
    } finally {
      this.#pauses -= 1;
      this.#dispatch();
    }
  }

  /** Waits for the reads that were asked for. */
  async close(): Promise<void> {
    while (this.#busy.size > 0 || this.#waiting.size > 0) {
      await new Promise<void>((resolve) => this.#quiet.push(resolve));
    }
    await Promise.all(this.#idle.splice(0).map(async (worker) => await endWorker(worker)));
  }

  #dispatch(): void {
    for (const job of this.#waiting) {
      if (this.#pauses > 0) return;
      const worker = this.#idle.pop() ?? (this.#busy.size < MOST_WORKERS ? this.#newWorker() : undefined);
      if (worker === undefined) return;
      this.#waiting.delete(job);
      try {
        this.#gate.check(job.call);
      } catch (error) {
        this.#idle.push(worker);
        job.fail(toStoreError(error));
        continue;
      }
      this.#start(job, worker);
    }
  }

  #start(job: Job, worker: Worker): void {
    this.#busy.add(worker);
    worker.ref();
    job.start(worker, (isUsable) => {
      this.#busy.delete(worker);
      if (isUsable) {
        // Idle, it does not keep the process alive.
        worker.unref();
        this.#idle.push(worker);
      }
      this.#dispatch();
      if (this.#busy.size === 0) for (const resolve of this.#quiet.splice(0)) resolve();
    });
  }

  #newWorker(): Worker {
    const worker = startWorker(this.#setup);
    // Between two jobs nobody listens: one that dies then is left out, and must not end the process.
    const forget = (): void => this.#forget(worker);
    worker.on("error", guarded(forget, forget));
    worker.on("exit", guarded(forget, forget));
    return worker;
  }

  #forget(worker: Worker): void {
    const place = this.#idle.indexOf(worker);
    if (place !== -1) this.#idle.splice(place, 1);
  }
}
