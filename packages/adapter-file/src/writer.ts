import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import { type Change, changeOf } from "./change.ts";
import { type Filer, FilesRefused } from "./filer.ts";
import type { Gate } from "./gate.ts";
import type { IndexDatabase } from "./index-database.ts";
import type { JournalEntry } from "./journal-entry.ts";
import { type Journal, JournalRefused, type Segment } from "./journal.ts";
import type { Stored } from "./memory-file.ts";
import type { Records } from "./records.ts";
import { isDamagedIndex, storeErrorOf } from "./store-errors.ts";

/** Writes that share one sync. */
const MOST_TOGETHER = 256;

/** What waits for its turn. */
interface Waiting {
  readonly call: Call;
  readonly run: () => void;
  readonly done: () => void;
  readonly failed: (error: StoreError) => void;
}

export interface WriterParts {
  readonly gate: Gate;
  readonly index: IndexDatabase;
  readonly journal: Journal;
  readonly filer: Filer;
  readonly records: Records;
  readonly log: AdapterContext["log"];
}

/**
 * Decides all writes, one after another. Those that wait together are decided in one transaction of the index, are
 * synced to the journal together, and only then become visible: what a reader sees is on disk.
 */
export class Writer {
  readonly #parts: WriterParts;
  #waiting: Waiting[] = [];
  #between: (() => void)[] = [];
  /** Of the transaction under way. */
  #changes: Change[] = [];
  #position: number;
  #running: Promise<void> | undefined;
  #fault: StoreError | undefined;

  constructor(parts: WriterParts, position: number) {
    this.#parts = parts;
    this.#position = position;
  }

  /** Why nothing can be written any more, until the store is opened again. */
  get fault(): StoreError | undefined {
    return this.#fault;
  }

  get position(): number {
    return this.#position;
  }

  /** After this nothing is acknowledged any more. */
  stop(cause: unknown): void {
    this.#fault ??= new StoreError(
      "unavailable",
      "the file store could not sync what it wrote and stopped writing: restart once the disk is well",
      { cause },
    );
  }

  /** Runs between all other writes, in a transaction; resolves when what it staged is on disk and visible. */
  async submit<Result>(call: Call, run: () => Result): Promise<Result> {
    return await new Promise<Result>((resolve, reject) => {
      let result: { readonly value: Result } | undefined;
      this.#waiting.push({
        call,
        run: () => {
          result = { value: run() };
        },
        done: () => {
          if (result !== undefined) resolve(result.value);
        },
        failed: reject,
      });
      this.#start();
    });
  }

  /** Within `run`: the work of one item of several, which leaves no trace when it fails. */
  attempt<Result>(work: () => Result): Result {
    const staged = this.#changes.length;
    const position = this.#position;
    try {
      return this.#parts.index.writer.attempt(work);
    } catch (error) {
      this.#changes.length = staged;
      this.#position = position;
      throw error;
    }
  }

  /** Within `run`: a change, with the position that it is given. */
  stage(make: (position: number) => Stored): Change {
    const change = changeOf(make(this.#position + 1));
    this.#parts.index.writer.apply(change.stored);
    this.#position += 1;
    this.#changes.push(change);
    return change;
  }

  /** Within `run`: what stands there by now, earlier changes of the transaction included. */
  staged(tenant: string, memoryId: string): Stored | undefined {
    return this.#changes.findLast(({ stored }) => stored.tenant === tenant && stored.memoryId === memoryId)?.stored;
  }

  /** Runs when no transaction is under way. */
  async between<Result>(run: () => Result): Promise<Result> {
    return await new Promise<Result>((resolve, reject) => {
      this.#between.push(() => {
        try {
          resolve(run());
        } catch (error) {
          reject(storeErrorOf(error));
        }
      });
      this.#start();
    });
  }

  /** Ends the journal's segment at a moment when the filer knows of all that is in it. */
  async seal(): Promise<readonly Segment[]> {
    return await this.between(() => this.#parts.journal.seal());
  }

  async close(): Promise<void> {
    await this.#running;
  }

  #start(): void {
    this.#running ??= this.#work();
  }

  async #work(): Promise<void> {
    // Whoever writes in the same turn of the event loop shares the first sync.
    await Promise.resolve();
    while (this.#waiting.length > 0 || this.#between.length > 0) {
      for (const run of this.#between.splice(0)) run();
      const together = this.#waiting.splice(0, MOST_TOGETHER);
      if (together.length > 0) await this.#decide(together);
      this.#settle();
    }
    this.#running = undefined;
  }

  async #decide(together: readonly Waiting[]): Promise<void> {
    const before = this.#position;
    this.#changes = [];
    let decided: readonly Waiting[] = [];
    try {
      if (this.#fault !== undefined) throw this.#fault;
      await this.#parts.filer.room();
      this.#parts.index.writer.begin();
      decided = together.filter((waiting) => this.#run(waiting));
      await this.#append();
    } catch (error) {
      this.#position = before;
      this.#parts.index.writer.rollBack();
      const told = this.#refusalOf(error);
      // Those that failed before know why.
      for (const { failed } of together) failed(told);
      return;
    }
    for (const { done } of decided) done();
  }

  /** False: it failed, and knows it. */
  #run({ call, run, failed }: Waiting): boolean {
    try {
      this.#parts.gate.check(call);
      this.attempt(run);
      return true;
    } catch (error) {
      this.#notice(error);
      failed(storeErrorOf(error));
      return false;
    }
  }

  async #append(): Promise<void> {
    const { index, journal, filer, records } = this.#parts;
    const changes = this.#changes;
    if (changes.length === 0) {
      index.writer.rollBack();
      return;
    }
    index.writer.setApplied(this.#position);
    const entries = changes.map((change) => change.entry);
    try {
      await journal.append(entries);
    } catch (error) {
      if (error instanceof JournalRefused) throw error;
      throw new Unknown("the journal could not be synced", { cause: error });
    }
    await this.#commit(entries);
    filer.add(changes);
    for (const { name, stored } of changes) {
      if (stored.kind === "memory") records.keep(name, stored.record);
      else records.drop(name);
    }
  }

  /** What the index cannot take must not come back from the journal at the next start. */
  async #commit(entries: readonly JournalEntry[]): Promise<void> {
    const { index, journal } = this.#parts;
    try {
      index.writer.commit();
    } catch (error) {
      await journal.retract(entries).catch((cause: unknown) => {
        throw new Unknown("the index could not be committed, nor the journal taken back", { cause });
      });
      throw error;
    }
  }

  #settle(): void {
    if (this.#fault !== undefined) return;
    try {
      this.#parts.index.settle();
    } catch (error) {
      // What is in memory stays there and is tried again.
      this.#notice(error);
      this.#parts.log("error", "file_index_not_flushed", { error });
    }
  }

  /** Nothing took effect, or nobody knows: then nothing more is acknowledged. */
  #refusalOf(error: unknown): StoreError {
    if (StoreError.isInstance(error)) return error;
    this.#parts.log("error", "file_store_write_failed", { error });
    this.#notice(error);
    if (error instanceof JournalRefused || error instanceof FilesRefused) return storeErrorOf(error.cause);
    if (!(error instanceof Unknown)) return storeErrorOf(error);
    this.stop(error);
    return new StoreError("unknown_outcome", "the write may or may not have reached the disk", { cause: error });
  }

  #notice(error: unknown): void {
    if (isDamagedIndex(error)) this.#fault ??= storeErrorOf(error);
  }
}

/** It cannot be told whether the write took effect. */
class Unknown extends Error {
  override readonly name = "Unknown";
}
