import { type Call, StoreError, guarded } from "@mgp/core";
import type { Database } from "./database.ts";
import type { Gate } from "./gate.ts";
import { isBusy, isSyncFailure, toStoreError } from "./store-errors.ts";

/** The most changes in one transaction, so that reads get their turn between two. */
const MOST_TOGETHER = 128;

/** How long to leave another process its turn before asking for the write lock again, at most. */
const LONGEST_PAUSE_MS = 10;

interface Change {
  readonly call: Call;
  readonly records: number;
  readonly run: () => void;
  readonly committed: () => void;
  readonly failed: (error: StoreError) => void;
}

/**
 * Runs changes in order. Those that come within one turn of the event loop share a transaction, and with it the one
 * sync that makes them durable; each is acknowledged after the commit. One that fails is undone alone: all of the
 * transaction is rolled back, and every change runs again in a transaction of its own. (A savepoint a change would do
 * as well, but writes out a segment of the inverted index each time.)
 */
export class WriteQueue {
  readonly #database: Database;
  readonly #gate: Gate;
  readonly #onCommit: (records: number) => void;
  #waiting: Change[] = [];
  /** Those whose turn it is. */
  #begun: readonly Change[] = [];
  #isScheduled = false;
  #isBroken = false;
  #idle: (() => void)[] = [];

  constructor(database: Database, gate: Gate, onCommit: (records: number) => void) {
    this.#database = database;
    this.#gate = gate;
    this.#onCommit = onCommit;
  }

  /**
   * Resolves with what `run` returned, once it is on disk. `run` is synchronous and may run more than once.
   *
   * @param records how many it changes at most
   */
  submit<Result>(call: Call, run: () => Result, records: number = 1): Promise<Result> {
    return new Promise((resolve, reject) => {
      let result: { readonly value: Result } | undefined;
      this.#waiting.push({
        call,
        records,
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
    const changes = this.#begun.filter((change) => this.#mayBegin(change));
    const left = this.#commitAll(changes);
    this.#waiting.unshift(...left);
    if (left.length > 0) this.#pause();
    else this.#goOn();
  }

  #goOn(): void {
    if (this.#waiting.length > 0) this.#schedule();
    else for (const resolve of this.#idle.splice(0)) resolve();
  }

  /** Those that were told how they ended stay so. Of the others it is unknown; those that wait get their turn. */
  #crashed(error: unknown): void {
    const unknown = new StoreError("unknown_outcome", "the graph store failed while it was writing", { cause: error });
    for (const { failed } of this.#begun) failed(unknown);
    this.#goOn();
  }

  /** Another process writes: it gets a moment, a different one each time, so that two do not keep meeting. */
  #pause(): void {
    this.#isScheduled = true;
    setTimeout(this.#takeTurn, 1 + Math.random() * LONGEST_PAUSE_MS);
  }

  /** Returns what could not begin yet. */
  #commitAll(changes: readonly Change[]): readonly Change[] {
    const outcome = this.#commit(changes);
    if (outcome === "done") return [];
    if (outcome === "busy") return changes;
    const [only] = changes;
    if (only !== undefined && changes.length === 1) only.failed(outcome);
    else {
      for (const [place, change] of changes.entries())
        if (this.#commitAll([change]).length > 0) return changes.slice(place);
    }
    return [];
  }

  #commit(changes: readonly Change[]): "done" | "busy" | StoreError {
    if (changes.length === 0) return "done";
    if (this.#isBroken) return broken();
    try {
      this.#database.run("BEGIN IMMEDIATE");
    } catch (error) {
      return isBusy(error) ? "busy" : toStoreError(error);
    }
    try {
      for (const { run } of changes) run();
    } catch (error) {
      this.#database.rollBack();
      return toStoreError(error);
    }
    try {
      this.#database.run("COMMIT");
    } catch (error) {
      this.#database.rollBack();
      if (!isSyncFailure(error)) return toStoreError(error);
      this.#isBroken = true;
      const unknown = new StoreError("unknown_outcome", "the disk failed while it was written", { cause: error });
      for (const { failed } of changes) failed(unknown);
      return "done";
    }
    for (const { committed } of changes) committed();
    this.#onCommit(changes.reduce((total, { records }) => total + records, 0));
    return "done";
  }

  #mayBegin(change: Change): boolean {
    try {
      this.#gate.check(change.call);
      return true;
    } catch (error) {
      change.failed(toStoreError(error));
      return false;
    }
  }
}

function broken(): StoreError {
  return new StoreError("unavailable", "the disk failed before: check it, then restart this process");
}
