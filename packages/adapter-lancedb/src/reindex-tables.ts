import type { Connection } from "@lancedb/lancedb";
import {
  type Gate,
  type MakeForBatch,
  type Progress,
  type ReindexStore,
  slicesOf,
  type ReindexState,
} from "@mgp/adapter-kit";
import type { Analyser, Call } from "@mgp/core";
import type { About } from "./about.ts";
import { openIfThere, openOrMake } from "./connection.ts";
import { indexVectorsIfLarge, makeIndexes } from "./indexes.ts";
import {
  endReindex,
  isSameModel,
  type Layout,
  type Making,
  newLayout,
  putLayout,
  putReindex,
  readReindex,
  type Reindex,
} from "./layout.ts";
import { MemoryTable } from "./memory-table.ts";
import { type Placed, RowCopier } from "./row-copier.ts";
import { memorySchema } from "./schema.ts";
import { seal, unseal } from "./seal.ts";

/** The table is made so that reads stay quick while it is filled: after so many commits. */
const COMMITS_UNTIL_TIDY = 20;

/** What a reindex works on. */
export interface ReindexSetting {
  readonly connection: Connection;
  readonly about: About;
  readonly gate: Gate;
  readonly call: Call;
  /** What is served when the run begins. */
  readonly from: Layout;
  /** What is to be made. */
  readonly wanted: Making;
  readonly analyser: Analyser;
  /** Of the first table; those that take its place have it with a number. */
  readonly name: string;
}

/**
 * What each model and each analyser makes is in a table of its own. Which one is being filled stands in the database, and up to which
 * position of the change feed; what changes meanwhile stands behind that.
 */
export class ReindexTables implements ReindexStore<Reindex, readonly Placed[], Float32Array> {
  /** A gateway that is locked out has to be restarted, and reads go on: none waits. */
  readonly mostLeft: number = Number.POSITIVE_INFINITY;
  readonly #setting: ReindexSetting;
  #copier: Promise<RowCopier> | undefined;
  #commits = 0;

  constructor(setting: ReindexSetting) {
    this.#setting = setting;
  }

  async look(): Promise<ReindexState<Reindex>> {
    const { about, from } = this.#setting;
    const isInUse = this.#isMade(from);
    const begun = await readReindex(about);
    if (begun?.table !== from.table) return { isInUse, begun };
    await this.#end(begun, begun.replaces);
    return { isInUse, begun: undefined };
  }

  isWanted(begun: Reindex): boolean {
    return this.#isMade(begun);
  }

  async discard(begun: Reindex): Promise<void> {
    const { connection, from } = this.#setting;
    await unseal(await connection.openTable(from.table));
    await this.#end(begun, begun.table);
  }

  async begin(): Promise<Reindex> {
    const { connection, about, from, wanted, name } = this.#setting;
    const to: Reindex = { ...newLayout(nextName(name, from.table), wanted), replaces: from.table };
    await dropIfThere(connection, to.table);
    await putReindex(about, to);
    return to;
  }

  async progress(to: Reindex): Promise<Progress> {
    const { source, target } = await this.#copierTo(to);
    const { call } = this.#setting;
    return { done: await target.count("true", call), total: await source.count("true", call) };
  }

  async *missing(to: Reindex, size: number): AsyncGenerator<readonly Placed[]> {
    const copier = await this.#copierTo(to);
    const placed = await copier.changedSince(await this.#setting.about.number(positionName(to)));
    for (let start = 0; start < placed.length; start += size) yield placed.slice(start, start + size);
  }

  async fill(to: Reindex, batch: readonly Placed[], make: MakeForBatch<Float32Array>): Promise<void> {
    const copier = await this.#copierTo(to);
    for (const some of slicesOf(batch, ({ bytes }) => bytes)) {
      await copier.copy(some, make);
      await this.#setting.about.raise(positionName(to), some.at(-1)?.position ?? 0);
      this.#commits += 1;
      if (this.#commits % COMMITS_UNTIL_TIDY === 0) await copier.target.table.optimize();
    }
  }

  async changeOver(to: Reindex, finish: () => Promise<boolean>): Promise<boolean> {
    const copier = await this.#copierTo(to);
    const { source, target } = copier;
    await seal(source.table);
    await untilStill(source, finish);
    await copier.dropForgotten();
    await target.table.optimize();
    await indexVectorsIfLarge(target.table, to.dimensions);
    await putLayout(this.#setting.about, to);
    await untilStill(source, finish);
    await this.#end(to, to.replaces);
    return true;
  }

  async #copierTo(to: Reindex): Promise<RowCopier> {
    this.#copier ??= this.#openTables(to);
    return await this.#copier;
  }

  async #openTables(to: Reindex): Promise<RowCopier> {
    const { connection, from, gate, call, analyser } = this.#setting;
    const schema = memorySchema(to.dimensions);
    const target = await openOrMake(connection, to.table, schema.schema);
    await makeIndexes(target);
    const source = new MemoryTable(await connection.openTable(from.table), memorySchema(from.dimensions), gate);
    const tables = { source, target: new MemoryTable(target, schema, gate) };
    return new RowCopier({ ...tables, analyser, keepsVectors: isSameModel(from, to), call });
  }

  #isMade(layout: Layout): boolean {
    const { wanted } = this.#setting;
    return isSameModel(layout, wanted) && layout.analyser === wanted.analyser;
  }

  /** Removes the table that is not needed any more, then the notes. */
  async #end(begun: Reindex, table: string): Promise<void> {
    const { connection, about } = this.#setting;
    await dropIfThere(connection, table);
    await about.remove(positionName(begun));
    await endReindex(about);
  }
}

/** A commit that began before the seal may end after it. */
async function untilStill(source: MemoryTable, finish: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const version = await source.version();
    await finish();
    if ((await source.version()) === version) return;
  }
}

/** `memories`, `memories__2`, `memories__3`: a name never means two tables. */
function nextName(name: string, current: string): string {
  const number = Number(/__(\d+)$/.exec(current.slice(name.length))?.[1] ?? 1);
  return `${name}__${String(number + 1)}`;
}

async function dropIfThere(connection: Connection, name: string): Promise<void> {
  if ((await openIfThere(connection, name)) !== undefined) await connection.dropTable(name);
}

/** Under which is noted how far the copying is. */
function positionName({ feed }: Reindex): string {
  return `position_${feed}`;
}
