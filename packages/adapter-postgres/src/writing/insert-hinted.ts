import { type Call, type InsertResult, StoreError } from "@mgp/core";
import type { PostgresRow } from "@mgp/postgres";
import type { Database } from "../database.ts";
import { toHintedItems, type VectorItem } from "../items.ts";
import { numberIn, toRecord } from "../rows.ts";
import type { Names } from "../sql/names.ts";
import type { Statements } from "../sql/statements.ts";

interface HintedInsertParts {
  readonly database: Database;
  readonly names: Names;
  readonly statements: Statements;
}

/** Inserts with hints in one statement, one after another, under the locks of all their keys. */
export async function insertHinted(
  { database, names, statements }: HintedInsertParts,
  tenant: string,
  items: readonly VectorItem[],
  stop: boolean,
  call: Call,
): Promise<readonly InsertResult[]> {
  const values = [tenant, toHintedItems(items, names), stop];
  const rows = await database.run({ statement: statements.insertUnless, values }, call);
  return rows.map((row) => toResult(row, items));
}

function toResult(row: PostgresRow, items: readonly VectorItem[]): InsertResult {
  const hit = row["hit"];
  if (hit === "id" || hit === "preferred" || hit === "key") return { kind: "exists", by: hit, record: toRecord(row) };
  const item = items[numberIn(row, "item_place")];
  if (item === undefined) throw new StoreError("damaged", "PostgreSQL answered for an insert that was not asked for");
  return { kind: "inserted", record: { ...item.draft, revision: numberIn(row, "new_revision") } };
}
