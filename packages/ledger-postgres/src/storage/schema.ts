import { LedgerUnavailable, numberIn } from "@mgp/governance";
import type { Database, Run } from "./database.ts";
import { migrations } from "./migrations.ts";

/** The key of the lock that all who change ledgers in this database take. */
const LOCK = 7_019_266_102;

/** A schema's name as it stands in SQL; its form was checked when the options were read. */
export function quoted(schema: string): string {
  return `"${schema}"`;
}

/** Which migrations have been applied; 0: none. */
export interface SchemaChange {
  readonly from: number;
  readonly to: number;
}

/**
 * Brings the schema up to date, one gateway at a time. Without pending steps nothing is written, and no right to
 * change a schema is needed.
 *
 * @param also what else has to be done under the same lock, whatever the version
 * @throws LedgerUnavailable for a schema that a newer gateway has made, too
 */
export async function migrate(database: Database, schema: string, also: () => Promise<void>): Promise<SchemaChange> {
  const to = migrations.length;
  const version = await versionOf(database.query.bind(database), schema);
  requireKnown(version, schema);
  return await database.transaction(async (run) => {
    await run("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    const from = await versionOf(run, schema);
    requireKnown(from, schema);
    if (from < to) await apply(run, schema, from);
    await also();
    return { from, to };
  });
}

async function versionOf(run: Run, schema: string): Promise<number> {
  // Not to_regclass: within a transaction it may still not see what another has just made.
  const found = await run("SELECT FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = 'migration'", [
    schema,
  ]);
  if (found.length === 0) return 0;
  const [row] = await run(`SELECT coalesce(max(version), 0) AS version FROM ${quoted(schema)}.migration`);
  return row === undefined ? 0 : numberIn(row, "version");
}

async function apply(run: Run, schema: string, from: number): Promise<void> {
  const name = quoted(schema);
  await run(`CREATE SCHEMA IF NOT EXISTS ${name}`);
  await run(
    `CREATE TABLE IF NOT EXISTS ${name}.migration (version integer PRIMARY KEY, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
  for (const [place, migration] of migrations.entries()) {
    if (place < from) continue;
    await run(migration(name));
    await run(`INSERT INTO ${name}.migration (version) VALUES ($1)`, [place + 1]);
  }
}

function requireKnown(version: number, schema: string): void {
  if (version <= migrations.length) return;
  throw new LedgerUnavailable(
    `MGP_LEDGER_SCHEMA: the ledger in the schema ${schema} was made by a newer gateway (version ${version}, this one knows ${migrations.length}). Run that release, or name another schema.`,
    { outcome: "none" },
  );
}
