import type { Call, InsertResult, MemoryRecord, RecordDraft, RemoveResult, ReplaceResult, Searchable } from "@mgp/core";
import type { Database } from "../connections/database.ts";
import type { Gate } from "../gate.ts";
import { toItems, type Write } from "../items.ts";
import { numberIn, type Row, textIn } from "../rows.ts";
import { Coalescer } from "../sharing/coalescer.ts";
import type { Statement } from "../sql/statement.ts";
import type { Statements } from "../sql/statements.ts";
import type { RecordReader } from "./record-reader.ts";

/** UTF-16 units of bodies that share a statement. */
const MOST_TEXT = 4_194_304;

interface Parts {
  readonly database: Database;
  readonly gate: Gate;
  readonly now: () => number;
  readonly reader: RecordReader;
  readonly statements: Statements;
}

/** Writes one record; writes that come together share a statement, at most one of an id. */
export class RecordWriter {
  readonly #parts: Parts;
  readonly #inserts: Coalescer<Write, number | undefined>;
  readonly #replaces: Coalescer<Write, number | undefined>;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#inserts = this.#sharing(parts.statements.insert);
    this.#replaces = this.#sharing(parts.statements.replace);
  }

  /** Without a hint. */
  async insert(tenant: string, draft: RecordDraft, searchable: Searchable, call: Call): Promise<InsertResult> {
    for (;;) {
      const revision = await this.#inserts.submit(tenant, { draft, searchable }, call);
      if (revision !== undefined) return { kind: "inserted", record: { ...draft, revision } };
      const record = await this.#parts.reader.getOne(tenant, draft.memoryId, call);
      // Purged in between: the id is free again.
      if (record !== undefined) return { kind: "exists", by: "id", record };
    }
  }

  async replace(
    tenant: string,
    draft: RecordDraft,
    searchable: Searchable | undefined,
    expected: number,
    call: Call,
  ): Promise<ReplaceResult> {
    for (;;) {
      const revision = await this.#replaces.submit(tenant, { draft, searchable, expected }, call);
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

  /** How many revisions each write made; undefined where nothing was written. */
  #sharing(statement: Statement): Coalescer<Write, number | undefined> {
    return new Coalescer(
      {
        run: async (tenant, writes, call) => {
          const values = [tenant, toItems(writes)];
          const revisions = revisionsIn(await this.#parts.database.run({ statement, values }, call));
          return writes.map(({ draft }) => revisions.get(draft.memoryId));
        },
        keyOf: ({ draft }) => draft.memoryId,
        sizeOf: ({ draft }) => draft.body.length,
        most: MOST_TEXT,
        effect: "write",
      },
      this.#parts.gate,
    );
  }
}

/** Revisions by id. */
export function revisionsIn(rows: readonly Row[]): ReadonlyMap<MemoryRecord["memoryId"], number> {
  return new Map(rows.map((row) => [textIn(row, "memory_id"), numberIn(row, "revision")]));
}
