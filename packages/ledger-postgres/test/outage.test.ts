import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { AuditUnavailable, LedgerUnavailable, type Ledger } from "@mgp/governance";
import { admitted, pendingTask, sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import { startPostgres, type PostgresServer } from "@mgp/test-servers";
import { expect, onTestFinished, test } from "vitest";
import { postgresLedger } from "../src/index.ts";
import { held } from "./held.ts";
import { openTestLedger } from "./servers.ts";

const NEVER_MS = 3_600_000;
const patience = { timeout: 30_000, interval: 50 };

/** How long a request may have to wait for a refusal, in milliseconds. */
const SOON_MS = 8_000;

async function ownServer(): Promise<PostgresServer> {
  const server = await startPostgres();
  onTestFinished(async () => await server.stop());
  return server;
}

async function events(ledger: Ledger, tenant: string): Promise<readonly string[]> {
  return (await ledger.audit.query(tenant, {}, { limit: 100 })).items.map((event) => event.event_id);
}

async function expectRefusal(promise: Promise<unknown>, name: string): Promise<void> {
  const started = performance.now();
  await expect(promise).rejects.toMatchObject({ name });
  expect(performance.now() - started).toBeLessThan(SOON_MS);
}

test.each(["killed", "frozen"] as const)(
  "while the database is %s nothing is acknowledged and no effect is announced; afterwards all of it is there",
  async (how) => {
    const server = await ownServer();
    const logged: string[] = [];
    const ledger = await openTestLedger(server.dsn, { log: (...line) => void logged.push(JSON.stringify(line)) });
    const { audit, tasks, idempotency } = ledger;
    const [tenant, task, key] = [randomUUID(), pendingTask(), randomUUID()];
    await tasks.create(task, admitted(NEVER_MS));
    const claim = await tasks.claim(task.taskId, "later");
    await idempotency.reserve(key, { fingerprint: "f", writeId: "w" }, NEVER_MS);
    await audit.synced(audit.append(sampleIntent(1, { tenant })));
    const back = how === "killed" ? await killed(server) : frozen(server);

    await expectRefusal(audit.synced(audit.append(sampleOutcome(1, { tenant }))), "AuditUnavailable");
    expect(() => audit.append(sampleIntent(2, { tenant }))).toThrow(AuditUnavailable);
    await expectRefusal(audit.synced(audit.append(sampleOutcome(3, { tenant }))), "AuditUnavailable");
    await Promise.all([
      expectRefusal(audit.health(), "AuditUnavailable"),
      expectRefusal(audit.query(tenant, {}, { limit: 1 }), "AuditUnavailable"),
      expectRefusal(audit.openIntents(), "AuditUnavailable"),
      expectRefusal(tasks.get(task.taskId), "LedgerUnavailable"),
      expectRefusal(tasks.create(pendingTask(), admitted(0)), "LedgerUnavailable"),
      expectRefusal(idempotency.reserve(randomUUID(), { fingerprint: "f", writeId: "w" }, 1), "LedgerUnavailable"),
      expectRefusal(idempotency.complete(key, { memoryIds: [] }), "LedgerUnavailable"),
      expectRefusal(ledger.rates?.count("caller", 5) ?? Promise.resolve(), "LedgerUnavailable"),
    ]);
    await idempotency.release(key);
    const ended = claim?.end({ status: "completed", updatedAt: "last", message: "completed" });

    await back();
    await ended;
    expect(await tasks.get(task.taskId)).toMatchObject({ status: "completed" });
    await expect
      .poll(
        async () =>
          await audit.health().then(
            () => "ok",
            () => "down",
          ),
        patience,
      )
      .toBe("ok");
    await expect.poll(() => tryIntent(ledger, tenant), patience).toBe("announced");
    await audit.synced(audit.append(sampleOutcome(9, { tenant })));
    expect(await events(ledger, tenant)).toEqual(["evt_1", "evt_3", "evt_9"]);
    // What was let go meanwhile is free for others.
    const other = await openTestLedger(server.dsn);
    await expect
      .poll(async () => (await other.idempotency.reserve(key, { fingerprint: "f", writeId: "x" }, 9)).kind, patience)
      .toBe("resumed");
    const { chains } = await postgresLedger.verify({ dsn: server.dsn, schema: "mgp_ledger" }, []);
    expect(chains.flatMap((chain) => chain.firstBad ?? [])).toEqual([]);
    expect(logged.join("\n")).toContain("audit_log_failed");
    expect(logged.join("\n")).toContain("audit_log_recovered");
    expect(logged.join("\n")).not.toMatch(/postgres:|127\.0\.0\.1|ECONN/);
  },
  120_000,
);

function frozen(server: PostgresServer): () => Promise<void> {
  const thaw = server.freeze();
  return async () => {
    thaw();
  };
}

async function killed(server: PostgresServer): Promise<() => Promise<void>> {
  await server.kill();
  return async () => await server.start();
}

function tryIntent({ audit }: Ledger, tenant: string): string {
  try {
    audit.append(sampleIntent(9, { tenant }));
    return "announced";
  } catch {
    return "refused";
  }
}

test("a flush whose answer was lost, and which got through after all, is written once", async () => {
  const server = await ownServer();
  const ledger = await openTestLedger(server.dsn);
  const { audit } = ledger;
  const tenant = randomUUID();
  await audit.synced(audit.append(sampleOutcome(1, { tenant })));
  const letGo = await held(server.dsn, "LOCK TABLE mgp_ledger.open_intent IN EXCLUSIVE MODE");
  // Its statement waits for the lock until no request waits for its answer any more.
  await expectRefusal(audit.synced(audit.append(sampleIntent(2, { tenant }))), "AuditUnavailable");
  audit.append(sampleOutcome(2, { tenant }));
  audit.append(sampleOutcome(3, { tenant }));
  // Several attempts wait in the server now.
  await expect.poll(async () => (await waitingForLocks(server)) > 1, patience).toBe(true);
  await letGo();
  await expect.poll(() => tryIntent(ledger, tenant), patience).toBe("announced");
  await audit.synced(audit.append(sampleOutcome(9, { tenant })));
  expect(await events(ledger, tenant)).toEqual(["evt_1", "evt_2", "evt_3", "evt_9"]);
  const { chains } = await postgresLedger.verify({ dsn: server.dsn, schema: "mgp_ledger" }, []);
  expect(chains).toMatchObject([{ lines: 6 }]);
  expect(chains[0]?.firstBad).toBeUndefined();
  // No attempt has left its intent open behind the outcome.
  await expect.poll(async () => await waitingForLocks(server), patience).toBe(0);
  expect(await server.query("SELECT * FROM mgp_ledger.open_intent")).toEqual([]);
}, 120_000);

test("a flush that got through, and whose gateway was taken for dead before it learnt of it, is written once", async () => {
  const server = await ownServer();
  const ledger = await openTestLedger(server.dsn);
  const { audit } = ledger;
  const tenant = randomUUID();
  await audit.synced(audit.append(sampleOutcome(1, { tenant })));
  const letGo = await held(server.dsn, "INSERT INTO mgp_ledger.line (chain, seq, text) VALUES (1, 2, '')");
  audit.append(sampleIntent(2, { tenant }));
  await expectRefusal(audit.synced(audit.append(sampleOutcome(2, { tenant }))), "AuditUnavailable");
  // Before it asks again: what waits in the server gets through, and others have ended the gateway.
  const ended = "UPDATE mgp_ledger.gateway SET ended_at = clock_timestamp()";
  await letGo(`DELETE FROM mgp_ledger.line WHERE text = ''; ${ended}; COMMIT`);
  await expect.poll(() => tryIntent(ledger, tenant), patience).toBe("announced");
  await audit.synced(audit.append(sampleOutcome(9, { tenant })));
  expect(await events(ledger, tenant)).toEqual(["evt_1", "evt_2", "evt_9"]);
  const { chains } = await postgresLedger.verify({ dsn: server.dsn, schema: "mgp_ledger" }, []);
  expect(chains.flatMap((chain) => chain.firstBad ?? [])).toEqual([]);
  expect(chains).toHaveLength(2);
}, 120_000);

async function waitingForLocks(server: PostgresServer): Promise<number> {
  return (await server.query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'")).length;
}

test("a head of a running gateway's chain that was moved stops it from announcing anything", async () => {
  const server = await ownServer();
  const { audit } = await openTestLedger(server.dsn);
  await audit.synced(audit.append(sampleOutcome(1)));
  await server.query("UPDATE mgp_ledger.chain SET hash = repeat('f', 64)");
  await expect(audit.synced(audit.append(sampleOutcome(2)))).rejects.toThrow(/does not end where this gateway left it/);
  expect(() => audit.append(sampleIntent(3))).toThrow(/Keep a copy as evidence/);
  await expect(audit.health()).rejects.toThrow(/Keep a copy as evidence/);
});

test("after an outage no gateway is taken for dead that was merely away as well", async () => {
  const server = await ownServer();
  const logged: string[] = [];
  const log = (_level: string, event: string): void => void logged.push(event);
  const ledgers = await Promise.all([1, 2, 3].map(() => openTestLedger(server.dsn, { log })));
  await server.kill();
  await wait(7_000);
  await server.start();
  for (const { audit } of ledgers)
    await expect
      .poll(
        async () =>
          await audit.health().then(
            () => "ok",
            () => "down",
          ),
        patience,
      )
      .toBe("ok");
  await wait(7_000);
  expect(logged.filter((event) => event.includes("dead"))).toEqual([]);
  const rows = await server.query("SELECT gateway FROM mgp_ledger.gateway WHERE ended_at IS NULL");
  expect(rows).toHaveLength(3);
}, 120_000);

test("an outage does not keep a ledger from closing", async () => {
  const server = await ownServer();
  const ledger = await openTestLedger(server.dsn);
  await ledger.tasks.start(async () => undefined);
  await ledger.audit.synced(ledger.audit.append(sampleOutcome(1)));
  const thaw = server.freeze();
  onTestFinished(thaw);
  ledger.audit.append(sampleOutcome(2));
  const started = performance.now();
  await ledger.tasks.stop();
  await ledger.close();
  expect(performance.now() - started).toBeLessThan(30_000);
}, 120_000);

test("what the database refuses tells that nothing was changed, what it left unanswered does not", async () => {
  const server = await ownServer();
  const { tasks } = await openTestLedger(server.dsn);
  const task = pendingTask();
  await tasks.create(task, admitted(NEVER_MS));
  const again = tasks.create(task, admitted(NEVER_MS));
  await expect(again).rejects.toBeInstanceOf(LedgerUnavailable);
  await expect(again).rejects.toMatchObject({ outcome: "none" });
  await held(server.dsn, "LOCK TABLE mgp_ledger.task IN EXCLUSIVE MODE");
  const cancelling = tasks.cancel(task.taskId, { status: "cancelled", updatedAt: "later", message: "cancelled" });
  await expect(cancelling).rejects.toMatchObject({ outcome: "unknown" });
});
