import { rm } from "node:fs/promises";
import { setImmediate as nextTurn } from "node:timers/promises";
import { isBeginning, isIntent, isOutcome, type ChainHead } from "@mgp/governance";
import { Batch, type Candidate, type Extent, type OpenIntent, type Reach } from "./batch.ts";
import type { IndexDatabase } from "./index-database.ts";
import { firstLineKey, keysOf } from "./keys.ts";

/**
 * So many lines stay in memory before they go to the database together. The keys of ids lie all over its pages, so the
 * more lines come at once, the fewer pages are written for each.
 */
const BATCH_LINES = 32_768;

/** As a query and a health look find it. */
export const INDEX_DAMAGED = "The audit index is damaged. Restart the gateway, which rebuilds it from the log.";
const INDEX_STUCK =
  "The audit index cannot be written: its lines are kept in memory, and the next start reads them from the log.";

/** Finds lines of the log by tenant and filter, and the intents that are still open. */
export class AuditIndex {
  readonly #file: string;
  readonly #database: IndexDatabase;
  readonly #open = new Map<string, number[]>();
  /** In order; the last one takes the next line. */
  #batches: Batch[];
  #flushing: Promise<void> | undefined;
  #synced: number;
  /** After a failed flush: how many batches may come together before the next try. */
  #patience = 1;
  #condemned = false;

  constructor(file: string, database: IndexDatabase) {
    this.#file = file;
    this.#database = database;
    for (const { seq, eventId } of database.openIntents) this.#opened(eventId, seq);
    this.#batches = [new Batch(database.reach)];
    this.#synced = database.reach.head.seq;
  }

  /** What is on disk of it. */
  get reach(): Reach {
    return this.#database.reach;
  }

  /** Was the database thrown away? Nothing can be looked up then. */
  get isCondemned(): boolean {
    return this.#condemned;
  }

  /** Why nothing can be looked up, or not for long; `undefined`: all is well. */
  get fault(): string | undefined {
    if (this.#condemned) return INDEX_DAMAGED;
    return this.#patience > 1 ? INDEX_STUCK : undefined;
  }

  /** Lines of intents without an outcome, oldest first. */
  get openIntents(): readonly number[] {
    return this.#openNow().map(({ seq }) => seq);
  }

  /** Takes the next line of the log. @param entry with the texts by which it is looked up, whatever the line says */
  add(entry: unknown, head: ChainHead, bytes: number): void {
    if (this.#condemned) return;
    const batch = this.#current();
    if (isOutcome(entry)) {
      this.#open.delete(entry.event_id);
      batch.add(head, bytes, keysOf(entry));
    } else {
      if (isIntent(entry)) this.#opened(entry.event_id, head.seq);
      batch.add(head, bytes, isBeginning(entry) ? [firstLineKey(entry.event_id)] : []);
    }
    if (batch.size === BATCH_LINES) batch.openIntents = this.#openNow();
  }

  /** Told when lines are on disk. Begins to store full batches, in the background. */
  advance(synced: number, onFailed: (error: unknown) => void): void {
    this.#synced = synced;
    const [oldest] = this.#batches;
    if (this.#flushing !== undefined || oldest === undefined || oldest.size < BATCH_LINES || oldest.last > synced)
      return;
    if (this.#batches.length < this.#patience) return;
    this.#flushing = this.#flush(false)
      .catch((error: unknown) => {
        this.#patience = this.#batches.length + 1;
        onFailed(error);
      })
      .finally(() => {
        this.#flushing = undefined;
      });
  }

  /** As `advance`, and waits until it is done: for lines that are read from the log. */
  async settle(synced: number): Promise<void> {
    this.#synced = synced;
    await this.#flush(false);
  }

  /** Stores every full batch of synced lines; with `all` also the one that is not full. */
  async #flush(all: boolean): Promise<void> {
    while (!this.#condemned) {
      const [oldest] = this.#batches;
      if (oldest === undefined || oldest.size === 0 || oldest.last > this.#synced) return;
      if (oldest.size < BATCH_LINES) {
        if (!all) return;
        oldest.openIntents = this.#openNow();
      }
      await this.#database.take(oldest, nextTurn);
      this.#patience = 1;
      this.#batches.shift();
      if (this.#batches.length === 0) this.#batches.push(new Batch(oldest.reach));
    }
  }

  /** Throws the database away: it does not hold what it should. The next start makes it again from the log. */
  async condemn(): Promise<void> {
    if (this.#condemned) return;
    this.#condemned = true;
    this.#batches = [];
    await this.#flushing;
    this.#database.close(false);
    await removeIndex(this.#file);
  }

  /** After the last line. What was not synced is left out: the next start reads it from the log, if it is there. */
  async close(): Promise<void> {
    if (this.#condemned) return;
    let trusted = false;
    try {
      await this.#flushing;
      await this.#flush(true);
      trusted = true;
    } finally {
      this.#database.close(trusted);
    }
  }

  extentOf(seq: number): Extent {
    for (const batch of this.#batches) if (seq > batch.after && seq <= batch.last) return batch.extentOf(seq);
    return this.#database.extentOf(seq);
  }

  /**
   * The lines behind `after`, up to `last`, that have the first of some keys, in order. They are to be read at once:
   * what is added meanwhile may be missed.
   */
  *candidates(keys: readonly number[], after: number, last: number): Generator<Candidate> {
    yield* this.#database.candidates(keys, after, last);
    for (const batch of this.#batches) yield* batch.candidates(keys, Math.max(after, this.reach.head.seq), last);
  }

  #current(): Batch {
    const last = this.#batches.at(-1);
    if (last !== undefined && last.size < BATCH_LINES) return last;
    const next = new Batch(last === undefined ? this.#database.reach : last.reach);
    this.#batches.push(next);
    return next;
  }

  #opened(eventId: string, seq: number): void {
    const known = this.#open.get(eventId);
    if (known === undefined) this.#open.set(eventId, [seq]);
    else known.push(seq);
  }

  #openNow(): readonly OpenIntent[] {
    const open = [...this.#open].flatMap(([eventId, lines]) => lines.map((seq) => ({ seq, eventId })));
    return open.toSorted((left, right) => left.seq - right.seq);
  }
}

/** Removes the index's files, so that an empty one can take their place. */
export async function removeIndex(file: string): Promise<void> {
  for (const name of [file, `${file}-wal`, `${file}-shm`]) await rm(name, { force: true });
}
