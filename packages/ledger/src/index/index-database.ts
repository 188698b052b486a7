import { DatabaseSync, type SQLOutputValue, type StatementSync } from "node:sqlite";
import { genesis } from "@mgp/governance";
import { createPrivately } from "@mgp/sqlite";
import { firstFrom, type Batch, type Extent, type OpenIntent, type Reach } from "./batch.ts";
import { machineStart } from "./machine-start.ts";
import { closeIndex, createIndex, statements } from "./sql.ts";

/** The index cannot be used; it is made again from the log. */
export class IndexDamaged extends Error {
  override readonly name = "IndexDamaged";
}

/** Raised when the layout changes: an index of another layout is made again. */
const LAYOUT = 1;
/** Into so many transactions a flush is cut, by key; their size is how long the event loop is held at a time. */
const SLICES = 128;
const KEYS_IN_SLICE = 2 ** 53 / SLICES;
const LINES_IN_BLOCK = 256;
const POSTINGS_IN_ROW = 512;

/** A stretch of one key's list, as it lies in one row: a first line, and how far the others are from it. */
export interface Stretch {
  readonly first: number;
  readonly distances: Uint32Array;
}

/** The first line of the stretch from `seq` on; infinity when there is none. */
export function seekStretch({ first, distances }: Stretch, seq: number): number {
  return seq <= first ? first : first + firstFrom(distances, seq - first);
}

/**
 * The part of the index that is on disk. It can be made again from the log at any time, so nothing in it is ever
 * synced while the gateway runs; a crash of the machine makes it void, a crash of the process does not.
 */
export class IndexDatabase {
  /** What was open at the end of what the index held when it was opened. */
  readonly openIntents: readonly OpenIntent[];
  readonly #database: DatabaseSync;
  readonly #reachRow: StatementSync;
  readonly #stretchAt: StatementSync;
  readonly #stretchAfter: StatementSync;
  readonly #extent: StatementSync;
  #reach: Reach;

  /** @throws IndexDamaged when there is no usable index in this file */
  constructor(file: string) {
    createPrivately(file);
    this.#database = new DatabaseSync(file);
    try {
      this.#database.exec(createIndex);
      this.#reachRow = this.#database.prepare(statements.reach);
      this.#stretchAt = this.#database.prepare(statements.stretchAt);
      this.#stretchAfter = this.#database.prepare(statements.stretchAfter);
      this.#extent = this.#database.prepare(statements.extent);
      this.#reach = this.#open();
      const rows = this.#database.prepare(statements.openIntents).all();
      this.openIntents = rows.map((row) => ({ seq: asNumber(row["seq"]), eventId: asText(row["event_id"]) }));
    } catch (error) {
      this.#database.close();
      throw error instanceof IndexDamaged ? error : new IndexDamaged("the index cannot be read", { cause: error });
    }
  }

  /** What the index knows: everything up to here, and nothing beyond. */
  get reach(): Reach {
    return this.#reach;
  }

  /** The stretch that `seq` falls into, or the next one; `undefined`: nothing of this key from `seq` on. */
  stretchFrom(key: number, seq: number): Stretch | undefined {
    const at = this.#stretchAt.get(key, seq);
    if (at !== undefined) {
      const stretch = asStretch(at);
      if (seekStretch(stretch, seq) !== Infinity) return stretch;
    }
    const after = this.#stretchAfter.get(key, seq);
    return after === undefined ? undefined : asStretch(after);
  }

  extentOf(seq: number): Extent {
    const row = this.#extent.get(seq);
    if (row === undefined) throw new IndexDamaged(`line ${seq} is in no block`);
    const start = asNumber(row["start"]);
    // The end of the line before, and of this one; the first line of a block begins where the block does.
    const ends = asNumbers(row["ends"]);
    const end = ends.at(-1);
    if (end === undefined) throw new IndexDamaged(`line ${seq} is in no block`);
    return { start: ends.length === 1 ? start : start + (ends[0] ?? 0), end: start + end };
  }

  /**
   * Takes a batch in, a few rows at a time, and pauses in between. Only with the last rows does the index reach
   * further; until then nobody looks at the new ones. A crash in between leaves rows behind that the next attempt
   * covers: it begins at the same line and holds at least as many, so that every row comes again, as long or longer.
   */
  async take(batch: Batch, pause: () => Promise<void>): Promise<void> {
    const insert = this.#database.prepare(statements.insertPosting);
    const slices = Array.from({ length: SLICES }, (): number[] => []);
    for (const key of batch.postings.keys()) slices[Math.floor(key / KEYS_IN_SLICE)]?.push(key);
    for (const slice of slices) {
      await pause();
      // In their order in the database, so that each of its pages is written once.
      const keys = Float64Array.from(slice).toSorted();
      this.#inTransaction(() => {
        for (const key of keys) {
          const found = batch.postings.get(key);
          if (found === undefined) continue;
          if (typeof found === "number") insert.run(key, found, null);
          else insertList(insert, key, found);
        }
      });
    }
    await pause();
    this.#inTransaction(() => this.#finish(batch));
  }

  /** Makes the next start trust what is here. */
  close(trusted: boolean): void {
    try {
      if (trusted) this.#database.exec(closeIndex);
    } finally {
      this.#database.close();
    }
  }

  #open(): Reach {
    const row = this.#reachRow.get();
    if (row === undefined) throw new IndexDamaged("the index is empty");
    const now = machineStart();
    if (row["layout"] === 0) {
      this.#database.prepare(statements.begin).run(LAYOUT, now, genesis.hash);
      return { head: genesis, start: 0, end: 0 };
    }
    if (row["layout"] !== LAYOUT) throw new IndexDamaged("the index has another layout");
    const trusted = row["closed"] === 1 || row["machine_start"] === now;
    if (!trusted) throw new IndexDamaged("the machine went down while the index was in use");
    this.#database.prepare(statements.reopen).run(now);
    const head = { seq: asNumber(row["seq"]), hash: asText(row["hash"]) };
    return { head, start: asNumber(row["line_start"]), end: asNumber(row["line_end"]) };
  }

  #finish(batch: Batch): void {
    const insertBlock = this.#database.prepare(statements.insertBlock);
    for (let from = 0; from < batch.size; from += LINES_IN_BLOCK) {
      const start = batch.ends[from - 1] ?? batch.start;
      const ends = Uint32Array.from(batch.ends.slice(from, from + LINES_IN_BLOCK), (end) => end - start);
      insertBlock.run(batch.after + 1 + from, start, new Uint8Array(ends.buffer));
    }
    this.#database.exec(statements.clearOpenIntents);
    const insertOpen = this.#database.prepare(statements.insertOpenIntent);
    for (const { seq, eventId } of batch.openIntents) insertOpen.run(seq, eventId);
    const { head, start, end } = batch.reach;
    this.#database.prepare(statements.advance).run(head.seq, head.hash, start, end);
    this.#reach = batch.reach;
  }

  #inTransaction(work: () => void): void {
    this.#database.exec("BEGIN");
    try {
      work();
      this.#database.exec("COMMIT");
    } catch (error) {
      this.#database.exec("ROLLBACK");
      throw error;
    }
  }
}

function insertList(insert: StatementSync, key: number, list: readonly number[]): void {
  for (let from = 0; from < list.length; from += POSTINGS_IN_ROW) {
    const [first = 0, ...more] = list.slice(from, from + POSTINGS_IN_ROW);
    const distances = Uint32Array.from(more, (seq) => seq - first);
    insert.run(key, first, distances.length === 0 ? null : new Uint8Array(distances.buffer));
  }
}

type Row = Record<string, SQLOutputValue>;

function asStretch(row: Row): Stretch {
  return { first: asNumber(row["first"]), distances: row["more"] === null ? none : asNumbers(row["more"]) };
}

const none = new Uint32Array();

function asNumber(value: SQLOutputValue | undefined): number {
  if (typeof value !== "number") throw new IndexDamaged("a number was expected");
  return value;
}

function asText(value: SQLOutputValue | undefined): string {
  if (typeof value !== "string") throw new IndexDamaged("a text was expected");
  return value;
}

function asNumbers(value: SQLOutputValue | undefined): Uint32Array {
  if (!(value instanceof Uint8Array)) throw new IndexDamaged("a list was expected");
  return new Uint32Array(value.slice().buffer);
}
