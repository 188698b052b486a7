import type { Ledger } from "@mgp/governance";
import { sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import { expect, test } from "vitest";
import { openLedger, postgresLedger } from "../src/index.ts";
import { migrations } from "../src/storage/migrations.ts";
import { held } from "./held.ts";
import { openTestLedger, sharedServer } from "./servers.ts";

const server = sharedServer();
const newest = migrations.length;
const log = (): void => undefined;

async function refusal(options: { readonly dsn?: string; readonly schema?: string }): Promise<string> {
  const opening = openLedger({ dsn: server().dsn, schema: "mgp_ledger", longestCallMs: 0, ...options });
  return await opening.then(
    async (ledger: Ledger) => {
      await ledger.close();
      return "opened";
    },
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : "no error"),
  );
}

test("many gateways may start at once on an empty database", async () => {
  const dsn = await server().createDatabase();
  const ledgers = await Promise.all(Array.from({ length: 5 }, () => openTestLedger(dsn)));
  for (const { audit } of ledgers) await audit.synced(audit.append(sampleOutcome(1)));
  const { chains } = await postgresLedger.verify({ dsn, schema: "mgp_ledger" }, []);
  expect(chains.map(({ chain, lines }) => [chain, lines])).toEqual([1, 2, 3, 4, 5].map((chain) => [chain, 1]));
});

test("a gateway that waited for another's migration goes on from there", async () => {
  const dsn = await server().createDatabase();
  // Both have seen that there is nothing, and wait for the lock under which schemas are changed.
  const letGo = await held(dsn, "SELECT pg_advisory_xact_lock(7019266102)");
  const ledgers = [openTestLedger(dsn), openTestLedger(dsn)];
  const waiting = "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
  await expect.poll(async () => (await server().query(waiting, [], dsn)).length).toBe(2);
  await letGo();
  for (const { audit } of await Promise.all(ledgers)) await audit.synced(audit.append(sampleOutcome(1)));
});

test("migrate makes all schemas, and then has nothing to do", async () => {
  const dsn = await server().createDatabase();
  expect(await postgresLedger.migrate({ dsn, schema: "mgp_ledger" }, { log })).toEqual({ from: 0, to: newest });
  expect(await postgresLedger.migrate({ dsn, schema: "mgp_ledger" }, { log })).toEqual({ from: newest, to: newest });
});

test("a role without the right to make schemas works with what migrate has made", async () => {
  const dsn = await server().createDatabase();
  await server().query("CREATE ROLE plain LOGIN", [], dsn);
  const plain = dsn.replace("//postgres@", "//plain@");
  expect(await refusal({ dsn: plain })).toMatch(
    /^LedgerUnavailable: MGP_LEDGER_SCHEMA: the role may not make, change or use/,
  );
  await postgresLedger.migrate({ dsn, schema: "mgp_ledger" }, { log });
  expect(await refusal({ dsn: plain })).toMatch(
    /may not make, change or use the schemas mgp_ledger and mgp_ledger_queue/,
  );
  for (const schema of ["mgp_ledger", "mgp_ledger_queue"]) {
    await server().query(`GRANT USAGE ON SCHEMA ${schema} TO plain`, [], dsn);
    await server().query(`GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO plain`, [], dsn);
    await server().query(`GRANT ALL ON ALL SEQUENCES IN SCHEMA ${schema} TO plain`, [], dsn);
  }
  const { audit } = await openTestLedger(plain);
  await audit.synced(audit.append(sampleOutcome(1)));
});

test("what was never made cannot be checked", async () => {
  const dsn = await server().createDatabase();
  await expect(postgresLedger.verify({ dsn, schema: "mgp_ledger" }, [])).rejects.toThrow(
    /there is no ledger in the schema mgp_ledger. Run "mgp-gateway migrate"/,
  );
});

test("a schema that a newer gateway has made is refused, untouched", async () => {
  const dsn = await server().createDatabase();
  await (await openTestLedger(dsn)).close();
  await server().query("INSERT INTO mgp_ledger.migration (version) VALUES (99)", [], dsn);
  expect(await refusal({ dsn })).toContain(`was made by a newer gateway (version 99, this one knows ${newest})`);
  await expect(postgresLedger.migrate({ dsn, schema: "mgp_ledger" }, { log })).rejects.toThrow(/newer gateway/);
});

test.each([
  [{ dsn: "mysql://a@b/c" }, "MGP_LEDGER_DSN is not of the form postgres://"],
  [{ dsn: "" }, "MGP_LEDGER_DSN is not of the form postgres://"],
  [{ dsn: "postgres://hidden:hunter2@127.0.0.1:1/x" }, "MGP_LEDGER_DSN: no PostgreSQL listens at its host and port"],
  [
    { dsn: "postgres://hidden:hunter2@127.0.0.1:1/x", dsnSetting: "MGP_POSTGRES_DSN" },
    "MGP_POSTGRES_DSN: no PostgreSQL listens",
  ],
  [{ dsn: "postgres://hidden:hunter2@h/x?sslmode=prefer" }, "MGP_LEDGER_DSN has sslmode=prefer"],
  [{ dsn: "postgres://hidden:hunt/er2@h/x" }, "MGP_LEDGER_DSN is not of the form"],
  [{ schema: 'x"; DROP' }, "MGP_LEDGER_SCHEMA must be at most 40 lower-case letters"],
  [{ schema: "pg_mine" }, "MGP_LEDGER_SCHEMA must be"],
  [{ schema: "x".repeat(41) }, "MGP_LEDGER_SCHEMA must be"],
])("%j does not open: the message names the setting and the fix, and no secret", async (options, message) => {
  const told = await refusal(options);
  expect(told).toContain(message);
  expect(told).not.toMatch(/hidden|hunter2|127\.0\.0\.1|ECONN/);
});

test("a database that does not exist, and a role that it does not know", async () => {
  expect(await refusal({ dsn: server().dsn.replace(/postgres$/, "nowhere") })).toContain("its database does not exist");
  expect(await refusal({ dsn: server().dsn.replace("//postgres@", "//absent@") })).toContain(
    "the server refuses its role from this machine",
  );
});

test.each(["", " WHERE gateway = 1", " WHERE gateway = 2"])(
  "a ledger from which gateways' rows were removed%s opens, and what those gateways left open is found",
  async (which) => {
    const dsn = await server().createDatabase();
    for (const number of [1, 2]) {
      const ledger = await openLedger({ dsn, schema: "mgp_ledger", longestCallMs: 0 });
      await ledger.audit.synced(ledger.audit.append(sampleIntent(number)));
      await ledger.close();
    }
    await server().query(`DELETE FROM mgp_ledger.gateway${which}`, [], dsn);
    const { audit } = await openTestLedger(dsn, { longestCallMs: 0 });
    await audit.synced(audit.append(sampleOutcome(9)));
    await expect
      .poll(async () => (await audit.openIntents()).map((intent) => intent.event_id), { timeout: 10_000 })
      .toEqual(["evt_1", "evt_2"]);
    const { chains } = await postgresLedger.verify({ dsn, schema: "mgp_ledger" }, []);
    expect(chains.map(({ chain, lines }) => [chain, lines])).toEqual([1, 2, 3].map((chain) => [chain, 1]));
  },
);
