import { StoreError } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import { type Connection, inTransaction, underLock } from "@mgp/postgres";
import { numberIn, textIn } from "../rows.ts";
import { writingFunctionsOf } from "../sql/functions.ts";
import type { Names } from "../sql/names.ts";
import { type Model, vectorsOf, vectorStatements as statements } from "../sql/vectors.ts";
import { type Plan, runOn } from "./migrate.ts";

/** A model of the store's vectors; not ready: a reindex is under way. */
export interface KnownModel extends Model {
  readonly ready: boolean;
}

/**
 * The names of the store, with where its vectors are. A new store gets a place for them; one whose records have none,
 * or those of another model, is refused: it would find only a part.
 */
export async function prepareVectors(
  connection: Connection,
  plan: Plan,
  embedder: Embedder | undefined,
): Promise<Names> {
  const current = (await modelsIn(connection, plan.names)).find(({ ready }) => ready);
  if (embedder === undefined) {
    if (current === undefined) return plan.names;
    throw misconfigured(
      "the schema has vectors, and MGP_POSTGRES_EMBEDDING_PROVIDER is not set: set it, or run mgp-gateway reindex --remove-vectors",
    );
  }
  const extension = await extensionOf(connection);
  if (current !== undefined && isOf(current, embedder)) return withVectors(plan.names, current, extension);
  if (current !== undefined) throw ofAnother(current, embedder);
  return await underLock(runOn(connection), plan.lock, async () => {
    // Another gateway may have been here meanwhile.
    const now = (await modelsIn(connection, plan.names)).find(({ ready }) => ready);
    if (now !== undefined && isOf(now, embedder)) return withVectors(plan.names, now, extension);
    const [row] = await connection.runText(statements.hasRecords(plan.names));
    if (now !== undefined || row?.["held"] === true) throw withoutVectors(embedder);
    const model = { number: 1, model: embedder.model, dimensions: embedder.dimensions };
    await inTransaction(runOn(connection), async () => {
      await connection.runText(statements.table(plan.names));
      await addModel(connection, plan.names, model, extension);
      await useModel(connection, plan.names, model, extension);
    });
    return withVectors(plan.names, model, extension);
  });
}

/** Oldest first; none where there never was one. */
export async function modelsIn(connection: Connection, names: Names): Promise<readonly KnownModel[]> {
  const [found] = await connection.runText(statements.hasTable, [names.schema]);
  if (found?.["made"] !== true) return [];
  return (await connection.runText(statements.models(names))).map((row) => ({
    number: numberIn(row, "number"),
    model: textIn(row, "model"),
    dimensions: numberIn(row, "dimensions"),
    ready: row["ready"] === true,
  }));
}

/** The schema of pgvector, quoted. */
export async function extensionOf(connection: Connection): Promise<string> {
  const [row] = await connection.runText(statements.extension);
  if (row !== undefined) return textIn(row, "schema");
  throw misconfigured(
    "MGP_POSTGRES_EMBEDDING_PROVIDER is set, and the database of MGP_POSTGRES_DSN has no pgvector: run CREATE EXTENSION vector there, or leave the setting out",
  );
}

/** A place for a model's vectors. */
export async function addModel(connection: Connection, names: Names, model: Model, extension: string): Promise<void> {
  await connection.runText(statements.add(names), [model.number, model.model, model.dimensions, false]);
  await connection.runText(statements.addColumn(names, vectorsOf(model, extension)));
}

/** From here on the store's vectors are this model's. */
export async function useModel(connection: Connection, names: Names, model: Model, extension: string): Promise<void> {
  const vectors = vectorsOf(model, extension);
  const functions = writingFunctionsOf(withVectors(names, model, extension));
  for (const text of [
    ...statements.addIndexes(names, vectors),
    ...functions,
    ...statements.requireVectors(names, vectors),
  ])
    await connection.runText(text);
  await connection.runText(statements.keep(names), [model.number]);
}

function withVectors(names: Names, model: Model, extension: string): Names {
  return { ...names, vectors: vectorsOf(model, extension) };
}

export function isOf(model: Model, embedder: Embedder): boolean {
  return model.model === embedder.model && model.dimensions === embedder.dimensions;
}

function ofAnother(current: Model, embedder: Embedder): StoreError {
  return misconfigured(
    `the schema has vectors of ${describe(current)}, and MGP_POSTGRES_EMBEDDING_MODEL is ${describe(embedder)}: configure the former, or run mgp-gateway reindex`,
  );
}

function withoutVectors(embedder: Embedder): StoreError {
  return misconfigured(
    `the schema has records without vectors of ${describe(embedder)}: run mgp-gateway reindex, which makes them`,
  );
}

function describe({ model, dimensions }: Pick<Model, "model" | "dimensions">): string {
  return `${model} with ${String(dimensions)} dimensions`;
}

function misconfigured(message: string): StoreError {
  return new StoreError("misconfigured", message);
}
