import type { Worker } from "node:worker_threads";
import type { Database } from "./database.ts";
import { newWorker } from "./new-worker.ts";
import { upkeep } from "./sql.ts";
import type { CheckpointRequest, WorkerReply, WorkerSetup } from "./worker-protocol.ts";

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

  constructor(database: Database, setup: WorkerSetup) {
    this.#database = database;
    this.#setup = setup;
  }

  /** After a commit. */
  noteChanges(count: number): void {
    this.#changes += count;
    if (this.#changes < CHANGES_BETWEEN || this.#isRunning) return;
    this.#changes = 0;
    this.#isRunning = true;
    this.#worker ??= this.#start();
    this.#worker.postMessage(request, []);
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = newWorker(this.#setup);
    worker.unref();
    worker.on("message", (reply: WorkerReply<number>) => {
      this.#isRunning = false;
      if ("value" in reply && reply.value > LONGEST_LOG) this.#finish();
    });
    // Without it the log grows until the next purge or the end, and nothing is lost; the next time it starts anew.
    worker.on("error", () => this.#forget());
    worker.on("exit", () => this.#forget());
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
    this.#isRunning = false;
  }
}
