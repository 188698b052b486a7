import type { Connection, Table } from "@lancedb/lancedb";
import { Gate } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import type { About } from "./about.ts";
import { isRecord } from "./conditions.ts";
import { openConnection, openIfThere, openOrMake } from "./connection.ts";
import { indexVectorsIfLarge, makeIndexes } from "./indexes.ts";
import {
  endReindex,
  isSameModel,
  type Layout,
  newLayout,
  putLayout,
  putReindex,
  readLayout,
  readReindex,
  type Reindex,
} from "./layout.ts";
import { MemoryTable } from "./memory-table.ts";
import { openAbout } from "./open-database.ts";
import type { Setup } from "./options.ts";
import { RowCopier } from "./row-copier.ts";
import { memorySchema } from "./schema.ts";
import { seal, unseal } from "./seal.ts";
import { toStoreError } from "./store-errors.ts";

type OnProgress = (done: number, total: number) => void;

/** The table is made so that reads stay quick while it is filled: after so many commits. */
const COMMITS_UNTIL_TIDY = 20;

/** With fewer rows than this still to be copied, nobody has to wait long for the end. */
const FEW = 256;

/**
 * Makes the vectors of all records anew, in a table beside the one that is served. When little is left to do, that one
 * is sealed, what was written to it meanwhile is copied too, and the new one takes its place. A run that was killed is
 * gone on with.
 */
export async function reindex(
  setup: Setup,
  embedder: Embedder,
  context: AdapterContext,
  call: Call,
  onProgress: OnProgress,
): Promise<{ readonly records: number }> {
  const gate = new Gate("LanceDB", context.now);
  const connection = await openConnection(setup);
  try {
    const about = await openAbout(connection, setup);
    const from = await readLayout(about);
    if (from === undefined)
      throw new StoreError("misconfigured", "MGP_LANCEDB_DIR and MGP_LANCEDB_TABLE name no table of memories");
    const to = await targetOf(connection, about, setup, from, embedder);
    if (to !== undefined && to.table !== from.table) {
      await new Reindexing(connection, about, gate, { from, to }, embedder, onProgress).run(call);
    }
    if (to !== undefined) await end(connection, about, to);
    const current = await connection.openTable((to ?? from).table);
    return { records: await current.countRows(isRecord) };
  } catch (error) {
    throw toStoreError(error);
  } finally {
    connection.close();
  }
}

/** Where to: on with what was begun, or anew. `undefined`: the model was set back, and the vectors are there. */
async function targetOf(
  connection: Connection,
  about: About,
  { table }: Setup,
  from: Layout,
  embedder: Embedder,
): Promise<Reindex | undefined> {
  const begun = await readReindex(about);
  if (begun !== undefined && isSameModel(begun, embedder)) return begun;
  if (begun !== undefined) {
    // The table that is served is never the one to go.
    await end(connection, about, begun.table === from.table ? begun : { ...begun, replaces: begun.table });
    if (isSameModel(from, embedder)) {
      await unseal(await connection.openTable(from.table));
      return undefined;
    }
  }
  const to: Reindex = { ...newLayout(nextName(table, from.table), embedder), replaces: from.table };
  await dropIfThere(connection, to.table);
  await putReindex(about, to);
  return to;
}

/** `memories`, `memories__2`, `memories__3`: a name never means two tables. */
function nextName(table: string, current: string): string {
  const number = Number(/__(\d+)$/.exec(current.slice(table.length))?.[1] ?? 1);
  return `${table}__${String(number + 1)}`;
}

/** Removes the table that is not needed any more, then the note about it. */
async function end(connection: Connection, about: About, { replaces, feed }: Reindex): Promise<void> {
  await dropIfThere(connection, replaces);
  await about.remove(positionName(feed));
  await endReindex(about);
}

async function dropIfThere(connection: Connection, name: string): Promise<void> {
  if ((await openIfThere(connection, name)) !== undefined) await connection.dropTable(name);
}

/** Under which is noted how far the copying is. */
function positionName(feed: string): string {
  return `position_${feed}`;
}

class Reindexing {
  readonly #connection: Connection;
  readonly #about: About;
  readonly #gate: Gate;
  readonly #from: Layout;
  readonly #to: Reindex;
  readonly #embedder: Embedder;
  readonly #onProgress: OnProgress;
  #commits = 0;
  #done = 0;

  constructor(
    connection: Connection,
    about: About,
    gate: Gate,
    { from, to }: { readonly from: Layout; readonly to: Reindex },
    embedder: Embedder,
    onProgress: OnProgress,
  ) {
    this.#connection = connection;
    this.#about = about;
    this.#gate = gate;
    this.#from = from;
    this.#to = to;
    this.#embedder = embedder;
    this.#onProgress = onProgress;
  }

  async run(call: Call): Promise<void> {
    const source = await this.#connection.openTable(this.#from.table);
    const schema = memorySchema(this.#to.dimensions);
    const target = await openOrMake(this.#connection, this.#to.table, schema.schema);
    await makeIndexes(target);
    this.#done = await target.countRows();
    const from = new MemoryTable(source, memorySchema(this.#from.dimensions), this.#gate);
    const copier = new RowCopier(from, new MemoryTable(target, schema, this.#gate), this.#embedder);
    while ((await this.#copy(copier, target, call)) > FEW);
    await seal(source);
    await this.#copyTheRest(copier, source, target, call);
    await copier.dropForgotten(call);
    await target.optimize();
    await indexVectorsIfLarge(target, this.#to.dimensions);
    await putLayout(this.#about, this.#to);
    await this.#copyTheRest(copier, source, target, call);
  }

  /** A commit that began before the seal may end after it. */
  async #copyTheRest(copier: RowCopier, source: Table, target: Table, call: Call): Promise<void> {
    for (;;) {
      const version = await source.version();
      await this.#copy(copier, target, call);
      if ((await source.version()) === version) return;
    }
  }

  /** Returns how many rows it copied. */
  async #copy(copier: RowCopier, target: Table, call: Call): Promise<number> {
    const name = positionName(this.#to.feed);
    const before = this.#done;
    let copied = 0;
    await copier.copy(await this.#about.number(name), call, async (position, done, total) => {
      await this.#about.raise(name, position);
      copied = done;
      this.#done = before + done;
      this.#onProgress(before + done, before + total);
      this.#commits += 1;
      if (this.#commits % COMMITS_UNTIL_TIDY === 0) await target.optimize();
    });
    return copied;
  }
}
