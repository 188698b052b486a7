import {
  analyseAnew,
  type AnalysedStore,
  type AnalysisRun,
  type MakeForBatch,
  type Progress,
  type Words,
} from "@mgp/adapter-kit";
import type { Reindexed } from "@mgp/core";
import { type Connection, numberIn } from "@mgp/sqlite";
import { analyserIn, openDatabase, toStoreError } from "./open-database.ts";
import { analysis } from "./sql.ts";
import { type Held, toHeld, Writer } from "./writer.ts";

/** It has nothing else to do than to wait for gateways that write. */
const connectionMode = { busyTimeoutMs: 60_000, copiesLog: true };

/** Makes the words of a database anew, while gateways may use it. @throws StoreError as `analyseAnew` */
export async function reindex(path: string, run: AnalysisRun): Promise<Reindexed> {
  const { analyser, gate } = run;
  gate.check(run.call);
  const { database } = openDatabase(path, analyser, connectionMode);
  try {
    const words = new GraphWords(database, new Writer(database, gate.now, analyser.version));
    await analyseAnew(words, run);
    // What was taken out of the words is in the log until it is copied.
    database.emptyLog();
    return { records: (await words.progress(analyser.version)).total, vectors: "none" };
  } catch (error) {
    throw toStoreError(error);
  } finally {
    database.close();
  }
}

/** Words that were read and made, until they are written. */
interface Made {
  readonly tenant: number;
  readonly held: Held;
  readonly words: Words;
}

/** A batch is a transaction: a search sees a record with its old words or with its new ones. */
class GraphWords implements AnalysedStore<readonly number[]> {
  readonly name = "graph";
  /** Gateways that write wait for as long as it takes to analyse so many. */
  readonly mostLeft = 1_000;
  readonly #database: Connection;
  readonly #writer: Writer;
  #isLocked = false;

  constructor(database: Connection, writer: Writer) {
    this.#database = database;
    this.#writer = writer;
  }

  async analyserVersion(): Promise<number> {
    return await Promise.resolve(analyserIn(this.#database));
  }

  async progress(version: number): Promise<Progress> {
    const row = this.#database.get(analysis.progress, [version]);
    return await Promise.resolve({ done: numberIn(row, "done"), total: numberIn(row, "total") });
  }

  async *missing(version: number, size: number): AsyncGenerator<readonly number[]> {
    for (let last: number | undefined = 0; last !== undefined;) {
      const rows = this.#database.all(analysis.old, [last, version, size]);
      const documents = rows.map((row) => numberIn(row, "document"));
      if (documents.length > 0) yield await Promise.resolve(documents);
      last = documents.at(-1);
    }
  }

  async fill(_version: number, documents: readonly number[], make: MakeForBatch<Words>): Promise<void> {
    const all: Made[] = [];
    for (const document of documents) {
      const row = this.#database.get(analysis.record, [document]);
      if (row === undefined) continue;
      const held = toHeld(row);
      const [words] = await make([held.record.body]);
      all.push({ tenant: numberIn(row, "tenant"), held: { ...held, record: { ...held.record, body: "" } }, words });
    }
    const write = (): void => {
      for (const { tenant, held, words } of all) if (this.#isAsRead(held)) this.#writer.analyse(tenant, held, words);
    };
    if (this.#isLocked) write();
    else this.#database.transaction(write);
  }

  async changeOver(version: number, finish: () => Promise<boolean>): Promise<boolean> {
    this.#database.begin();
    this.#isLocked = true;
    try {
      const isFinished = await finish();
      if (isFinished) this.#database.change(analysis.keep, [version]);
      this.#database.commit();
      return isFinished;
    } catch (error) {
      this.#database.rollBack();
      throw error;
    } finally {
      this.#isLocked = false;
    }
  }

  #isAsRead({ document, record: { revision } }: Held): boolean {
    const row = this.#database.get(analysis.revision, [document]);
    return row !== undefined && numberIn(row, "revision") === revision;
  }
}
