import { analyserOf, checkAnalyser } from "@mgp/adapter-kit";
import { type AdapterContext, type Call, StoreError } from "@mgp/core";
import type { Embedder } from "@mgp/embeddings";
import { type Connection, withConnection } from "@mgp/postgres";
import { aloneOptions } from "../database.ts";
import type { ResolvedOptions } from "../options.ts";
import { numberIn } from "../rows.ts";
import { analyserIn } from "../searching/stored-words.ts";
import { migrations } from "../sql/migrations.ts";
import { type Names, namesOf } from "../sql/names.ts";
import { inspectServer } from "../sql/session.ts";
import { claimFeed } from "./claim-feed.ts";
import { type Found, look, migrate, type Plan, planOf } from "./migrate.ts";
import { prepareVectors } from "./prepare-vectors.ts";

const OLDEST_SERVER = 140_000;

/**
 * Makes sure that server, role and schema are as the store needs them; brings the schema up to date where it may.
 * Returns what is where.
 */
export async function prepareSchema(
  options: ResolvedOptions,
  embedder: Embedder | undefined,
  context: AdapterContext,
  call: Call,
): Promise<Names> {
  return await withConnection(aloneOptions(options, context), call, async (connection) => {
    await checkServer(connection, options);
    const plan = planFor(options, context);
    const found = await look(connection, plan);
    if (isPending(found, options)) {
      if (!options.migrate) throw pending(options);
      await migrate(connection, plan);
    }
    checkBinding(await look(connection, plan), options);
    await claimFeed(connection, plan);
    checkAnalyser("PostgreSQL", await analyserIn(connection, plan.names), analyserOf(context));
    return await prepareVectors(connection, plan, embedder);
  });
}

/** Brings the schema up to date, and tells from which version to which. */
export async function migrateSchema(
  options: ResolvedOptions,
  context: AdapterContext,
  call: Call,
): Promise<{ readonly from: number; readonly to: number }> {
  return await withConnection(aloneOptions(options, context), call, async (connection) => {
    await checkServer(connection, { ...options, rowLevelSecurity: false });
    const plan = planFor(options, context);
    const result = await migrate(connection, plan);
    await claimFeed(connection, plan);
    return result;
  });
}

export function planFor(options: ResolvedOptions, context: AdapterContext): Plan {
  const { schema: name, partitions, rowLevelSecurity: bindsRows } = options;
  return planOf(namesOf(name, analyserOf(context).version), { name, partitions, bindsRows }, context);
}

function isPending(found: Found, { rowLevelSecurity }: ResolvedOptions): boolean {
  return found.version < migrations.length || (rowLevelSecurity && !found.bindsRows);
}

async function checkServer(connection: Connection, options: ResolvedOptions): Promise<void> {
  const [server] = await connection.runText(inspectServer);
  if (numberIn(server, "version") < OLDEST_SERVER)
    throw misconfigured("the server of MGP_POSTGRES_DSN is older than PostgreSQL 14: use a newer one");
  if (server?.["encoding"] !== "UTF8")
    throw misconfigured("the database of MGP_POSTGRES_DSN is not encoded in UTF8: create one with ENCODING 'UTF8'");
  if (options.rowLevelSecurity && server["unbound"] === true)
    throw misconfigured(
      "MGP_POSTGRES_RLS has no effect for the role in MGP_POSTGRES_DSN: use one that is not a superuser and has no BYPASSRLS",
    );
}

function checkBinding({ bindsRows }: Found, { rowLevelSecurity }: ResolvedOptions): void {
  if (bindsRows && !rowLevelSecurity)
    throw misconfigured("the schema has row-level security: set MGP_POSTGRES_RLS=1, or disable it on its tables");
}

function pending({ rowLevelSecurity }: ResolvedOptions): StoreError {
  const how = rowLevelSecurity ? "mgp-gateway migrate with MGP_POSTGRES_RLS=1" : "mgp-gateway migrate";
  return misconfigured(
    `the schema is not up to date and MGP_POSTGRES_MIGRATE is off: run ${how} as the schema's owner`,
  );
}

function misconfigured(message: string): StoreError {
  return new StoreError("misconfigured", message);
}
