import type { AdapterContext } from "@mgp/core";
import type { Connection } from "../connections/connection.ts";
import { numberIn } from "../rows.ts";
import { migrations } from "../sql/migrations.ts";
import type { Names } from "../sql/names.ts";
import { schemaStatementsOf } from "../sql/schema.ts";

/** What the schema should be. */
export interface Plan {
  readonly names: Names;
  readonly schema: string;
  readonly partitions: number;
  readonly bindsRows: boolean;
  readonly context: AdapterContext;
}

/** What it is. Version 0: nothing is there. */
export interface Found {
  readonly version: number;
  readonly bindsRows: boolean;
}

export async function look(connection: Connection, { names }: Plan): Promise<Found> {
  const statements = schemaStatementsOf(names);
  const [found] = await connection.runText(statements.look);
  if (found?.["made"] !== true) return { version: 0, bindsRows: false };
  const [row] = await connection.runText(statements.version);
  return { version: numberIn(row, "version"), bindsRows: found["bound"] === true };
}

/** Applies what is pending, each step in a transaction, while every other gateway waits that wants to do the same. */
export async function migrate(
  connection: Connection,
  plan: Plan,
): Promise<{ readonly from: number; readonly to: number }> {
  return await underLock(connection, plan, async () => {
    const statements = schemaStatementsOf(plan.names);
    const from = (await look(connection, plan)).version;
    for (const text of from === 0 ? statements.create : []) await connection.runText(text);
    for (const [place, step] of migrations.entries()) {
      if (place < from) continue;
      await inTransaction(connection, async () => {
        for (const text of step.statements(plan.names, plan.partitions)) await connection.runText(text);
        await connection.runText(statements.note, [place + 1, step.name, plan.context.now()]);
      });
    }
    const { bindsRows } = await look(connection, plan);
    if (plan.bindsRows && !bindsRows)
      await inTransaction(connection, async () => {
        for (const text of statements.bindRows) await connection.runText(text);
      });
    const to = Math.max(from, migrations.length);
    if (to > from) plan.context.log("info", "postgres_schema_migrated", { from, to });
    return { from, to };
  });
}

/** Alone among all gateways. After a failure the connection is not used again, and the lock ends with it. */
export async function underLock<Result>(
  connection: Connection,
  { names, schema }: Plan,
  work: () => Promise<Result>,
): Promise<Result> {
  const { lock, unlock } = schemaStatementsOf(names);
  await connection.runText(lock, [schema]);
  const result = await work();
  await connection.runText(unlock, [schema]);
  return result;
}

/** After a failure the connection is not used again, and the transaction ends with it. */
export async function inTransaction(connection: Connection, work: () => Promise<void>): Promise<void> {
  await connection.runText("BEGIN");
  await work();
  await connection.runText("COMMIT");
}
