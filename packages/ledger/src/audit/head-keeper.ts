import { guarded } from "@mgp/core";
import type { ChainHead } from "@mgp/governance";
import type { Reach } from "../index/batch.ts";
import type { KeptHead } from "../state/kept-head.ts";

/** The head is kept so often at most, in milliseconds: each time costs the event loop some ten microseconds. */
const KEEP_EVERY_MS = 50;

/** Follows the log as it grows, and keeps the last line that was synced. */
export class HeadKeeper {
  readonly #kept: KeptHead;
  readonly #onFailed: (error: unknown) => void;
  /** Lines that are on their way to the disk, in order. */
  readonly #unsynced: Reach[] = [];
  #end: number;
  #synced: Reach;
  /** What was kept last; `undefined`: nothing yet, or it failed. */
  #last: Reach | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failing = false;

  /** @param synced the last line that is on disk @param onFailed told when keeping begins to fail */
  constructor(kept: KeptHead, synced: Reach, onFailed: (error: unknown) => void) {
    this.#kept = kept;
    this.#synced = synced;
    this.#end = synced.end;
    this.#onFailed = onFailed;
  }

  /** Takes the next line. @param bytes its length, with its line feed */
  appended(head: ChainHead, bytes: number): void {
    const start = this.#end;
    this.#end += bytes;
    this.#unsynced.push({ head, start, end: this.#end });
  }

  /** Told when lines are on disk. The first after a while is kept before this returns. */
  synced(last: number): void {
    this.#synced = this.#unsynced.splice(0, last - this.#synced.head.seq).at(-1) ?? this.#synced;
    if (this.#timer === undefined) this.keep();
  }

  /** Keeps the last line that is on disk. */
  readonly keep = (): void => {
    this.#timer = undefined;
    if (this.#last === this.#synced) return;
    this.#attempt(() => this.#kept.put(this.#synced));
    this.#timer = setTimeout(guarded(this.keep, this.#onFailed), KEEP_EVERY_MS).unref();
  };

  /** As `keep`, and no crash takes it back. */
  seal(): void {
    this.#attempt(() => this.#kept.seal(this.#synced));
  }

  /** Seals the head, unless none was ever to be kept: a loss that was not noted stays one. */
  close(): void {
    clearTimeout(this.#timer);
    if (this.#last !== undefined || this.#failing) this.seal();
    this.#kept.close();
  }

  /** The log is sound without it: a failure leaves the head behind, and is tried again. */
  #attempt(work: () => void): void {
    try {
      work();
      this.#last = this.#synced;
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) this.#onFailed(error);
      this.#failing = true;
    }
  }
}
