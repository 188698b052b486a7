import { Coalescer, type Gate } from "@mgp/adapter-kit";
import type { Call, InsertResult, RemoveResult, ReplaceResult } from "@mgp/core";
import type { PostgresRow } from "@mgp/postgres";
import type { Database } from "../database.ts";
import { toItems, type VectorItem, type Write } from "../items.ts";
import { numberIn, textIn } from "../rows.ts";
import type { Names } from "../sql/names.ts";
import type { Statement } from "../sql/statement.ts";
import type { Statements } from "../sql/statements.ts";
import { insertHinted } from "./insert-hinted.ts";
import type { RecordReader } from "./record-reader.ts";

/** UTF-16 units of bodies that share a statement. */
const MOST_TEXT = 4_194_304;

interface RecordWriterParts {
  readonly database: Database;
  readonly gate: Gate;
  readonly names: Names;
  readonly now: () => number;
  readonly reader: RecordReader;
  readonly statements: Statements;
}

/** Writes one record; writes of a kind that come together share a statement, at most one of an id. */
export class RecordWriter {
  readonly #parts: RecordWriterParts;
  readonly #hintedInserts: Coalescer<VectorItem, InsertResult>;
  readonly #inserts: Coalescer<Write, number | undefined>;
  readonly #replaces: Coalescer<Write, number | undefined>;

  constructor(parts: RecordWriterParts) {
    this.#parts = parts;
    this.#hintedInserts = new Coalescer(
      {
        ...together,
        run: async (tenant: string, items: readonly VectorItem[], call: Call) =>
          await insertHinted(parts, tenant, items, false, call),
      },
      parts.gate,
    );
    this.#inserts = this.#writing(parts.statements.insert);
    this.#replaces = this.#writing(parts.statements.replace);
  }

  async insert(tenant: string, item: VectorItem, call: Call): Promise<InsertResult> {
    if (item.unless !== undefined) return await this.#hintedInserts.submit(tenant, item, call);
    const { draft } = item;
    for (;;) {
      const revision = await this.#inserts.submit(tenant, item, call);
      if (revision !== undefined) return { kind: "inserted", record: { ...draft, revision } };
      const record = await this.#parts.reader.getOne(tenant, draft.memoryId, call);
      // Purged in between: the id is free again.
      if (record !== undefined) return { kind: "exists", by: "id", record };
    }
  }

  async replace(tenant: string, write: Write, expected: number, call: Call): Promise<ReplaceResult> {
    const { draft } = write;
    for (;;) {
      const revision = await this.#replaces.submit(tenant, { ...write, expected }, call);
      if (revision !== undefined) return { kind: "replaced", record: { ...draft, revision } };
      const record = await this.#parts.reader.getOne(tenant, draft.memoryId, call);
      if (record === undefined) return { kind: "absent" };
      // It came to the expected revision in between.
      if (record.revision !== expected) return { kind: "stale", record };
    }
  }

  async remove(tenant: string, memoryId: string, expected: number, writeId: string, call: Call): Promise<RemoveResult> {
    const { database, now, reader, statements } = this.#parts;
    for (;;) {
      const values = [tenant, memoryId, expected, writeId, now()];
      const [removed] = await database.run({ statement: statements.remove, values }, call);
      if (removed !== undefined) return { kind: "removed" };
      const record = await reader.getOne(tenant, memoryId, call);
      if (record === undefined) return { kind: "absent" };
      if (record.revision !== expected) return { kind: "stale" };
    }
  }

  /** What revision each write made; undefined where nothing was written. */
  #writing(statement: Statement): Coalescer<Write, number | undefined> {
    const { database, gate, names } = this.#parts;
    const run = async (
      tenant: string,
      writes: readonly Write[],
      call: Call,
    ): Promise<readonly (number | undefined)[]> => {
      const ids = writes.map(({ draft }) => draft.memoryId);
      const revisions = revisionsIn(await database.run({ statement, values: [tenant, toItems(writes, names)] }, call));
      return ids.map((memoryId) => revisions.get(memoryId));
    };
    return new Coalescer({ ...together, run }, gate);
  }
}

/** How writes share a statement. */
const together = {
  keyOf: ({ draft }: Write): string => draft.memoryId,
  sizeOf: ({ draft }: Write): number => draft.body.length,
  most: MOST_TEXT,
  effect: "write",
} as const;

/** Revisions by id. */
export function revisionsIn(rows: readonly PostgresRow[]): ReadonlyMap<string, number> {
  return new Map(rows.map((row) => [textIn(row, "memory_id"), numberIn(row, "revision")]));
}
