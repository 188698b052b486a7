import { Gate, runReindex } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import { type Connection, inTransaction, underLock, withConnection } from "@mgp/postgres";
import { aloneOptions } from "../database.ts";
import type { ResolvedOptions } from "../options.ts";
import { numberIn } from "../rows.ts";
import { look, type Plan, runOn } from "../schema/migrate.ts";
import { planFor } from "../schema/prepare-schema.ts";
import { extensionOf, modelsIn } from "../schema/prepare-vectors.ts";
import { writingFunctionsOf } from "../sql/functions.ts";
import { migrations } from "../sql/migrations.ts";
import { vectorStatements as statements } from "../sql/vectors.ts";
import { VectorColumns } from "./vector-columns.ts";

/**
 * Gives every record a vector of the embedder's model, in a column of its own beside the one in use, and then changes
 * over in one transaction. What was made is kept when it is stopped. Without an embedder all vectors are removed.
 */
export async function reindex(
  options: ResolvedOptions,
  embedder: Embedder | undefined,
  context: AdapterContext,
  call: Call,
  onProgress: (done: number, total: number) => void,
): Promise<{ readonly records: number }> {
  const gate = new Gate("PostgreSQL", context.now);
  return await withConnection(aloneOptions(options, context), call, async (connection) => {
    const plan = planFor(options, context);
    if ((await look(connection, plan)).version !== migrations.length)
      throw new StoreError("misconfigured", "the schema is not up to date: run mgp-gateway migrate first");
    return await underLock(runOn(connection), plan.lock, async () => {
      if (embedder === undefined) return await removeVectors(connection, plan);
      const columns = new VectorColumns(connection, plan.names, embedder, await extensionOf(connection));
      const make = async (texts: readonly string[]) => await embedder.documents(texts, call);
      await runReindex(columns, { gate, call, make, onProgress });
      return { records: numberIn((await connection.runText(statements.records(plan.names)))[0], "records") };
    });
  });
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
