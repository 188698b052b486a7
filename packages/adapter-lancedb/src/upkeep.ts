import type { Table } from "@lancedb/lancedb";
import { guarded, type AdapterContext } from "@mgp/core";
import { indexVectorsIfLarge, VECTOR_INDEX, VECTORS_INDEXED_FROM } from "./indexes.ts";
import { isConflict } from "./store-errors.ts";

/** Each commit leaves a small file that reads have to look into, until they are joined and indexed. */
const COMMITS = 32;
const ROWS = 2_000;

/** It rests for so many times as long as it worked, so that it takes a third of the time at most. */
const REST = 2;

/** Old versions are kept for those who are still reading them. */
const KEPT_MS = 600_000;

/** The vectors are indexed anew when there are so many times as many as when they last were. */
const GROWTH = 4;

/** How often others may come first before the writers of this process have to wait for it. */
const MOST_LOSSES = 3;

type Exclusively = <Result>(work: () => Promise<Result>) => Promise<Result>;

/**
 * Joins files, brings indexes up to date and forgets old versions, in the background, one run at a time. Several
 * processes may do so: the second one loses its run, nothing else.
 */
export class Upkeep {
  readonly #table: Table;
  readonly #dimensions: number;
  readonly #log: AdapterContext["log"];
  readonly #exclusively: Exclusively;
  #commits = 0;
  #rows = 0;
  #losses = 0;
  #vectorsIndexed: number | undefined;
  #run: Promise<void> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(table: Table, dimensions: number, log: AdapterContext["log"], exclusively: Exclusively) {
    this.#table = table;
    this.#dimensions = dimensions;
    this.#log = log;
    this.#exclusively = exclusively;
  }

  noteCommit(rows: number): void {
    this.#commits += 1;
    this.#rows += rows;
    this.#beginIfNeeded();
  }

  /** To be called when the vector index is missing. */
  noteMissingIndex(): void {
    this.#vectorsIndexed = 0;
    this.#commits = COMMITS;
    this.#beginIfNeeded();
  }

  /** Resolves when none is running, and lets none begin. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#rest);
    await this.#run;
  }

  #beginIfNeeded(): void {
    const isNeeded = this.#commits >= COMMITS || this.#rows >= ROWS;
    if (this.#isClosed || this.#run !== undefined || this.#rest !== undefined || !isNeeded) return;
    this.#run = this.#runOnce();
  }

  async #runOnce(): Promise<void> {
    const begin = performance.now();
    this.#commits = 0;
    this.#rows = 0;
    try {
      if (this.#losses < MOST_LOSSES) await this.optimize();
      else await this.#exclusively(async () => await this.optimize());
      this.#losses = 0;
    } catch (error) {
      this.#losses += 1;
      // What is still to be done is done the next time.
      this.#commits = COMMITS;
      if (!isConflict(error)) this.#log("warn", "lancedb_upkeep_failed", { error: nameOf(error) });
    }
    this.#run = undefined;
    if (this.#isClosed) return;
    this.#rest = setTimeout(this.#endRest, REST * (performance.now() - begin)).unref();
  }

  readonly #endRest = guarded(
    () => {
      this.#rest = undefined;
      this.#beginIfNeeded();
    },
    (error) => this.#log("warn", "lancedb_upkeep_failed", { error: nameOf(error) }),
  );

  /** Makes the vector index where an earlier process dropped it for a purge and ended before it was made again. */
  async begin(): Promise<void> {
    const isMissing = (await this.#table.indexStats(VECTOR_INDEX)) === undefined;
    if (isMissing && (await this.#table.countRows()) >= VECTORS_INDEXED_FROM) this.noteMissingIndex();
  }

  /** Rejects with the driver's error. */
  async optimize(): Promise<void> {
    await this.#table.optimize({ cleanupOlderThan: new Date(Date.now() - KEPT_MS) });
    await this.#indexVectorsIfNeeded();
  }

  async #indexVectorsIfNeeded(): Promise<void> {
    this.#vectorsIndexed ??= (await this.#table.indexStats(VECTOR_INDEX))?.numIndexedRows ?? 0;
    const from = Math.max(VECTORS_INDEXED_FROM, this.#vectorsIndexed * GROWTH);
    this.#vectorsIndexed = (await indexVectorsIfLarge(this.#table, this.#dimensions, from)) ?? this.#vectorsIndexed;
  }
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
