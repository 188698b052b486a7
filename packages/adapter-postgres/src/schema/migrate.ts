import { type AdapterContext, StoreError } from "@mgp/core";
import {
  type Connection,
  inTransaction,
  migrateIn,
  type Run,
  type SchemaChange,
  type SteppedSchema,
  versionOf,
} from "@mgp/postgres";
import { migrations } from "../sql/migrations.ts";
import type { Names } from "../sql/names.ts";
import { bindRows, isBound, lockOf } from "../sql/schema.ts";

/** What the schema should be. */
export interface Plan extends SteppedSchema {
  readonly names: Names;
  readonly bindsRows: boolean;
  readonly context: AdapterContext;
}

/** What it is. Version 0: it is not there. */
export interface Found {
  readonly version: number;
  readonly bindsRows: boolean;
}

/** @param partitions how many hash partitions the records are kept in; 0: one table */
export function planOf(
  names: Names,
  schema: { readonly name: string; readonly partitions: number; readonly bindsRows: boolean },
  context: AdapterContext,
): Plan {
  const { name, partitions, bindsRows } = schema;
  return {
    name,
    names,
    bindsRows,
    context,
    lock: lockOf(name),
    steps: migrations.map((step) => step.statements(names, partitions)),
    columns: "name text NOT NULL, applied_at double precision NOT NULL",
    noteOf: (version) => ({ name: migrations[version - 1]?.name, applied_at: context.now() }),
    newer: newerSchema,
  };
}

/** A connection's way to run a text. */
export function runOn(connection: Connection): Run {
  return async (text, values) => await connection.runText(text, values);
}

/** @throws StoreError for a schema that a newer adapter made */
export async function look(connection: Connection, plan: Plan): Promise<Found> {
  const version = await versionOf(runOn(connection), plan);
  const [row] = await connection.runText(isBound(plan.names));
  return { version, bindsRows: row?.["bound"] === true };
}

/** Applies what is pending in one transaction, while every other gateway waits that wants to do the same. */
export async function migrate(connection: Connection, plan: Plan): Promise<SchemaChange> {
  const run = runOn(connection);
  return await inTransaction(run, async () => {
    const change = await migrateIn(run, plan);
    if (plan.bindsRows && !(await look(connection, plan)).bindsRows)
      for (const text of bindRows(plan.names)) await run(text);
    if (change.to > change.from) plan.context.log("info", "postgres_schema_migrated", { ...change });
    return change;
  });
}

function newerSchema(version: number, known: number): StoreError {
  return new StoreError(
    "misconfigured",
    `the schema of MGP_POSTGRES_SCHEMA has version ${String(version)}, and this adapter knows ${String(known)}: install the newer @mgp/adapter-postgres`,
  );
}
