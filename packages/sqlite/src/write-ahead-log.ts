import type { Call } from "@mgp/core";
import type { Connection } from "./connection.ts";
import { ThreadPool } from "./thread-pool.ts";
import { workerBeside } from "./thread.ts";

/** After so many changed records the log is copied into the database: some megabytes. */
const CHANGES_BETWEEN = 500;

/** The longest log, in pages of 4 KiB: beyond it the writing thread itself copies the rest, so that it can start over. */
const LONGEST_LOG = 16_384;

/** Copying belongs to no request: it has no deadline. */
const untilDone: Call = { signal: new AbortController().signal, deadline: Infinity };

/** What has to stand still while the log is emptied. */
interface Pausable {
  whilePaused<Result>(task: () => Result | Promise<Result>): Promise<Result>;
}

export interface WriteAheadLogOptions {
  /** The database. */
  readonly file: string;
  /** The pool whose threads read it: their reads keep the log from being emptied. */
  readonly readers: Pausable;
  /** Told why the log could not be copied or emptied. It only grows meanwhile; nothing is lost. */
  readonly onFailed: (error: unknown) => void;
}

/**
 * Keeps the write-ahead log short, and empties it when what was removed must be gone from it.
 *
 * SQLite's own way is to let every so many'th commit copy the log, which holds up the event loop: the connection that
 * writes is opened with `copiesLog: false`, and a thread copies what was committed while others write.
 */
export class WriteAheadLog {
  readonly #connection: Connection;
  readonly #readers: Pausable;
  readonly #onFailed: (error: unknown) => void;
  readonly #copier: ThreadPool<Connection>;
  #changes = 0;
  #isCopying = false;
  #scrubbing: Promise<boolean> | undefined;

  /** @param connection the one that writes */
  constructor(connection: Connection, { file, readers, onFailed }: WriteAheadLogOptions) {
    this.#connection = connection;
    this.#readers = readers;
    this.#onFailed = onFailed;
    this.#copier = new ThreadPool({
      program: workerBeside(import.meta.url),
      setup: file,
      database: "database",
      now: Date.now,
      threads: 1,
    });
  }

  /** Told after each commit, how many records it changed. */
  noteChanges(count: number): void {
    this.#changes += count;
    if (this.#changes < CHANGES_BETWEEN || this.#isCopying) return;
    this.#changes = 0;
    this.#isCopying = true;
    this.#copy()
      .finally(() => {
        this.#isCopying = false;
      })
      .catch(this.#onFailed);
  }

  /**
   * Empties the log, in which what was removed would stay readable. In the database itself `secureDelete` has
   * overwritten it. Calls that wait for the same moment share it.
   *
   * @returns false when a reader in another process held on to the log, or the disk failed: it has to be tried again
   */
  async scrub(): Promise<boolean> {
    this.#scrubbing ??= this.#scrubSoon();
    return await this.#scrubbing;
  }

  /** Ends the thread. The connection stays open. */
  async close(): Promise<void> {
    await this.#copier.close();
  }

  async #copy(): Promise<void> {
    if ((await this.#copier.run(untilDone, "copyLog")) > LONGEST_LOG) this.#connection.emptyLog();
  }

  /** SQLite lets one through that copies, and calls a second one busy: neither the thread nor a reader works meanwhile. */
  async #scrubSoon(): Promise<boolean> {
    // Never at once: the promise has to be there before it is taken away.
    await Promise.resolve();
    return await this.#copier.whilePaused(
      async () =>
        await this.#readers.whilePaused(() => {
          // Calls that come once it has begun need another.
          this.#scrubbing = undefined;
          return this.#emptied();
        }),
    );
  }

  #emptied(): boolean {
    try {
      return this.#connection.emptyLog();
    } catch (error) {
      this.#onFailed(error);
      return false;
    }
  }
}
