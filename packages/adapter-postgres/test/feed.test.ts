import { setTimeout as wait } from "node:timers/promises";
import { call, searchableBy, withTokens } from "@mgp/conformance";
import type { MemoryStore } from "@mgp/core";
import { startPostgres } from "@mgp/test-servers";
import { Client } from "pg";
import { afterAll, describe, expect, it, onTestFinished } from "vitest";
import { newSchema, openStore, putAll } from "./open-store.ts";

const server = await startPostgres();
afterAll(async () => await server.stop());

/** A client whose transaction stays open until it is told to commit. */
async function connect(): Promise<Client> {
  const client = new Client({ connectionString: server.dsn });
  await client.connect();
  onTestFinished(async () => await client.end());
  return client;
}

async function idsAfter(
  store: MemoryStore,
  cursor?: string,
): Promise<{ readonly ids: readonly string[]; readonly cursor: string }> {
  const page = await store.changes(
    { tenant: "acme", page: { limit: 100, ...(cursor === undefined ? {} : { cursor }) } },
    call(),
  );
  const ids = page.items.map((change) => (change.kind === "record" ? change.record.memoryId : change.memoryId));
  return { ids, cursor: page.cursor };
}

describe("the change feed", () => {
  it("does not pass by what a transaction began before and commits after others", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    await putAll(store, "acme", ["first"]);
    const slow = await connect();
    await slow.query("BEGIN");
    await slow.query(`UPDATE ${schema}.memory SET changed_xid = pg_current_xact_id(), state_reason = 'slow'`);
    await putAll(store, "acme", ["second"]);

    const early = await idsAfter(store);
    expect(early.ids).toEqual(["first"]);
    expect((await idsAfter(store, early.cursor)).ids).toEqual([]);

    await slow.query("COMMIT");
    expect((await idsAfter(store, early.cursor)).ids.toSorted()).toEqual(["first", "second"]);
  });

  it("waits a moment for a transaction that is about to commit, so that a reader sees its own writes", async () => {
    const schema = newSchema();
    const store = await openStore({ dsn: server.dsn, schema });
    const other = await connect();
    // A transaction that ends as soon as the feed was read beside it.
    const ending = other.query(`DO $$ BEGIN
      PERFORM pg_current_xact_id();
      WHILE NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state = 'idle'
        AND query LIKE '%${schema}%pg_snapshot_xmin%') LOOP
        PERFORM pg_sleep(0.001), pg_stat_clear_snapshot();
      END LOOP;
    END $$`);
    while ((await server.query("SELECT FROM pg_stat_activity WHERE backend_xid IS NOT NULL")).length === 0)
      await wait(1);
    await putAll(store, "acme", ["mine"]);
    expect((await idsAfter(store)).ids).toEqual(["mine"]);
    await ending;
  });

  it("gets another name in another cluster, and its rows get numbers that the cluster has reached", async () => {
    const schema = newSchema();
    const before = await openStore({ dsn: server.dsn, schema });
    for (const id of ["c", "a", "b"]) await putAll(before, "acme", [id]);
    const { cursor } = await idsAfter(before);
    await before.close();
    // What a dump brings along: the other cluster's number, and numbers of its transactions.
    await server.query(`UPDATE ${schema}.store SET cluster = 'another'`);
    await server.query(
      `UPDATE ${schema}.memory SET changed_xid = (changed_xid::text::bigint + 1000000000)::text::xid8`,
    );

    const after = await openStore({ dsn: server.dsn, schema });
    await expect(idsAfter(after, cursor)).rejects.toMatchObject({ code: "cursor_invalid" });
    const start = await idsAfter(after);
    expect(start.ids).toEqual(["c", "a", "b"]);
    await putAll(after, "acme", ["d"]);
    expect((await idsAfter(after, start.cursor)).ids).toEqual(["d"]);
  });

  it("notices rows from a future also where the cluster does not tell its number", async () => {
    const schema = newSchema();
    const before = await openStore({ dsn: server.dsn, schema });
    await putAll(before, "acme", ["a"]);
    await before.close();
    await server.query(`UPDATE ${schema}.store SET cluster = NULL`);
    await server.query(`UPDATE ${schema}.memory SET changed_xid = '9000000000'::xid8`);
    const after = await openStore({ dsn: server.dsn, schema });
    expect((await idsAfter(after)).ids).toEqual(["a"]);
  });

  it("keeps its name and its cursors when it is opened again", async () => {
    const schema = newSchema();
    const before = await openStore({ dsn: server.dsn, schema });
    await putAll(before, "acme", ["a"]);
    const { cursor } = await idsAfter(before);
    const after = await openStore({ dsn: server.dsn, schema });
    await after.insert({ tenant: "acme", draft: withTokens("b", []).draft, searchable: searchableBy([]) }, call());
    expect((await idsAfter(after, cursor)).ids).toEqual(["b"]);
  });
});
