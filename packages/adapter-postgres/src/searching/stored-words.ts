import type { AnalysedStore, MakeForBatch, Progress, Words } from "@mgp/adapter-kit";
import type { Connection, PostgresRow } from "@mgp/postgres";
import { foundBy } from "../items.ts";
import { type Keys, recordBodies } from "../record-bodies.ts";
import { numberIn, textIn } from "../rows.ts";
import { analysisStatements as statements } from "../sql/analysis.ts";
import type { Names } from "../sql/names.ts";

/** The oldest version of the analyser that the words of a schema may be of. */
export async function analyserIn(connection: Connection, names: Names): Promise<number> {
  return numberIn((await connection.runText(statements.version(names)))[0], "analyser");
}

/** A statement is a transaction: a search sees a record with its old words or with its new ones. */
export class StoredWords implements AnalysedStore<Keys> {
  readonly name = "PostgreSQL";
  /** The gateways wait for as long as it takes to analyse so many. */
  readonly mostLeft = 1_000;
  readonly #connection: Connection;
  readonly #names: Names;
  /** Of what is written in one transaction, each needs a place of its own. */
  #place = 0;

  constructor(connection: Connection, names: Names) {
    this.#connection = connection;
    this.#names = names;
  }

  async analyserVersion(): Promise<number> {
    return await analyserIn(this.#connection, this.#names);
  }

  async progress(version: number): Promise<Progress> {
    const [row] = await this.#connection.runText(statements.progress(this.#names), [version]);
    return { done: numberIn(row, "done"), total: numberIn(row, "total") };
  }

  /** In the order of the primary key, so that it reads each record once. */
  async *missing(version: number, size: number): AsyncGenerator<Keys> {
    const text = statements.old(this.#names);
    let rows = await this.#connection.runText(text, ["", "", size, version]);
    for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
      yield rows;
      rows = await this.#connection.runText(text, [textIn(last, "tenant"), textIn(last, "memory_id"), size, version]);
    }
  }

  async fill(version: number, keys: Keys, make: MakeForBatch<Words>): Promise<void> {
    for await (const rows of recordBodies(this.#connection, this.#names, keys)) {
      const words = await make(rows.map((row) => textIn(row, "body")));
      await this.#connection.runText(statements.fill(this.#names), [...this.#valuesOf(rows, words), version]);
    }
  }

  /** In one transaction that keeps every gateway out. */
  async changeOver(version: number, finish: () => Promise<boolean>): Promise<boolean> {
    const begin = ["BEGIN", statements.lock(this.#names)];
    for (const text of begin) await this.#connection.runText(text);
    const isFinished = await finish();
    if (isFinished) {
      for (const text of statements.require(this.#names, version)) await this.#connection.runText(text);
      await this.#connection.runText(statements.keep(this.#names), [version]);
    }
    await this.#connection.runText(isFinished ? "COMMIT" : "ROLLBACK");
    return isFinished;
  }

  #valuesOf(rows: readonly PostgresRow[], words: readonly (Words | undefined)[]): readonly unknown[] {
    const found = words.map((each) => (each === undefined ? undefined : foundBy(each)));
    return [
      ...["tenant", "memory_id", "revision"].map((name) => rows.map((row) => row[name])),
      rows.map(() => this.#place++),
      found.map((each) => each?.open_length),
      found.map((each) => each?.full_length),
      found.map((each) => each?.tokens),
    ];
  }
}
