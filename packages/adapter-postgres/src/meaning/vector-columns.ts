import { type MakeForBatch, type Progress, type ReindexStore, type ReindexState, wordsOf } from "@mgp/adapter-kit";
import type { Analyser } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import { type Connection, inTransaction, type PostgresRow } from "@mgp/postgres";
import { type Keys, recordBodies } from "../record-bodies.ts";
import { numberIn, textIn } from "../rows.ts";
import { runOn } from "../schema/migrate.ts";
import { addModel, isOf, type KnownModel, modelsIn, useModel } from "../schema/prepare-vectors.ts";
import type { Names, Vectors } from "../sql/names.ts";
import { vectorsOf, vectorStatements as statements } from "../sql/vectors.ts";
import { vectorText } from "./vector-text.ts";

/** What vectors are made with. */
interface VectorColumnsSetup {
  readonly connection: Connection;
  readonly names: Names;
  readonly embedder: Embedder;
  /** What says which text of a memory is embedded. */
  readonly analyser: Analyser;
  /** The schema of pgvector, quoted. */
  readonly extension: string;
}

/** Each model's vectors are in a column of their own; that of a model which is not ready is being filled. */
export class VectorColumns implements ReindexStore<KnownModel, Keys, Float32Array> {
  /** The gateways wait for as long as it takes to embed so many. */
  readonly mostLeft = 1_000;
  readonly #connection: Connection;
  readonly #names: Names;
  readonly #embedder: Embedder;
  readonly #analyser: Analyser;
  readonly #extension: string;

  constructor({ connection, names, embedder, analyser, extension }: VectorColumnsSetup) {
    this.#connection = connection;
    this.#names = names;
    this.#embedder = embedder;
    this.#analyser = analyser;
    this.#extension = extension;
  }

  async look(): Promise<ReindexState<KnownModel>> {
    const known = await modelsIn(this.#connection, this.#names);
    const isInUse = known.some((model) => model.ready && this.isWanted(model));
    return { isInUse, begun: known.find(({ ready }) => !ready) };
  }

  isWanted(model: KnownModel): boolean {
    return isOf(model, this.#embedder);
  }

  async discard({ number }: KnownModel): Promise<void> {
    await inTransaction(runOn(this.#connection), async () => {
      await this.#runAll(statements.endWatch(this.#names));
      await this.#connection.runText(statements.dropColumn(this.#names, number));
      await this.#connection.runText(statements.forget(this.#names), [number]);
    });
  }

  async begin(): Promise<KnownModel> {
    await this.#connection.runText(statements.table(this.#names));
    const last = (await modelsIn(this.#connection, this.#names)).at(-1);
    const { model, dimensions } = this.#embedder;
    const begun = { number: (last?.number ?? 0) + 1, model, dimensions, ready: false };
    await inTransaction(runOn(this.#connection), async () => {
      await addModel(this.#connection, this.#names, begun, this.#extension);
      await this.#runAll(statements.watch(this.#names, this.#vectorsOf(begun)));
    });
    return begun;
  }

  async progress(model: KnownModel): Promise<Progress> {
    const [row] = await this.#connection.runText(statements.progress(this.#names, this.#vectorsOf(model)));
    return { done: numberIn(row, "done"), total: numberIn(row, "total") };
  }

  /** In the order of the primary key, so that it reads each record once. */
  async *missing(model: KnownModel, size: number): AsyncGenerator<Keys> {
    const text = statements.missing(this.#names, this.#vectorsOf(model));
    let rows = await this.#connection.runText(text, ["", "", size]);
    for (let last = rows.at(-1); last !== undefined; last = rows.at(-1)) {
      yield rows;
      rows = await this.#connection.runText(text, [textIn(last, "tenant"), textIn(last, "memory_id"), size]);
    }
  }

  async fill(model: KnownModel, keys: Keys, make: MakeForBatch<Float32Array>): Promise<void> {
    for await (const rows of recordBodies(this.#connection, this.#names, keys)) {
      const made = await make(rows.map((row) => this.#textIn(row)));
      await this.#connection.runText(statements.fill(this.#names, this.#vectorsOf(model)), [
        ...["tenant", "memory_id", "revision"].map((name) => rows.map((row) => row[name])),
        made.map((vector) => (vector === undefined ? undefined : vectorText(vector))),
      ]);
    }
  }

  /** In one transaction that keeps every gateway out. */
  async changeOver(model: KnownModel, finish: () => Promise<boolean>): Promise<boolean> {
    // Before the gateways are kept out, because it takes longest.
    await this.#runAll(statements.addIndexes(this.#names, this.#vectorsOf(model)));
    await this.#runAll(["BEGIN", statements.lock(this.#names)]);
    const isFinished = await finish();
    if (isFinished) await this.#use(model);
    await this.#connection.runText(isFinished ? "COMMIT" : "ROLLBACK");
    return isFinished;
  }

  async #use(model: KnownModel): Promise<void> {
    const others = (await modelsIn(this.#connection, this.#names)).filter(({ number }) => number !== model.number);
    await this.#runAll(statements.endWatch(this.#names));
    await this.#runAll(others.map(({ number }) => statements.dropColumn(this.#names, number)));
    await useModel(this.#connection, this.#names, model, this.#extension);
  }

  async #runAll(texts: readonly string[]): Promise<void> {
    for (const text of texts) await this.#connection.runText(text);
  }

  #vectorsOf(model: KnownModel): Vectors {
    return vectorsOf(model, this.#extension);
  }

  /** What is no memory has no text either. */
  #textIn(row: PostgresRow): string {
    return wordsOf(textIn(row, "body"), this.#analyser)?.text ?? "";
  }
}
