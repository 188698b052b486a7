import { analyseAnew, type AnalysisRun, runReindex } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, type Reindexed, StoreError } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import { type Connection, inTransaction, underLock, withConnection } from "@mgp/postgres";
import { aloneOptions } from "./database.ts";
import { VectorColumns } from "./meaning/vector-columns.ts";
import type { ResolvedOptions } from "./options.ts";
import { numberIn } from "./rows.ts";
import { look, type Plan, runOn } from "./schema/migrate.ts";
import { planFor } from "./schema/prepare-schema.ts";
import { extensionOf, modelsIn } from "./schema/prepare-vectors.ts";
import { StoredWords } from "./searching/stored-words.ts";
import { writingFunctionsOf } from "./sql/functions.ts";
import { migrations } from "./sql/migrations.ts";
import { vectorStatements as statements } from "./sql/vectors.ts";

/**
 * Makes the words anew where they are old, each in its row; and gives every record a vector of the embedder's model, in
 * a column of its own beside the one in use, and then changes over in one transaction. What was made is kept when it is
 * stopped. Without an embedder vectors are left alone.
 */
export async function reindex(
  options: ResolvedOptions,
  embedder: Embedder | undefined,
  context: AdapterContext,
  run: AnalysisRun,
): Promise<Reindexed> {
  return await alone(options, context, run.call, async (connection, plan) => {
    await analyseAnew(new StoredWords(connection, plan.names), run);
    const vectors = await vectorsOf(connection, plan, embedder, run);
    return { records: numberIn((await connection.runText(statements.records(plan.names)))[0], "records"), vectors };
  });
}

/** From then on the store searches by words alone. */
export async function removeVectors(options: ResolvedOptions, context: AdapterContext, call: Call): Promise<void> {
  await alone(options, context, call, async (connection, { names }) => {
    const known = await modelsIn(connection, names);
    await inTransaction(runOn(connection), async () => {
      for (const text of [...statements.endWatch(names), statements.allowNoVectors(names)])
        await connection.runText(text);
      for (const text of writingFunctionsOf(names)) await connection.runText(text);
      for (const { number } of known) await connection.runText(statements.dropColumn(names, number));
      if (known.length > 0) await connection.runText(statements.forgetAll(names));
    });
  });
}

/** On a connection of its own, while no other gateway changes the schema. */
async function alone<Result>(
  options: ResolvedOptions,
  context: AdapterContext,
  call: Call,
  work: (connection: Connection, plan: Plan) => Promise<Result>,
): Promise<Result> {
  return await withConnection(aloneOptions(options, context), call, async (connection) => {
    const plan = planFor(options, context);
    if ((await look(connection, plan)).version !== migrations.length)
      throw new StoreError("misconfigured", "the schema is not up to date: run mgp-gateway migrate first");
    return await underLock(runOn(connection), plan.lock, async () => await work(connection, plan));
  });
}

async function vectorsOf(
  connection: Connection,
  { names }: Plan,
  embedder: Embedder | undefined,
  { gate, call, analyser, onProgress }: AnalysisRun,
): Promise<Reindexed["vectors"]> {
  if (embedder === undefined) return (await modelsIn(connection, names)).length > 0 ? "left" : "none";
  const extension = await extensionOf(connection);
  const columns = new VectorColumns({ connection, names, embedder, analyser, extension });
  const make = async (texts: readonly string[]): Promise<readonly Float32Array[]> =>
    await embedder.documents(texts, call);
  await runReindex(columns, { gate, call, make, onProgress });
  return "made";
}
