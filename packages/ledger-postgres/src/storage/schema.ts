import { LedgerUnavailable } from "@mgp/governance";
import { migrateIn, quotedName, type SchemaChange, type SteppedSchema, versionOf } from "@mgp/postgres";
import type { Database } from "./database.ts";
import { migrations } from "./migrations.ts";

/** The key of the lock that all who change ledgers in this database take. */
const LOCK = "7019266102";

/**
 * Brings the schema up to date, one gateway at a time. Without pending steps nothing is written, and no right to
 * change a schema is needed.
 *
 * @param also what else has to be done under the same lock, whatever the version
 * @throws LedgerUnavailable for a schema that a newer gateway has made, too
 */
export async function migrate(database: Database, name: string, also: () => Promise<void>): Promise<SchemaChange> {
  const schema = ledgerSchema(name);
  await versionOf(async (text, values) => await database.query(text, values), schema);
  return await database.transaction(async (run) => {
    const change = await migrateIn(run, schema);
    await also();
    return change;
  });
}

function ledgerSchema(name: string): SteppedSchema {
  return {
    name,
    lock: LOCK,
    steps: migrations.map((migration) => [migration(quotedName(name))]),
    columns: "applied_at timestamptz NOT NULL DEFAULT now()",
    noteOf: () => ({}),
    newer: (version, known) =>
      new LedgerUnavailable(
        `MGP_LEDGER_SCHEMA: the ledger in the schema ${name} was made by a newer gateway (version ${version}, this one knows ${known}). Run that release, or name another schema.`,
        { outcome: "none" },
      ),
  };
}
