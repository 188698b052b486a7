import { randomUUID } from "node:crypto";
import { setImmediate as nextTurn, setTimeout as wait } from "node:timers/promises";
import type { Gate } from "@mgp/adapter-kit";
import { type Call, StoreError } from "@mgp/core";
import type { RowChange, Group, State } from "./change.ts";
import type { MemoryTable } from "./memory-table.ts";
import type { Reader } from "./reader.ts";
import { type NewRow, revisionOf, type StoredRow } from "./rows.ts";
import { ROW_COLUMNS } from "./schema.ts";
import { readState } from "./state-reader.ts";
import { isConflict, toStoreError } from "./store-errors.ts";

/** The most changes in one commit, and the most text. */
const MOST_TOGETHER = 1_000;
const MOST_TEXT = 67_108_864;

/** How long a commit, or looking into what became of one, may take. */
const COMMIT_MS = 60_000;
const INQUIRY_MS = 5_000;

/** Others commit: they get a moment, a different one each time, so that two do not keep meeting. */
const LONGEST_PAUSE_MS = 20;

type Stage = "waiting" | "committing" | "settled";

interface Entry {
  readonly change: Omit<RowChange<unknown>, "decide">;
  /** Returns the row to put, and remembers the answer. */
  readonly decide: (state: State) => NewRow | undefined;
  /** Answers with what was decided last. */
  readonly settle: () => void;
  readonly fail: (error: StoreError) => void;
  stage: Stage;
}

interface Put {
  readonly entry: Entry;
  readonly row: StoredRow;
}

/**
 * Commits changes in order. A commit takes milliseconds whatever is in it, so those that wait share one: each record at
 * most once, and none that decides on what another of the same commit does. That also keeps apart the hinted inserts of
 * this process that share a match key.
 */
export class WriteQueue {
  readonly #table: MemoryTable;
  readonly #reader: Reader;
  readonly #gate: Gate;
  /** A lost answer may hide a commit there. */
  readonly #isRemote: boolean;
  readonly #onCommit: (rows: number) => void;
  readonly #waiting: Entry[] = [];
  /** Those of the commit that is under way. */
  #begun: readonly Entry[] = [];
  #isRunning = false;
  #turn: Promise<void> = Promise.resolve();

  constructor(
    table: MemoryTable,
    reader: Reader,
    gate: Gate,
    options: { readonly isRemote: boolean; readonly onCommit: (rows: number) => void },
  ) {
    this.#table = table;
    this.#reader = reader;
    this.#gate = gate;
    this.#isRemote = options.isRemote;
    this.#onCommit = options.onCommit;
  }

  /** Resolves with the answer, once it is true. */
  async submit<Result>(change: RowChange<Result>): Promise<Result> {
    const { promise, resolve, reject } = Promise.withResolvers<Result>();
    let answer: { readonly value: Result } | undefined;
    const entry: Entry = {
      change,
      decide: (state) => {
        const { result, row } = change.decide(state);
        answer = { value: result };
        return row;
      },
      settle: () => {
        entry.stage = "settled";
        if (answer !== undefined) resolve(answer.value);
      },
      fail: (error) => {
        entry.stage = "settled";
        reject(error);
      },
      stage: "waiting",
    };
    this.#waiting.push(entry);
    this.#start();
    return await this.#watched(entry, promise);
  }

  /** Runs work while nothing is committed here. */
  async exclusively<Result>(work: () => Promise<Result>): Promise<Result> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    await before;
    try {
      return await work();
    } finally {
      resolve();
    }
  }

  #start(): void {
    this.#run().catch((error: unknown) => this.#crashed(error));
  }

  async #run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    // The others of this turn of the event loop get in.
    await nextTurn();
    while (this.#waiting.length > 0)
      await this.exclusively(async () => {
        const batch = this.#take();
        this.#begun = batch;
        if (batch.length > 0) await this.#commit(batch);
      });
    this.#isRunning = false;
  }

  /** Those whose turn it was are told what is known of them; those that came later get theirs. */
  #crashed(error: unknown): void {
    this.#isRunning = false;
    for (const { fail, stage } of this.#begun) {
      if (stage === "waiting") fail(toStoreError(error));
      else if (stage === "committing") fail(unknownOutcome(error));
    }
    this.#begun = [];
    if (this.#waiting.length > 0) this.#start();
  }

  /** In order; what has to see the outcome of another stays for the next time, and so does what has to see that. */
  #take(): readonly Entry[] {
    const batch: Entry[] = [];
    const changed = new Set<string | Group>();
    let text = 0;
    this.#begun = this.#waiting.splice(0);
    const left = this.#begun.filter((entry) => {
      if (!this.#mayBegin(entry)) return false;
      const { key, preferredKey = key, sought, given, group, size } = entry.change;
      const mustWait =
        [key, preferredKey, ...sought].some((one) => changed.has(one)) || (group !== undefined && changed.has(group));
      for (const one of [key, ...given]) changed.add(one);
      if (!mustWait && batch.length < MOST_TOGETHER && (batch.length === 0 || text + size <= MOST_TEXT)) {
        batch.push(entry);
        text += size;
        return false;
      }
      if (group !== undefined) changed.add(group);
      return true;
    });
    this.#waiting.push(...left);
    return batch;
  }

  async #commit(batch: readonly Entry[]): Promise<void> {
    const puts = await this.#decide(batch);
    if (puts.length === 0) return;
    for (const { entry } of puts) entry.stage = "committing";
    try {
      const count = await this.#table.merge(
        puts.map(({ row }) => row),
        COMMIT_MS,
      );
      this.#onCommit(count);
      if (count === puts.length) for (const { entry } of puts) entry.settle();
      else await this.#separate(puts, (entry) => this.#again([entry]));
    } catch (error) {
      if (isConflict(error)) await this.#pauseBefore(puts.map(({ entry }) => entry));
      else await this.#inquire(puts, error);
    }
  }

  /** Answers those that change nothing. */
  async #decide(batch: readonly Entry[]): Promise<readonly Put[]> {
    const puts: Put[] = [];
    try {
      const changes = batch.map(({ change }) => change);
      const state = await readState(this.#table, this.#reader, changes, this.#callWithin(COMMIT_MS));
      for (const entry of batch) {
        const row = entry.decide(state);
        if (row === undefined) entry.settle();
        else puts.push({ entry, row: { ...row, stamp: randomUUID() } });
      }
      return puts;
    } catch (error) {
      const failure = toStoreError(error);
      for (const entry of batch) if (entry.stage === "waiting") entry.fail(failure);
      return [];
    }
  }

  /** Some of the rows were put, in others another process came first: those are found out, and handed over. */
  async #separate(puts: readonly Put[], handLost: (entry: Entry) => void): Promise<void> {
    try {
      const keys = new Set(puts.map(({ row }) => row.key));
      const rows = await this.#reader.rowsOf(keys, ROW_COLUMNS, this.#callWithin(INQUIRY_MS));
      for (const { entry, row } of puts) {
        if (isPut(row, rows.get(row.key))) entry.settle();
        else handLost(entry);
      }
    } catch (error) {
      const unknown = unknownOutcome(error);
      for (const { entry } of puts) entry.fail(unknown);
    }
  }

  /** The commit failed, or only its answer. */
  async #inquire(puts: readonly Put[], error: unknown): Promise<void> {
    await this.#separate(puts, (entry) =>
      entry.fail(this.#isRemote ? unknownOutcome(error) : toStoreError(error, "write")),
    );
  }

  async #pauseBefore(entries: readonly Entry[]): Promise<void> {
    this.#again(entries);
    await wait(Math.random() * LONGEST_PAUSE_MS);
  }

  /** Before all others, as they came before them. */
  #again(entries: readonly Entry[]): void {
    for (const entry of entries) if (entry.stage === "committing") entry.stage = "waiting";
    this.#waiting.unshift(...entries);
  }

  #mayBegin(entry: Entry): boolean {
    if (entry.stage === "settled") return false;
    try {
      this.#gate.check(entry.change.call);
      return true;
    } catch (error) {
      entry.fail(toStoreError(error));
      return false;
    }
  }

  /** When the caller goes away: nothing was begun, or its outcome is not known yet. */
  async #watched<Result>(entry: Entry, result: Promise<Result>): Promise<Result> {
    try {
      return await this.#gate.whileWaited(entry.change.call, result);
    } catch (error) {
      if (entry.stage === "committing") throw unknownOutcome(error);
      throw error;
    } finally {
      entry.stage = "settled";
    }
  }

  #callWithin(milliseconds: number): Call {
    return { signal: AbortSignal.timeout(milliseconds), deadline: this.#gate.now() + milliseconds };
  }
}

/** The row is ours, or a later one of ours: its record remembers the write. */
function isPut(row: StoredRow, stored: StoredRow | undefined): boolean {
  if (stored === undefined) return false;
  if (stored.stamp === row.stamp) return true;
  const writeId = row.kind === "record" ? row.record.writeIds.at(-1) : row.writeId;
  const isLater = stored.kind === "record" && revisionOf(stored) > revisionOf(row);
  return isLater && writeId !== undefined && stored.record.writeIds.includes(writeId);
}

function unknownOutcome(cause: unknown): StoreError {
  return new StoreError("unknown_outcome", "the write was sent to LanceDB, and its answer did not come", { cause });
}
