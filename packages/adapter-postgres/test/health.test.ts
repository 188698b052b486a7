import { call, withTokens } from "@mgp/conformance";
import { startPostgres } from "@mgp/test-servers";
import { afterAll, expect, test } from "vitest";
import { newSchema, openStore, putAll } from "./open-store.ts";
import { refusalOf } from "./refusal.ts";

const server = await startPostgres();
afterAll(async () => await server.stop());

/** As on a standby, where PostgreSQL says the same of every transaction. */
async function setReadOnly(isReadOnly: boolean): Promise<void> {
  await server.query(`ALTER SYSTEM SET default_transaction_read_only = ${isReadOnly ? "on" : "off"}`);
  await server.query("SELECT pg_reload_conf()");
}

test("a database that takes no writes is read on, and health names what is missing before a write has failed", async () => {
  const store = await openStore({ dsn: server.dsn, schema: newSchema() });
  await putAll(store, "acme", ["m"]);
  expect(await store.health(call())).toEqual([]);
  await setReadOnly(true);
  const parts = async (): Promise<readonly string[]> => (await store.health(call())).map(({ part }) => part);
  await expect.poll(parts).toEqual(["writes"]);
  expect(await refusalOf(store.insert({ tenant: "acme", ...withTokens("n", []) }, call()))).toMatch(
    /^unwritable: the database accepts no writes/,
  );
  expect((await store.get({ tenant: "acme", memoryIds: ["m"] }, call()))[0]?.memoryId).toBe("m");
  await setReadOnly(false);
  const insertsOne = async (): Promise<string | undefined> =>
    await refusalOf(store.insert({ tenant: "acme", ...withTokens("n", []) }, call()));
  await expect.poll(insertsOne).toBeUndefined();
  expect(await parts()).toEqual([]);
});
