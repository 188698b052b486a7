import { genesis } from "@mgp/governance";
import { type Connection, numberIn, openConnection, SqliteError, textIn } from "@mgp/sqlite";
import type { Batch, Candidate, Extent, OpenIntent, Reach } from "./batch.ts";
import { machineStart } from "./machine-start.ts";
import { createIndex, selectCandidates, statements } from "./sql.ts";

/** The index cannot be used; it is made again from the log. */
export class IndexDamaged extends Error {
  override readonly name = "IndexDamaged";
}

/** Raised when the layout changes: an index of another layout is made again. */
const LAYOUT = 2;
/** Into so many transactions a flush is cut, by key; their size is how long the event loop is held at a time. */
const SLICES = 128;
const KEYS_IN_SLICE = 2 ** 53 / SLICES;
const LINES_IN_SLICE = 1_024;

/**
 * The part of the index that is on disk. It can be made again from the log at any time, so nothing in it is ever
 * synced while the gateway runs; a crash of the machine makes it void, a crash of the process does not.
 */
export class IndexDatabase {
  /** What was open at the end of what the index held when it was opened. */
  readonly openIntents: readonly OpenIntent[];
  readonly #connection: Connection;
  #reach: Reach;

  /** @throws IndexDamaged when there is no usable index in this file */
  constructor(file: string) {
    this.#connection = connectionTo(file);
    try {
      this.#reach = this.#open();
      const rows = this.#connection.all(statements.openIntents);
      this.openIntents = rows.map((row) => ({ seq: numberIn(row, "seq"), eventId: textIn(row, "event_id") }));
    } catch (error) {
      this.#connection.close();
      throw damaged(error);
    }
  }

  /** What the index knows: everything up to here, and nothing beyond. */
  get reach(): Reach {
    return this.#reach;
  }

  /** The lines behind `after`, up to `last`, that have the first key. */
  *candidates([key, ...others]: readonly number[], after: number, last: number): Generator<Candidate> {
    if (key === undefined) return;
    // Rows beyond the reach belong to a batch that is still on its way, and in memory.
    const values = [...others, key, after, Math.min(last, this.#reach.head.seq)];
    for (const row of this.#connection.each(selectCandidates(others.length), values))
      yield { seq: numberIn(row, "seq"), matches: numberIn(row, "matches") === 1 };
  }

  /** @throws SqliteError when it does not know the line */
  extentOf(seq: number): Extent {
    return { start: seq === 1 ? 0 : this.#endOf(seq - 1), end: this.#endOf(seq) };
  }

  /**
   * Takes a batch in, a few rows at a time, and pauses in between. Only with the last rows does the index reach
   * further; until then the new ones are passed over. A crash in between leaves rows behind, which come again with the
   * next attempt.
   */
  async take(batch: Batch, pause: () => Promise<void>): Promise<void> {
    const slices = Array.from({ length: SLICES }, (): number[] => []);
    for (const key of batch.lines.keys()) slices[Math.floor(key / KEYS_IN_SLICE)]?.push(key);
    for (const slice of slices) {
      await pause();
      // In their order in the database, so that each of its pages is written once.
      const keys = Float64Array.from(slice).toSorted();
      this.#connection.transaction(() => {
        for (const key of keys)
          for (const seq of batch.linesOf(key)) this.#connection.change(statements.insertKey, [key, seq]);
      });
    }
    for (let from = 0; from < batch.size; from += LINES_IN_SLICE) {
      await pause();
      this.#connection.transaction(() => this.#addLines(batch, from));
    }
    this.#connection.transaction(() => this.#finish(batch));
    this.#reach = batch.reach;
  }

  /** Makes the next start trust what is here. */
  close(trusted: boolean): void {
    try {
      if (!trusted) return;
      this.#connection.run("PRAGMA synchronous = FULL");
      this.#connection.emptyLog();
      this.#connection.change(statements.trust);
    } finally {
      this.#connection.close();
    }
  }

  #open(): Reach {
    const row = this.#connection.get(statements.reach);
    const layout = numberIn(row, "layout");
    const now = machineStart();
    if (layout === 0) {
      this.#connection.change(statements.begin, [LAYOUT, now, genesis.hash]);
      return { head: genesis, start: 0, end: 0 };
    }
    if (layout !== LAYOUT) throw new IndexDamaged("the index has another layout");
    const trusted = numberIn(row, "closed") === 1 || textIn(row, "machine_start") === now;
    if (!trusted) throw new IndexDamaged("the machine went down while the index was in use");
    this.#connection.change(statements.reopen, [now]);
    const head = { seq: numberIn(row, "seq"), hash: textIn(row, "hash") };
    return { head, start: numberIn(row, "line_start"), end: numberIn(row, "line_end") };
  }

  #endOf(seq: number): number {
    return numberIn(this.#connection.get(statements.end, [seq]), "end");
  }

  #addLines(batch: Batch, from: number): void {
    for (const [place, end] of batch.ends.slice(from, from + LINES_IN_SLICE).entries())
      this.#connection.change(statements.insertLine, [batch.after + 1 + from + place, end]);
  }

  #finish(batch: Batch): void {
    this.#connection.change(statements.clearOpenIntents);
    for (const { seq, eventId } of batch.openIntents)
      this.#connection.change(statements.insertOpenIntent, [seq, eventId]);
    const { head, start, end } = batch.reach;
    this.#connection.change(statements.advance, [head.seq, head.hash, start, end]);
  }
}

function connectionTo(file: string): Connection {
  try {
    return openConnection(file, {
      synchronous: "off",
      cacheKib: 16_384,
      prepare: (connection) => connection.run(createIndex),
    });
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(cause: unknown): Error {
  if (cause instanceof IndexDamaged || (cause instanceof SqliteError && cause.reason === "file")) return cause;
  return new IndexDamaged("the index cannot be read", { cause });
}
