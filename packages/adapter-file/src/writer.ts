import type { Gate } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import { CommitQueue, isDamaged, SqliteError, type WriteAheadLog } from "@mgp/sqlite";
import { type FileChange, changeOf } from "./change.ts";
import type { FileIndex } from "./file-index.ts";
import type { Filer } from "./filer.ts";
import type { Stored } from "./memory-file.ts";
import type { Records } from "./records.ts";
import { storeErrorOf } from "./store-errors.ts";

export interface WriterParts {
  readonly gate: Gate;
  readonly index: FileIndex;
  readonly filer: Filer;
  readonly records: Records;
  readonly writeAheadLog: WriteAheadLog;
  readonly log: AdapterContext["log"];
}

/** Decides all writes, one after another, in transactions that those share that come together. */
export class Writer {
  readonly #parts: WriterParts;
  readonly #queue: CommitQueue;
  /** Changes of the transaction under way, with what each is followed by. */
  #staged: { readonly change: FileChange; readonly followUp: () => void }[] = [];
  #fault: StoreError | undefined;

  constructor(parts: WriterParts) {
    this.#parts = parts;
    this.#queue = new CommitQueue(parts.index.connection, {
      toError: (error) => this.#refusalOf(error),
      onCommit: (records) => {
        this.#publish();
        parts.writeAheadLog.noteChanges(records);
      },
    });
  }

  /** Why nothing can be written any more, until the store is opened again. */
  get fault(): StoreError | undefined {
    return this.#fault;
  }

  /** After this nothing is acknowledged any more. */
  stop(cause: unknown): void {
    this.#fault ??= new StoreError(
      "unwritable",
      "the file store could not sync what it wrote and stopped writing: restart after the disk is repaired",
      { cause },
    );
  }

  /**
   * Runs between all other writes, in a transaction; resolves when what it staged is on disk and visible. `run` is
   * synchronous and may run more than once.
   *
   * @param records how many it changes at most
   */
  async submit<Result>(call: Call, run: () => Result, records: number = 1): Promise<Result> {
    const { filer, gate } = this.#parts;
    if (!filer.hasRoom) await gate.whileWaited(call, filer.room());
    const check = (): void => this.#check(call);
    return await this.#queue.submit(
      () => {
        this.#forgetUndone();
        return run();
      },
      { check, records },
    );
  }

  /** Within `run`: a change, with the position that it is given. */
  stage(make: (position: number) => Stored): FileChange {
    const { reader, writer, pending } = this.#parts.index;
    const change = changeOf(make(reader.position + 1));
    const followUp = writer.apply(change.stored);
    pending.add(change);
    this.#staged.push({ change, followUp });
    return change;
  }

  /** Within `run`: what stands there by now, earlier changes of the transaction included. */
  staged(tenant: string, memoryId: string): Stored | undefined {
    return this.#staged
      .map(({ change }) => change.stored)
      .findLast((stored) => stored.tenant === tenant && stored.memoryId === memoryId);
  }

  #check(call: Call): void {
    this.#parts.gate.check(call);
    if (this.#fault !== undefined) throw this.#fault;
  }

  /** Of a transaction that was rolled back changes are left here whose positions the database does not know. */
  #forgetUndone(): void {
    if (this.#staged.length === 0) return;
    const { position } = this.#parts.index.reader;
    this.#staged = this.#staged.filter(({ change }) => change.stored.position <= position);
  }

  /** What was committed, for everything that is in memory: before the writers are answered. */
  #publish(): void {
    const { index, filer, records, log } = this.#parts;
    const staged = this.#staged;
    this.#staged = [];
    filer.add(staged.map(({ change }) => change));
    for (const { change, followUp } of staged) {
      followUp();
      if (change.stored.kind === "memory") records.keep(change.name, change.stored.record);
      else records.drop(change.name);
    }
    try {
      if (index.words.isFull()) index.words.flush();
    } catch (error) {
      // What is in memory stays there and is tried again.
      this.#notice(error);
      log("error", "file_index_not_flushed", { error });
    }
  }

  #refusalOf(error: unknown): StoreError {
    if (StoreError.isInstance(error)) return error;
    this.#parts.log("error", "file_store_write_failed", { error });
    this.#notice(error);
    return storeErrorOf(error);
  }

  #notice(error: unknown): void {
    if (error instanceof SqliteError && error.reason === "unknown") this.stop(error);
    if (isDamaged(error)) this.#fault ??= storeErrorOf(error);
  }
}
