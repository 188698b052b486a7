import type { Connection, Table } from "@lancedb/lancedb";
import { checkAnalyser } from "@mgp/adapter-kit";
import { type Analyser, StoreError } from "@mgp/core";
import { About } from "./about.ts";
import { openConnection, openIfThere, openOrMake } from "./connection.ts";
import { makeIndexes } from "./indexes.ts";
import {
  agreeOnLayout,
  isSameModel,
  type Layout,
  type Making,
  type Model,
  modelOf,
  modelText,
  newLayout,
  readLayout,
} from "./layout.ts";
import type { Setup } from "./options.ts";
import { aboutSchema, type MemorySchema, memorySchema } from "./schema.ts";
import { isSealed } from "./seal.ts";
import { toStoreError } from "./store-errors.ts";

/** A database whose vectors are those of the embedder. */
export interface Database {
  readonly connection: Connection;
  readonly about: About;
  readonly layout: Layout;
  readonly memories: Table;
  readonly schema: MemorySchema;
}

/**
 * Opens the tables, and makes them where there are none.
 *
 * @throws StoreError `misconfigured` when the vectors are of another model, the tokens of a newer analyser, or a reindex has not ended
 */
export async function openDatabase(setup: Setup, model: Model, analyser: Analyser): Promise<Database> {
  try {
    const connection = await openConnection(setup);
    const about = await openAbout(connection, setup);
    const layout = await layoutFor(connection, about, setup, { ...modelOf(model), analyser: analyser.version });
    checkAnalyser("LanceDB", layout.analyser, analyser);
    const schema = memorySchema(layout.dimensions);
    const memories = await openOrMake(connection, layout.table, schema.schema);
    if (await isSealed(memories))
      throw new StoreError(
        "misconfigured",
        "a reindex of the LanceDB table is not complete: run mgp-gateway reindex, which continues it",
      );
    await makeIndexes(memories);
    return { connection, about, layout, memories, schema };
  } catch (error) {
    throw toStoreError(error);
  }
}

export async function openAbout(connection: Connection, { table }: Setup): Promise<About> {
  return new About(await openOrMake(connection, `${table}__about`, aboutSchema));
}

async function layoutFor(connection: Connection, about: About, { table }: Setup, model: Making): Promise<Layout> {
  const layout = (await readLayout(about)) ?? (await firstLayout(connection, about, table, model));
  if (!isSameModel(layout, model))
    throw new StoreError(
      "misconfigured",
      `the LanceDB table holds vectors of ${modelText(layout)}, but MGP_LANCEDB_EMBEDDING_PROVIDER, _MODEL and _DIM now say ${modelText(model)}: set them back, or run mgp-gateway reindex`,
    );
  return layout;
}

async function firstLayout(connection: Connection, about: About, table: string, model: Making): Promise<Layout> {
  if ((await openIfThere(connection, table)) !== undefined && (await readLayout(about)) === undefined)
    throw new StoreError("misconfigured", "MGP_LANCEDB_TABLE names a table that another program made: name another");
  return await agreeOnLayout(about, newLayout(table, model));
}
