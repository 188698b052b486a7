import { call } from "@mgp/conformance";
import { startPostgres } from "@mgp/test-servers";
import { Client } from "pg";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { postgresAdapter } from "../src/index.ts";
import { listOf } from "../src/sql/lists.ts";
import { namesOf } from "../src/sql/names.ts";
import { newSchema, openStore, putAll } from "./open-store.ts";
import { refusalOf } from "./refusal.ts";
import { createRole } from "./roles.ts";
import { tell } from "./tell.ts";

const server = await startPostgres();
afterAll(async () => await server.stop());

const owner = await createRole(server, "bound_owner");
const context = { now: Date.now, log: () => undefined };

async function connect(dsn: string): Promise<Client> {
  const client = new Client({ connectionString: dsn });
  await client.connect();
  onTestFinished(async () => await client.end());
  return client;
}

async function tenantsSeen(client: Client, schema: string): Promise<readonly unknown[]> {
  const { rows } = await client.query<{ readonly tenant: string }>(
    `SELECT tenant FROM ${schema}.memory ORDER BY tenant`,
  );
  return rows.map(({ tenant }) => tenant);
}

describe("row-level security", () => {
  it("shows a statement that forgets its tenant the rows of the connection's tenant only, the owner's too", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: owner, schema, rowLevelSecurity: true });
    await putAll(store, "acme", ["a"]);
    await putAll(store, "globex", ["g"]);
    const client = await connect(owner);
    const seen = { tenant: "", isOperator: false, plans: "made" } as const;
    await tell(client, seen);
    expect(await tenantsSeen(client, schema)).toEqual([]);
    await tell(client, { ...seen, tenant: "acme" });
    expect(await tenantsSeen(client, schema)).toEqual(["acme"]);
    const moving = client.query(`UPDATE ${schema}.memory SET tenant = 'globex'`);
    await expect(moving).rejects.toMatchObject({ code: "42501" });
    await tell(client, { ...seen, isOperator: true });
    expect(await tenantsSeen(client, schema)).toEqual(["acme", "globex"]);
  });

  it("binds each statement to its own tenant, however they share connections", async () => {
    const store = await openStore({ dsn: owner, schema: newSchema(), rowLevelSecurity: true, poolSize: 2 });
    const tenants = Array.from({ length: 8 }, (_, place) => `tenant-${String(place)}`);
    await Promise.all(tenants.map(async (tenant) => await putAll(store, tenant, [`${tenant}-m`])));
    const found = await Promise.all(
      tenants.map(async (tenant) => (await store.list({ tenant, filter: {}, page: { limit: 9 } }, call())).items),
    );
    expect(found.map((records) => records.map(({ memoryId }) => memoryId))).toEqual(
      tenants.map((tenant) => [`${tenant}-m`]),
    );
    expect(await store.operator.heldElsewhere({ tenant: "tenant-0", memoryId: "tenant-1-m" }, call())).toBe(true);
    expect((await store.operator.tenants({ limit: 99 }, call())).items).toEqual(tenants);
    // The look-up across tenants left its connection as it was.
    expect((await store.list({ tenant: "tenant-0", filter: {}, page: { limit: 9 } }, call())).items).toHaveLength(1);
  });

  it("is refused for a role that it does not bind", async () => {
    const opening = openStore({ dsn: server.dsn, schema: newSchema(), rowLevelSecurity: true });
    expect(await refusalOf(opening)).toMatch(/^misconfigured: MGP_POSTGRES_RLS .* not a superuser/);
  });

  it("is put on by migrate, for a gateway that may not", async () => {
    const schema = newSchema();
    await postgresAdapter.migrate?.({ dsn: owner, schema, rowLevelSecurity: false }, context, call());
    await server.query("CREATE ROLE bound_user LOGIN");
    await server.query(`GRANT USAGE ON SCHEMA ${schema} TO bound_user`);
    await server.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO bound_user`);
    const options = {
      dsn: server.dsn.replace("postgres@", "bound_user@"),
      schema,
      rowLevelSecurity: true,
      migrate: false,
    };
    expect(await refusalOf(openStore(options))).toMatch(/^misconfigured: .* migrate with MGP_POSTGRES_RLS=1/);
    // A superuser too may migrate: it serves no request.
    await postgresAdapter.migrate?.({ dsn: server.dsn, schema, rowLevelSecurity: true }, context, call());
    const store = await openStore(options);
    await putAll(store, "acme", ["a"]);
    expect(await store.operator.heldElsewhere({ tenant: "globex", memoryId: "a" }, call())).toBe(true);
  });

  it("is not left out by mistake where it was put on", async () => {
    const schema = newSchema();
    await openStore({ dsn: owner, schema, rowLevelSecurity: true });
    expect(await refusalOf(openStore({ dsn: owner, schema }))).toMatch(/^misconfigured: .* set MGP_POSTGRES_RLS=1/);
  });

  it("leaves a subject's index in use, and the words' only where a superuser declared their operator leakproof", async () => {
    const schema = newSchema();
    await openStore({ dsn: owner, schema, rowLevelSecurity: true });
    const names = namesOf(schema);
    const client = await connect(owner);
    await client.query("SET enable_seqscan = off; SET mgp.tenant = 'acme'");
    const planOf = async (text: string, values: readonly unknown[] = []): Promise<string> =>
      JSON.stringify((await client.query(`EXPLAIN ${text}`, [...values])).rows);
    const subject = listOf(
      names,
      "acme",
      { subject: { kind: "user", id: "u" } },
      { order: "id", after: undefined, limit: 9 },
    );
    expect(await planOf(subject.statement.text, subject.values)).toContain("memory_by_subject");
    const holders = `SELECT FROM ${names.memory} m WHERE m.tokens @@ 'zzkiwi'::tsquery`;
    expect(await planOf(holders)).not.toContain("memory_by_tokens");
    await server.query("ALTER FUNCTION ts_match_vq(tsvector, tsquery) LEAKPROOF");
    onTestFinished(
      async () => void (await server.query("ALTER FUNCTION ts_match_vq(tsvector, tsquery) NOT LEAKPROOF")),
    );
    expect(await planOf(holders)).toContain("memory_by_tokens");
  });
});
