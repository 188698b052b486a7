import { guarded, type AdapterContext } from "@mgp/core";
import type { Filer } from "./filer.ts";
import type { Journal } from "./journal.ts";
import type { Writer } from "./writer.ts";

/** Bytes of the journal at which files are synced, however busy the store is. */
const LARGEST_JOURNAL = 67_108_864;

/** Milliseconds without a write after which files are synced. */
const IDLE = 1_000;

/** Decides when the files are synced and the journal is dropped: when nothing else is to be done, or it is large. */
export class Checkpoints {
  readonly #writer: Writer;
  readonly #journal: Journal;
  readonly #filer: Filer;
  readonly #log: AdapterContext["log"];
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;

  constructor(writer: Writer, journal: Journal, filer: Filer, log: AdapterContext["log"]) {
    this.#writer = writer;
    this.#journal = journal;
    this.#filer = filer;
    this.#log = log;
  }

  /** Something was written. */
  note(): void {
    if (this.#journal.size > LARGEST_JOURNAL) this.#runUnwatched();
    else if (this.#timer === undefined) this.#timer = setTimeout(this.#runUnwatched, IDLE).unref();
    else this.#timer.refresh();
  }

  readonly #runUnwatched = guarded(
    async () => await this.run(),
    (error) => this.#log("error", "file_checkpoint_failed", { error }),
  );

  /** Never fails: the journal keeps what could not be synced. */
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
    try {
      if (this.#writer.fault === undefined) await this.#filer.checkpoint(await this.#writer.seal());
    } catch (error) {
      this.#log("error", "file_checkpoint_failed", { error });
      // What a failed sync lost is in the journal, and comes back from there at the next start only.
      if (error instanceof Error && "syscall" in error && error.syscall === "fsync") this.#writer.stop(error);
    } finally {
      this.#running = undefined;
    }
  }
}
