import { quotedName } from "./quoting.ts";
import type { PostgresRow, Run } from "./statement.ts";

/** A schema of a database that is brought up to date step by step, with a table `migration` that says how far it is. */
export interface SteppedSchema {
  /** Not quoted. */
  readonly name: string;
  /** SQL of a number: the key of the advisory lock that all who change it take. */
  readonly lock: string;
  /** Oldest first. A step's place in the list is its version: append, never change one. Each is several statements. */
  readonly steps: readonly (readonly string[])[];
  /** SQL of the columns of `migration` behind `version`. */
  readonly columns: string;
  /** What those columns say of a step, beside their defaults. @param version of the step, from 1 */
  readonly noteOf: (version: number) => Readonly<Record<string, unknown>>;
  /** @returns why a schema is refused that has steps which are not in the list */
  readonly newer: (version: number, known: number) => Error;
}

/** From which version to which a schema was brought. */
export interface SchemaChange {
  readonly from: number;
  readonly to: number;
}

/** How many steps a schema has had; 0: it is not there. Throws for one that is newer than its list. */
export async function versionOf(run: Run, schema: SteppedSchema): Promise<number> {
  const { name, steps, newer } = schema;
  // Not to_regclass: within a transaction it may still not see what another has just made.
  const found = await run("SELECT FROM pg_catalog.pg_tables WHERE schemaname = $1 AND tablename = 'migration'", [name]);
  if (found.length === 0) return 0;
  const version = versionIn(await run(`SELECT coalesce(max(version), 0)::text AS version FROM ${tableOf(schema)}`));
  if (version > steps.length) throw newer(version, steps.length);
  return version;
}

/**
 * Applies the steps that are pending, while all others wait that want to do the same. Without any nothing is written,
 * and no right to change a schema is needed.
 *
 * @param run of a transaction that the caller began and commits, with which the lock ends
 */
export async function migrateIn(run: Run, schema: SteppedSchema): Promise<SchemaChange> {
  const { steps } = schema;
  await run(`SELECT pg_advisory_xact_lock(${schema.lock})`);
  const from = await versionOf(run, schema);
  if (from === 0) await create(run, schema);
  for (const [place, statements] of steps.entries()) {
    if (place < from) continue;
    for (const text of statements) await run(text);
    await note(run, schema, place + 1);
  }
  return { from, to: steps.length };
}

/** Alone among all who take this lock, over several transactions. After a failure the connection must be ended. */
export async function underLock<Result>(run: Run, lock: string, work: () => Promise<Result>): Promise<Result> {
  await run(`SELECT pg_advisory_lock(${lock})`);
  const result = await work();
  await run(`SELECT pg_advisory_unlock(${lock})`);
  return result;
}

/** After a failure the connection must be ended, and the transaction ends with it. */
export async function inTransaction<Result>(run: Run, work: () => Promise<Result>): Promise<Result> {
  await run("BEGIN");
  const result = await work();
  await run("COMMIT");
  return result;
}

/** Asked first whether it is there: a role that may not make schemas may still own one that was made for it. */
async function create(run: Run, schema: SteppedSchema): Promise<void> {
  const found = await run("SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1", [schema.name]);
  if (found.length === 0) await run(`CREATE SCHEMA ${quotedName(schema.name)}`);
  await run(`CREATE TABLE IF NOT EXISTS ${tableOf(schema)} (version integer PRIMARY KEY, ${schema.columns})`);
}

async function note(run: Run, schema: SteppedSchema, version: number): Promise<void> {
  const entries = Object.entries({ version, ...schema.noteOf(version) });
  const columns = entries.map(([column]) => quotedName(column)).join(", ");
  const places = entries.map((_, place) => `$${place + 1}`).join(", ");
  await run(
    `INSERT INTO ${tableOf(schema)} (${columns}) VALUES (${places})`,
    entries.map(([, value]) => value),
  );
}

function tableOf({ name }: SteppedSchema): string {
  return `${quotedName(name)}.migration`;
}

function versionIn([row]: readonly PostgresRow[]): number {
  return Number(row?.["version"]);
}
