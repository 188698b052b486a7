import { availableParallelism } from "node:os";
import type { Worker } from "node:worker_threads";
import { CallLimit, type AbortReason, abortError, refusalOf } from "@mgp/adapter-kit";
import { type Call, guarded, StoreError } from "@mgp/core";
import { storeErrorOf } from "./store-errors.ts";
import type { CallRequest, ThreadReply } from "./thread-protocol.ts";
import { endThread, startThread } from "./thread.ts";

/** One thread stays with the event loop. */
const MOST_THREADS = Math.max(1, Math.min(4, availableParallelism() - 1));

export interface ThreadPoolOptions {
  /** The module that calls `serveCalls`: `workerBeside(import.meta.url)`. */
  readonly program: URL;
  /** What each thread opens; it is copied. */
  readonly setup: unknown;
  /** What the adapter calls its database, as in "graph database". */
  readonly database: string;
  /** Epoch milliseconds, as the deadlines of the calls count them. */
  readonly now: () => number;
  /** @default as many as there are cores beside the event loop's, at most four */
  readonly threads?: number;
}

/** What a method takes. */
export type MethodValues<Methods, Name extends keyof Methods> = Methods[Name] extends (
  ...values: infer Values
) => unknown
  ? Values
  : never;

/** What a method returns. */
export type MethodResult<Methods, Name extends keyof Methods> = Methods[Name] extends (
  ...values: infer _Values
) => infer Result
  ? Result
  : never;

interface Job {
  readonly call: Call;
  readonly request: CallRequest;
  /** The value has the type of the method that the request names. */
  readonly answer: (reply: ThreadReply<never>) => void;
  readonly fail: (error: unknown) => void;
}

/**
 * Calls methods on worker threads, because `node:sqlite` holds up the thread that it runs on. Threads start when they
 * are needed, and keep the process alive only while they work. A call that was begun runs to its end, also when its
 * caller has given up: a thread is never taken down inside a statement.
 *
 * @typeParam Methods the methods that the threads serve, as a class or an interface
 */
export class ThreadPool<Methods extends object> {
  readonly #options: ThreadPoolOptions;
  readonly #most: number;
  readonly #idle: Worker[] = [];
  readonly #running = new Map<Worker, Job>();
  readonly #waiting = new Set<Job>();
  readonly #quiet: (() => void)[] = [];
  #pauses = 0;

  constructor(options: ThreadPoolOptions) {
    this.#options = options;
    this.#most = options.threads ?? MOST_THREADS;
  }

  /**
   * Calls a method on the first free thread.
   *
   * @returns what the method returned
   * @throws StoreError what the method threw; `cancelled` or `deadline` as soon as the call is over, whether or not a
   *   thread has begun it; `unavailable` when the thread ended or could not be started
   */
  async run<Name extends keyof Methods & string>(
    call: Call,
    name: Name,
    ...values: MethodValues<Methods, Name>
  ): Promise<MethodResult<Methods, Name>> {
    const ended = Promise.withResolvers<MethodResult<Methods, Name>>();
    const fail = (error: unknown): void => ended.reject(storeErrorOf(error, this.#options.database));
    const job: Job = {
      call,
      request: { kind: "call", name, values },
      answer: (reply) => {
        if ("value" in reply) ended.resolve(reply.value);
        else fail(new StoreError(reply.code, reply.message, { cause: new Error(reply.cause) }));
      },
      fail,
    };
    const abort = (why: AbortReason): void => {
      // A thread that has begun goes on, for no caller.
      this.#waiting.delete(job);
      fail(abortError(why));
    };
    const limit = new CallLimit(call, this.#options.now(), abort, fail);
    try {
      this.#waiting.add(job);
      this.#dispatch();
      return await ended.promise;
    } finally {
      limit.end();
    }
  }

  /** Runs `task` while no thread works: calls in flight come to their end first, new ones wait. */
  async whilePaused<Result>(task: () => Result | Promise<Result>): Promise<Result> {
    this.#pauses += 1;
    try {
      if (this.#running.size > 0) await new Promise<void>((resolve) => this.#quiet.push(resolve));
      return await task();
    } finally {
      this.#pauses -= 1;
      this.#goOn();
    }
  }

  /** Waits for the calls that were made, then ends the threads. */
  async close(): Promise<void> {
    while (this.#running.size > 0 || this.#waiting.size > 0)
      await new Promise<void>((resolve) => this.#quiet.push(resolve));
    await Promise.all(this.#idle.splice(0).map(async (worker) => await endThread(worker)));
  }

  #dispatch(): void {
    for (const job of this.#waiting) {
      if (this.#pauses > 0 || this.#isBusy()) return;
      this.#waiting.delete(job);
      this.#begin(job);
    }
  }

  #isBusy(): boolean {
    return this.#idle.length === 0 && this.#running.size >= this.#most;
  }

  #begin(job: Job): void {
    try {
      const refusal = refusalOf(job.call, this.#options.now());
      if (refusal !== undefined) throw refusal;
      this.#send(this.#idle.pop() ?? this.#newThread(), job);
    } catch (error) {
      job.fail(error);
    }
  }

  #send(worker: Worker, job: Job): void {
    try {
      // The second argument is what moves over instead of being copied: nothing.
      worker.postMessage(job.request, []);
    } catch (error) {
      this.#rest(worker);
      throw error;
    }
    worker.ref();
    this.#running.set(worker, job);
  }

  #newThread(): Worker {
    const worker = startThread(this.#options.program, this.#options.setup);
    const lost = (error: unknown): void => this.#lost(worker, error);
    worker.on(
      "message",
      guarded((reply: ThreadReply<never>) => this.#answered(worker, reply), lost),
    );
    // A thread may also die between two calls: it is left out, and must not end the process.
    worker.on("error", guarded(lost, lost));
    worker.on(
      "exit",
      guarded(() => lost(new StoreError("unavailable", `a thread of the ${this.#options.database} ended`)), lost),
    );
    return worker;
  }

  #answered(worker: Worker, reply: ThreadReply<never>): void {
    const job = this.#running.get(worker);
    this.#running.delete(worker);
    this.#rest(worker);
    job?.answer(reply);
    this.#goOn();
  }

  #lost(worker: Worker, error: unknown): void {
    const job = this.#running.get(worker);
    this.#running.delete(worker);
    const place = this.#idle.indexOf(worker);
    if (place !== -1) this.#idle.splice(place, 1);
    job?.fail(error);
    this.#goOn();
  }

  #rest(worker: Worker): void {
    // Idle, it does not keep the process alive.
    worker.unref();
    this.#idle.push(worker);
  }

  #goOn(): void {
    this.#dispatch();
    if (this.#running.size === 0) for (const resolve of this.#quiet.splice(0)) resolve();
  }
}
