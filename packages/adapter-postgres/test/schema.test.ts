import { call, withTokens } from "@mgp/conformance";
import { startPostgres } from "@mgp/test-servers";
import { afterAll, describe, expect, it } from "vitest";
import { postgresAdapter, type PostgresAdapterOptions } from "../src/index.ts";
import { newSchema, openStore, putAll } from "./open-store.ts";
import { refusalOf } from "./refusal.ts";
import { createRole } from "./roles.ts";

const server = await startPostgres();
afterAll(async () => await server.stop());

const context = { now: Date.now, log: () => undefined };

async function migrate(options: PostgresAdapterOptions): Promise<unknown> {
  return await postgresAdapter.migrate?.(options, context, call());
}

describe("the schema", () => {
  it("is made once when several open it at the same time, and all of them work", async () => {
    const schema = newSchema();
    const stores = await Promise.all(
      Array.from({ length: 6 }, async () => await openStore({ dsn: server.dsn, schema, poolSize: 2 })),
    );
    for (const [place, store] of stores.entries()) await putAll(store, "acme", [`m${String(place)}`]);
    expect(await server.query(`SELECT version::int, name FROM ${schema}.migration`)).toEqual([
      { version: 1, name: "records" },
    ]);
    expect(await server.query(`SELECT count(DISTINCT feed)::int AS feeds FROM ${schema}.store`)).toEqual([
      { feeds: 1 },
    ]);
  });

  it("is made by migrate, which tells from where to where it came", async () => {
    const schema = newSchema();
    expect(await migrate({ dsn: server.dsn, schema })).toEqual({ from: 0, to: 1 });
    expect(await migrate({ dsn: server.dsn, schema })).toEqual({ from: 1, to: 1 });
    await openStore({ dsn: server.dsn, schema, migrate: false });
  });

  it("is refused when it is newer than this adapter, by opening and by migrating", async () => {
    const schema = newSchema();
    await migrate({ dsn: server.dsn, schema });
    await server.query(`INSERT INTO ${schema}.migration VALUES (99, 'later', 0)`);
    const newer = /^misconfigured: .* version 99, .* install the newer/;
    expect(await refusalOf(openStore({ dsn: server.dsn, schema }))).toMatch(newer);
    expect(await refusalOf(migrate({ dsn: server.dsn, schema }))).toMatch(newer);
    expect(await server.query(`SELECT count(*)::int AS steps FROM ${schema}.migration`)).toEqual([{ steps: 2 }]);
  });

  it("is refused when steps are pending and migrating is off", async () => {
    const schema = newSchema();
    const opening = openStore({ dsn: server.dsn, schema, migrate: false });
    expect(await refusalOf(opening)).toMatch(/^misconfigured: .* run mgp-gateway migrate/);
    expect(await server.query("SELECT FROM pg_namespace WHERE nspname = $1", [schema])).toEqual([]);
  });

  it("serves a role that may only read and write rows, with the grants of the README", async () => {
    const schema = newSchema();
    const owner = await createRole(server, "schema_owner");
    await migrate({ dsn: owner, schema });
    await server.query("CREATE ROLE schema_user LOGIN");
    await server.query(`GRANT USAGE ON SCHEMA ${schema} TO schema_user`);
    await server.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO schema_user`);
    const dsn = server.dsn.replace("postgres@", "schema_user@");
    const store = await openStore({ dsn, schema, migrate: false });
    await putAll(store, "acme", ["m"]);
    await store.remove({ tenant: "acme", memoryId: "m", expectedRevision: 1, writeId: "w" }, call());
    await store.operator.maintain({ budgetMs: 1_000, tombstonesBefore: Date.now() + 1_000 }, call());
    expect(await store.operator.lastWrite({ tenant: "acme", memoryId: "m" }, call())).toBeUndefined();
    expect(await store.operator.heldElsewhere({ tenant: "globex", memoryId: "m" }, call())).toBe(false);
  });

  it("keeps of a purged record its place in its thread, and nothing else that the writer gave", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    const over = { thread: "t", place: 7, labelKeys: ["l"], sensitivity: "restricted", hidden: true } as const;
    const { draft, searchable } = withTokens("m", ["zzkiwi"], over);
    await store.insert({ tenant: "acme", draft, searchable }, call());
    await store.remove({ tenant: "acme", memoryId: "m", expectedRevision: 1, writeId: "w" }, call());
    const [row = {}] = await server.query(`SELECT * FROM ${schema}.memory`);
    const kept = Object.keys(row).filter((column) => row[column] !== null);
    const known = ["tenant", "memory_id", "revision", "changed_xid", "changed_seq", "purged_at", "state", "write_ids"];
    expect(kept.toSorted()).toEqual([...known, "place", "thread"].toSorted());
  });

  it("keeps nothing of what was purged in PostgreSQL's statistics of texts", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    await putAll(store, "acme", ["a", "b"]);
    await server.query(`ANALYZE ${schema}.memory`);
    const kept = await server.query("SELECT attname FROM pg_stats WHERE schemaname = $1 AND tablename = 'memory'", [
      schema,
    ]);
    const columns = new Set(kept.map((row) => row["attname"]));
    for (const column of ["body", "state_reason", "subject_id", "write_ids"]) expect(columns).not.toContain(column);
    expect(columns).toContain("tokens");
  });
});

describe("a database that does not fit", () => {
  it.for([
    ["a role that is not there", "postgres://stranger@127.0.0.1:PORT/postgres", "misconfigured", "refuses its role"],
    ["a database that is not there", "postgres://postgres@127.0.0.1:PORT/absent", "misconfigured", "does not exist"],
    ["a port without a server", "postgres://postgres@127.0.0.1:1/postgres", "unavailable", "no PostgreSQL listens"],
  ] as const)("is told apart: %s", async ([, dsn, code, words]) => {
    const opening = openStore({ dsn: dsn.replace("PORT", String(server.port)), schema: newSchema() });
    expect(await refusalOf(opening)).toMatch(new RegExp(`^${code}: MGP_POSTGRES_DSN: .*${words}`));
  });

  it("is refused when it cannot hold every text", async () => {
    await server.query("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0");
    const opening = openStore({ dsn: server.dsn.replace(/postgres$/, "latin"), schema: newSchema() });
    expect(await refusalOf(opening)).toMatch(/^misconfigured: .*UTF8/);
  });
});
