import { guarded, type AdapterContext } from "@mgp/core";
import type { FileIndex } from "./file-index.ts";
import type { Filer } from "./filer.ts";
import type { Writer } from "./writer.ts";

/** Characters of pending files at which files are synced, however busy the store is. */
const MOST_PENDING = 67_108_864;

/** Milliseconds without a write after which files are synced. */
const IDLE = 1_000;

export interface CheckpointParts {
  readonly writer: Writer;
  readonly index: FileIndex;
  readonly filer: Filer;
  readonly log: AdapterContext["log"];
}

/** Decides when files are synced and the database may forget them: when nothing else is to be done, or they are many. */
export class Checkpoints {
  readonly #parts: CheckpointParts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: CheckpointParts) {
    this.#parts = parts;
  }

  /** Something was written. */
  note(): void {
    if (this.#parts.index.pending.size > MOST_PENDING) this.#runUnwatched();
    else if (this.#timer === undefined) this.#timer = setTimeout(this.#runUnwatched, IDLE).unref();
    else this.#timer.refresh();
  }

  readonly #runUnwatched = guarded(
    async () => await this.run(),
    (error) => this.#parts.log("error", "file_checkpoint_failed", { error }),
  );

  /** Never fails: the database keeps what could not be synced. */
  async run(): Promise<void> {
    this.#running ??= this.#checkpoint();
    await this.#running;
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    await this.run();
  }

  async #checkpoint(): Promise<void> {
    const { writer, index, filer, log } = this.#parts;
    try {
      if (writer.fault !== undefined) return;
      const { position } = index.reader;
      const { size } = index.pending;
      await filer.sync();
      index.pending.forget(position, size);
    } catch (error) {
      log("error", "file_checkpoint_failed", { error });
      // What a failed sync lost is in the database, and comes back from there at the next start only.
      if (error instanceof Error && "syscall" in error && error.syscall === "fsync") writer.stop(error);
    } finally {
      this.#running = undefined;
    }
  }
}
