import type { Worker } from "node:worker_threads";
import { guarded } from "@mgp/core";
import type { Database } from "./database.ts";
import { upkeep } from "./sql.ts";
import type { CheckpointRequest, WorkerReply, WorkerSetup } from "./worker-protocol.ts";
import { endWorker, startWorker } from "./worker-thread.ts";

/** After so many changes the write-ahead log is copied into the database: some megabytes. */
const CHANGES_BETWEEN = 500;

/** The longest log, in pages of 4 KiB: beyond it the writing thread itself copies the rest, so that it can start over. */
const LONGEST_LOG = 16_384;

const request: CheckpointRequest = { name: "checkpoint" };

/**
 * Keeps the write-ahead log short without holding up the event loop: a thread copies what was committed while others
 * write. SQLite's own way would be to let every so many'th commit do it.
 */
export class Checkpointer {
  readonly #database: Database;
  readonly #setup: WorkerSetup;
  #changes = 0;
  #worker: Worker | undefined;
  #isRunning = false;
  #pauses = 0;
  readonly #resting: (() => void)[] = [];

  constructor(database: Database, setup: WorkerSetup) {
    this.#database = database;
    this.#setup = setup;
  }

  /** After a commit. */
  noteChanges(count: number): void {
    this.#changes += count;
    if (this.#changes < CHANGES_BETWEEN || this.#isRunning || this.#pauses > 0) return;
    this.#changes = 0;
    this.#isRunning = true;
    this.#worker ??= this.#start();
    this.#worker.postMessage(request, []);
  }

  /** Runs `task` while the thread copies nothing: SQLite lets one checkpoint at a time through, and calls a second busy. */
  async whilePaused<Result>(task: () => Promise<Result>): Promise<Result> {
    this.#pauses += 1;
    try {
      if (this.#isRunning) await new Promise<void>((resolve) => this.#resting.push(resolve));
      return await task();
    } finally {
      this.#pauses -= 1;
    }
  }

  async close(): Promise<void> {
    if (this.#worker !== undefined) await endWorker(this.#worker);
  }

  #start(): Worker {
    const worker = startWorker(this.#setup);
    worker.unref();
    const forget = (): void => this.#forget();
    const noteReply = guarded((reply: WorkerReply<number>) => {
      if ("value" in reply && reply.value > LONGEST_LOG) this.#finish();
      this.#rest();
    }, forget);
    worker.on("message", noteReply);
    // Without it the log grows until the next purge or the end, and nothing is lost; the next time it starts anew.
    worker.on("error", guarded(forget, forget));
    worker.on("exit", guarded(forget, forget));
    return worker;
  }

  #finish(): void {
    try {
      this.#database.all(upkeep.checkpoint);
    } catch {
      // The log stays long; a failing disk is told to whoever writes next.
    }
  }

  #forget(): void {
    this.#worker = undefined;
    this.#rest();
  }

  #rest(): void {
    this.#isRunning = false;
    for (const resolve of this.#resting.splice(0)) resolve();
  }
}
