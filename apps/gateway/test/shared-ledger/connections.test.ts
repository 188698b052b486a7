import postgresAdapter from "@mgp/adapter-postgres";
import { openLedger } from "@mgp/ledger-postgres";
import { expect, test } from "vitest";
import { createGateway, openBackend } from "../../src/index.ts";
import { listening } from "../support/listening.ts";
import { memory } from "../threats/support/requests.ts";
import { gatewayAt, sharedServer } from "./support/gateways.ts";

const server = sharedServer();

const AT_ONCE = 48;

test("memories and ledger in one database take fewer than 16 connections at rest, after whatever load", async () => {
  const dsn = await server().createDatabase();
  const settings = { MGP_POSTGRES_DSN: dsn };
  const gateway = await createGateway({
    backend: await openBackend(postgresAdapter, { settings }),
    ledger: await openLedger({ dsn, schema: "mgp_ledger", longestCallMs: 30_000 }),
    failedAuthentications: 0,
  });
  const { url } = await listening(gateway);
  const { ask } = gatewayAt(url);
  const writes = Array.from(
    { length: AT_ONCE },
    async (_, number) => await ask("write", { memory: memory(`mem_${number}`, "a cup of tea") }),
  );
  const searches = Array.from(
    { length: AT_ONCE },
    async (_, number) => await ask("search", { query: `tea ${number}` }),
  );
  const answers = await Promise.all([...writes, ...searches]);
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  const open = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  const count = async (): Promise<number> => (await server().query(open, [], dsn)).length;
  await expect.poll(count, { timeout: 40_000, interval: 500 }).toBeLessThan(16);
});
