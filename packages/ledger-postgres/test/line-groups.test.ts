import { randomUUID } from "node:crypto";
import { type AuditLog, AuditUnavailable } from "@mgp/governance";
import { sampleBeginning, sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import { beforeAll, expect, test } from "vitest";
import { postgresLedger } from "../src/index.ts";
import { held } from "./held.ts";
import { openTestLedger, sharedServer } from "./servers.ts";

const server = sharedServer();
let dsn = "";
beforeAll(async () => {
  dsn = await server().createDatabase();
});

const patience = { timeout: 30_000, interval: 50 };

async function waitingForLocks(): Promise<number> {
  return (await server().query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'", [], dsn)).length;
}

async function settled(audit: AuditLog): Promise<boolean> {
  return await audit.health().then(
    () => true,
    () => false,
  );
}

/** The bytes that each transaction has put into the log. */
async function groups(): Promise<readonly number[]> {
  const rows = await server().query("SELECT sum(length(text)) AS bytes FROM mgp_ledger.line GROUP BY xmin", [], dsn);
  return rows.map((row) => Number(row["bytes"]));
}

test("whatever comes together, no statement takes more than 8 MiB of it, and all of it arrives", async () => {
  const { audit } = await openTestLedger(dsn);
  const tenant = randomUUID();
  const target = "x".repeat(100_000);
  let last = 0;
  for (let number = 0; number < 200; number += 1)
    last = audit.append(sampleOutcome(number, { tenant, target_memory_id: target }));
  await audit.synced(last);
  expect((await audit.query(tenant, {}, { limit: 300 })).items).toHaveLength(200);
  const written = await groups();
  expect(written.length).toBeGreaterThan(2);
  expect(Math.max(...written)).toBeLessThanOrEqual(8 * 1024 * 1024);
});

test("what is too much for the database at once gets through in parts", async () => {
  const { audit } = await openTestLedger(dsn);
  const tenant = randomUUID();
  await server().query(
    `CREATE FUNCTION mgp_ledger.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF (SELECT count(*) FROM come) > 60 THEN RAISE 'too much'; END IF;
       RETURN NULL;
     END $$;
     CREATE TRIGGER refuse AFTER INSERT ON mgp_ledger.line REFERENCING NEW TABLE AS come
       FOR EACH STATEMENT EXECUTE FUNCTION mgp_ledger.refuse()`,
    [],
    dsn,
  );
  let last = 0;
  for (let number = 0; number < 1_000; number += 1) last = audit.append(sampleOutcome(number, { tenant }));
  await expect(audit.synced(last)).rejects.toBeInstanceOf(AuditUnavailable);
  await expect.poll(async () => (await audit.query(tenant, {}, { limit: 1_000 })).items.length, patience).toBe(1_000);
  await server().query("DROP TRIGGER refuse ON mgp_ledger.line", [], dsn);
  const { chains } = await postgresLedger.verify({ dsn, schema: "mgp_ledger" }, []);
  expect(chains.flatMap((chain) => chain.firstBad ?? [])).toEqual([]);
});

test("lines that got through with a larger group than the one that is tried now are written once", async () => {
  const { audit } = await openTestLedger(dsn);
  const tenant = randomUUID();
  await audit.synced(audit.append(sampleOutcome(0, { tenant })));
  const letGo = await held(dsn, "SELECT FROM mgp_ledger.chain FOR UPDATE");
  let last = 0;
  for (let number = 1; number < 1_500; number += 1) last = audit.append(sampleOutcome(number, { tenant }));
  // Its statement waits for the lock until no request waits for its answer any more; then comes one with half as many.
  await expect(audit.synced(last)).rejects.toBeInstanceOf(AuditUnavailable);
  await expect.poll(async () => await waitingForLocks(), patience).toBeGreaterThan(1);
  await letGo();
  await expect.poll(async () => (await audit.query(tenant, {}, { limit: 2_000 })).items.length, patience).toBe(1_500);
  await expect.poll(() => settled(audit), patience).toBe(true);
  await audit.synced(audit.append(sampleOutcome(1_500, { tenant })));
  const { items } = await audit.query(tenant, {}, { limit: 2_000 });
  expect(items.map((event) => event.event_id)).toEqual(Array.from({ length: 1_501 }, (_, number) => `evt_${number}`));
}, 120_000);

test("another gateway that closes what one has left knows the context of its request", async () => {
  const [died, other] = [await openTestLedger(dsn), await openTestLedger(dsn, { longestCallMs: 1 })];
  const first = sampleBeginning(`evt_${randomUUID()}`);
  const { request_id } = first;
  const item = sampleIntent(1, { event_id: `evt_${randomUUID()}`, request_id, context_of: first.event_id });
  died.audit.append(first);
  await died.audit.synced(died.audit.append(item));
  await died.close();
  await expect.poll(async () => await other.audit.openIntents(), patience).toEqual([item]);
});
