import { guarded } from "@mgp/core";
import type { Connection } from "./connection.ts";
import { isBusy, isSyncFailure } from "./result-codes.ts";
import { SqliteError } from "./sqlite-error.ts";

/** The most changes in one transaction, so that reads get their turn between two. */
const MOST_TOGETHER = 128;

/** How long to leave another process its turn before asking for the write lock again, at most. */
const LONGEST_PAUSE_MS = 10;

export interface CommitQueueOptions {
  /** The error that the owner of a change is told. @default the error itself */
  readonly toError?: (error: unknown) => Error;
  /**
   * Told after each commit and after those who waited for it.
   *
   * @param records how many the transaction has changed at most, as its changes said
   */
  readonly onCommit?: (records: number) => void;
}

export interface ChangeOptions {
  /**
   * Throws when the change must not begin any more. It is asked before each try. Without it there is one try: where
   * another process holds the write lock, the change fails.
   */
  readonly check?: () => void;
  /** How many records it changes at most. @default 1 */
  readonly records?: number;
}

interface QueuedChange extends ChangeOptions {
  readonly run: () => void;
  readonly committed: () => void;
  readonly failed: (error: Error) => void;
}

/**
 * Runs changes in order. Those that come within one turn of the event loop share a transaction, and with it the one
 * sync that makes them durable; each is acknowledged after the commit. One that fails is undone alone: all of the
 * transaction is rolled back, and every change runs again in a transaction of its own. (A savepoint a change would do
 * as well, but makes a full-text index write out a segment each time.)
 */
export class CommitQueue {
  readonly #connection: Connection;
  readonly #toError: (error: unknown) => Error;
  readonly #onCommit: (records: number) => void;
  #waiting: QueuedChange[] = [];
  /** Those whose turn it is. */
  #begun: readonly QueuedChange[] = [];
  #isScheduled = false;
  #isStopped = false;
  readonly #idle: (() => void)[] = [];

  constructor(connection: Connection, { toError = errorOf, onCommit = () => undefined }: CommitQueueOptions = {}) {
    this.#connection = connection;
    this.#toError = toError;
    this.#onCommit = onCommit;
  }

  /**
   * Resolves with what `run` returned, once it is on disk as durably as the connection writes. Rejects with what it
   * threw, with a SqliteError `unknown` when the change may or may not be on disk, or with `stopped` after that; each as
   * `toError` makes it.
   *
   * @param run is synchronous, sees all changes before it, and may run more than once. It must let an error of a
   *   statement through: SQLite may have undone the transaction, and would commit a further statement at once.
   */
  submit<Result>(run: () => Result, options: ChangeOptions = {}): Promise<Result> {
    return new Promise((resolve, reject) => {
      let result: { readonly value: Result } | undefined;
      this.#waiting.push({
        ...options,
        run: () => {
          result = { value: run() };
        },
        committed: () => {
          if (result !== undefined) resolve(result.value);
        },
        failed: reject,
      });
      this.#schedule();
    });
  }

  /** Resolves when nothing waits. */
  async drained(): Promise<void> {
    if (this.#waiting.length === 0) return;
    await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(this.#takeTurn);
  }

  readonly #takeTurn = guarded(
    () => this.#next(),
    (error) => this.#crashed(error),
  );

  #next(): void {
    this.#isScheduled = false;
    this.#begun = this.#waiting.splice(0, MOST_TOGETHER);
    const left = this.#commitAll(this.#begun.filter((change) => this.#mayBegin(change)));
    this.#waiting.unshift(...left);
    if (left.length > 0) this.#pause();
    else this.#goOn();
  }

  #goOn(): void {
    if (this.#waiting.length > 0) this.#schedule();
    else for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Those that were told how they ended stay so. Of the others it is unknown; those that wait get their turn. */
  #crashed(cause: unknown): void {
    this.#failAll(this.#begun, unknown(cause));
    this.#goOn();
  }

  /** Another process writes: it gets a moment, a different one each time, so that two do not keep meeting. */
  #pause(): void {
    this.#isScheduled = true;
    setTimeout(this.#takeTurn, 1 + Math.random() * LONGEST_PAUSE_MS);
  }

  /** Returns what is to be tried again. */
  #commitAll(changes: readonly QueuedChange[]): readonly QueuedChange[] {
    const failure = this.#commit(changes);
    if (failure === undefined) return [];
    if (isBusy(failure.cause)) return this.#retriesOf(changes, failure.cause);
    if (changes.length === 1) this.#failAll(changes, failure.cause);
    else
      for (const [place, change] of changes.entries())
        if (this.#commitAll([change]).length > 0) return changes.slice(place);
    return [];
  }

  /** Returns why nothing of them was done, if so; otherwise each of them was told. */
  #commit(changes: readonly QueuedChange[]): { readonly cause: unknown } | undefined {
    if (changes.length === 0) return undefined;
    if (this.#isStopped) {
      this.#failAll(changes, stopped());
      return undefined;
    }
    try {
      this.#connection.transaction(() => {
        for (const { run } of changes) run();
      });
    } catch (cause) {
      if (!isSyncFailure(cause)) return { cause };
      this.#isStopped = true;
      this.#failAll(changes, unknown(cause));
      return undefined;
    }
    for (const { committed } of changes) committed();
    this.#onCommit(changes.reduce((total, { records = 1 }) => total + records, 0));
    return undefined;
  }

  #retriesOf(changes: readonly QueuedChange[], cause: unknown): readonly QueuedChange[] {
    this.#failAll(
      changes.filter(({ check }) => check === undefined),
      cause,
    );
    return changes.filter(({ check }) => check !== undefined);
  }

  #mayBegin(change: QueuedChange): boolean {
    try {
      change.check?.();
      return true;
    } catch (error) {
      this.#failAll([change], error);
      return false;
    }
  }

  #failAll(changes: readonly QueuedChange[], error: unknown): void {
    for (const { failed } of changes) failed(this.#toError(error));
  }
}

function errorOf(error: unknown): Error {
  return error instanceof Error ? error : new Error("a change threw a value that is not an Error", { cause: error });
}

function unknown(cause: unknown): SqliteError {
  return new SqliteError("unknown", "failed while it was written: whether it holds the change is unknown", { cause });
}

function stopped(): SqliteError {
  return new SqliteError(
    "stopped",
    "is not written any more since its disk failed: check it, then restart this process",
  );
}
