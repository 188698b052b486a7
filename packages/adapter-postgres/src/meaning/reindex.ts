import { Gate } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, conforms, searchableOf, StoreError } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import { type Connection, inTransaction, underLock, withConnection } from "@mgp/postgres";
import type { Row } from "@mgp/postgres";
import { aloneOptions } from "../database.ts";
import type { ResolvedOptions } from "../options.ts";
import { numberIn, textIn } from "../rows.ts";
import { look, type Plan, runOn } from "../schema/migrate.ts";
import { planFor } from "../schema/prepare-schema.ts";
import { addModel, extensionOf, isOf, type KnownModel, modelsIn, useModel } from "../schema/prepare-vectors.ts";
import { writingFunctionsOf } from "../sql/functions.ts";
import { migrations } from "../sql/migrations.ts";
import type { Vectors } from "../sql/names.ts";
import { vectorsOf, vectorStatements as statements } from "../sql/vectors.ts";
import { vectorText } from "./vector-text.ts";

/** How many records are embedded in one go, and so how much of the work a kill can cost. */
const EMBEDDED_TOGETHER = 256;

/** So many may be left when the gateways are kept out for the change of models. */
const LEFT_FOR_THE_END = 1_000;

type Report = (done: number, total: number) => void;

interface Work {
  readonly connection: Connection;
  readonly plan: Plan;
  readonly embedder: Embedder;
  readonly vectors: Vectors;
  readonly gate: Gate;
  readonly call: Call;
}

/**
 * Gives every record a vector of the embedder's model, in a column of its own beside the one in use, and then changes
 * over in one transaction. What was made is kept when it is stopped. Without an embedder all vectors are removed.
 */
export async function reindex(
  options: ResolvedOptions,
  embedder: Embedder | undefined,
  context: AdapterContext,
  call: Call,
  onProgress: Report,
): Promise<{ readonly records: number }> {
  const gate = new Gate("PostgreSQL", context.now);
  return await withConnection(aloneOptions(options, context), call, async (connection) => {
    const plan = planFor(options, context);
    if ((await look(connection, plan)).version !== migrations.length)
      throw new StoreError("misconfigured", "the schema is not up to date: run mgp-gateway migrate first");
    return await underLock(runOn(connection), plan.lock, async () => {
      if (embedder === undefined) return await removeVectors(connection, plan);
      const extension = await extensionOf(connection);
      const model = await begin(connection, plan, embedder, extension);
      const work = { connection, plan, embedder, gate, call, vectors: vectorsOf(model, extension) };
      for (;;) {
        await fillAll(work, onProgress);
        if (await changeOver(work, model, extension)) break;
      }
      const records = numberIn((await connection.runText(statements.progress(plan.names, work.vectors)))[0], "total");
      onProgress(records, records);
      return { records };
    });
  });
}

/** The model whose vectors are to be made: one that was begun before, or a new one. */
async function begin(
  connection: Connection,
  { names }: Plan,
  embedder: Embedder,
  extension: string,
): Promise<KnownModel> {
  await connection.runText(statements.table(names));
  const known = await modelsIn(connection, names);
  const begun = known.find((model) => isOf(model, embedder));
  const number = begun?.number ?? (known.at(-1)?.number ?? 0) + 1;
  const model = begun ?? { number, model: embedder.model, dimensions: embedder.dimensions, ready: false };
  await inTransaction(runOn(connection), async () => {
    for (const { number: other, ready } of known)
      if (!ready && other !== number) await connection.runText(statements.dropColumn(names, other));
    await connection.runText(statements.forget(names), [number]);
    if (begun === undefined) await addModel(connection, names, model, extension);
    for (const text of statements.watch(names, vectorsOf(model, extension))) await connection.runText(text);
  });
  return model;
}

/** In the order of the primary key, so that it reads each record once. */
async function fillAll(work: Work, onProgress: Report): Promise<void> {
  const { connection, plan, vectors, gate, call } = work;
  const [counted] = await connection.runText(statements.progress(plan.names, vectors));
  const total = numberIn(counted, "total");
  let done = numberIn(counted, "done");
  let last: Row | undefined;
  for (;;) {
    gate.check(call);
    onProgress(Math.min(done, total), total);
    const after = last === undefined ? ["", ""] : [textIn(last, "tenant"), textIn(last, "memory_id")];
    const rows = await connection.runText(statements.missing(plan.names, vectors), [...after, EMBEDDED_TOGETHER]);
    if (rows.length === 0) return;
    await fill(work, rows);
    done += rows.length;
    last = rows.at(-1);
  }
}

async function fill({ connection, plan, embedder, vectors, call }: Work, rows: readonly Row[]): Promise<void> {
  const made = await embedder.documents(rows.map(textToEmbed), call);
  await connection.runText(statements.fill(plan.names, vectors), [
    rows.map((row) => row["tenant"]),
    rows.map((row) => row["memory_id"]),
    rows.map((row) => row["body"]),
    made.map(vectorText),
  ]);
}

/** What is no memory any more has no words either. */
function textToEmbed(row: Row): string {
  const body: unknown = JSON.parse(textIn(row, "body"));
  return conforms("memory-object", body) ? searchableOf(body).text : "";
}

/** With every gateway kept out. False: too much was written meanwhile, and the rest has to be made first. */
async function changeOver(work: Work, model: KnownModel, extension: string): Promise<boolean> {
  const { connection, plan, vectors } = work;
  const { names } = plan;
  // Made before anybody is kept out: it takes longest.
  await connection.runText(statements.addIndex(names, vectors));
  await connection.runText("BEGIN");
  await connection.runText(statements.lock(names));
  const left = await connection.runText(statements.missing(names, vectors), ["", "", LEFT_FOR_THE_END + 1]);
  if (left.length > LEFT_FOR_THE_END) {
    await connection.runText("ROLLBACK");
    return false;
  }
  if (left.length > 0) await fill(work, left);
  for (const text of statements.endWatch(names)) await connection.runText(text);
  for (const { number } of await modelsIn(connection, names))
    if (number !== model.number) await connection.runText(statements.dropColumn(names, number));
  await useModel(connection, names, model, extension);
  await connection.runText("COMMIT");
  return true;
}

async function removeVectors(connection: Connection, { names }: Plan): Promise<{ readonly records: number }> {
  const known = await modelsIn(connection, names);
  await inTransaction(runOn(connection), async () => {
    for (const text of [...statements.endWatch(names), statements.allowNoVectors(names)])
      await connection.runText(text);
    for (const text of writingFunctionsOf(names)) await connection.runText(text);
    for (const { number } of known) await connection.runText(statements.dropColumn(names, number));
    if (known.length > 0) await connection.runText(statements.forgetAll(names));
  });
  return { records: 0 };
}
