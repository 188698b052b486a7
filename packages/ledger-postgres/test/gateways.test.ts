import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { AuditIntent } from "@mgp/governance";
import { admitted, pendingTask } from "@mgp/ledger-suite";
import { beforeAll, expect, test } from "vitest";
import { postgresLedger } from "../src/index.ts";
import { startHolder } from "./children/run.ts";
import { openTestLedger, sharedServer } from "./servers.ts";

const NEVER_MS = 3_600_000;
const patience = { timeout: 60_000, interval: 100 };

const server = sharedServer();
let dsn = "";
beforeAll(async () => {
  dsn = await server().createDatabase();
});

test("what a killed gateway held is taken over by one of the others, and not before it is dead", async () => {
  const [one, other] = await Promise.all([1, 2].map(() => openTestLedger(dsn, { longestCallMs: 0 })));
  if (one === undefined || other === undefined) throw new Error("two ledgers are needed");
  const [key, task] = [randomUUID(), pendingTask()];
  await one.tasks.create(task, admitted(NEVER_MS));
  const holder = startHolder(dsn, { taskId: task.taskId, key });
  expect(await holder.next()).toBe("ready");
  const planned = { fingerprint: "f", writeId: "another" };
  const found: AuditIntent[] = [];
  const look = async (): Promise<number> => {
    const intents = await Promise.all([one.audit.openIntents(), other.audit.openIntents()]);
    found.push(...intents.flat());
    return found.length;
  };
  // Alive for longer than it takes to be taken for dead.
  for (let looks = 0; looks < 7; looks += 1) {
    expect(await one.idempotency.reserve(key, planned, NEVER_MS)).toEqual({ kind: "held" });
    expect(await one.idempotency.reserve(key, { ...planned, fingerprint: "g" }, NEVER_MS)).toEqual({ kind: "taken" });
    expect(await other.tasks.claim(task.taskId, "later")).toBeUndefined();
    expect(await look()).toBe(0);
    await wait(1_000);
  }
  holder.signal("SIGKILL");
  await expect.poll(async () => (await one.idempotency.reserve(key, planned, NEVER_MS)).kind, patience).toBe("resumed");
  expect(await one.idempotency.reserve(key, planned, NEVER_MS)).toEqual({
    kind: "resumed",
    record: { fingerprint: "f", writeId: `w_${key}` },
  });
  expect(await other.idempotency.reserve(key, planned, NEVER_MS)).toEqual({ kind: "held" });
  const claims = await Promise.all([one, other].map((ledger) => ledger.tasks.claim(task.taskId, "later")));
  expect(claims.flatMap((claim) => claim?.task ?? [])).toMatchObject([
    { attempts: 2, unended: 2, request: task.request },
  ]);
  await expect.poll(look, patience).toBe(2);
  expect(found.map((intent) => [intent.event_id, intent.target_memory_id])).toEqual([
    [`evt_${key}`, "mem_1"],
    [`evt_${key}`, "mem_2"],
  ]);
  // The gateway that got them gets them again, until it has closed them.
  expect(await look()).toBe(4);
  const [intent] = found;
  if (intent === undefined) throw new Error("an intent was expected");
  const { intent: _intent, ...event } = intent;
  const finder = (await one.audit.openIntents()).length > 0 ? one : other;
  const ticket = finder.audit.append({ ...event, outcome: "failed", lineage_refs: [] });
  expect(await finder.audit.openIntents()).toEqual([]);
  await finder.audit.synced(ticket);
  expect(await look()).toBe(4);
}, 120_000);

test("a gateway that was stopped for long comes back under another number, without what it held", async () => {
  const other = await openTestLedger(dsn);
  const [key, task] = [randomUUID(), pendingTask()];
  await other.tasks.create(task, admitted(NEVER_MS));
  const holder = startHolder(dsn, { taskId: task.taskId, key });
  expect(await holder.next()).toBe("ready");
  holder.signal("SIGSTOP");
  const planned = { fingerprint: "f", writeId: "another" };
  await expect
    .poll(async () => (await other.idempotency.reserve(key, planned, NEVER_MS)).kind, patience)
    .toBe("resumed");
  expect(await other.tasks.claim(task.taskId, "later")).toBeDefined();
  holder.signal("SIGCONT");
  const said = [await holder.next(), await holder.next(), await holder.next()];
  expect(said.toSorted()).toEqual(["back", "lost", "no effect may begin"]);
  // Its late line is in a new chain, and the old one is whole and closed.
  const { chains } = await postgresLedger.verify({ dsn, schema: "mgp_ledger" }, []);
  expect(chains.filter((chain) => chain.firstBad !== undefined)).toEqual([]);
  expect(chains.slice(-2).map((chain) => chain.lines)).toEqual([3, 1]);
  const events = await other.audit.query(key, {}, { limit: 10 });
  expect(events.items.map((event) => event.event_id)).toEqual(["evt_3", `evt_${key}`]);
}, 120_000);

test("of many gateways one gets a task", async () => {
  const ledgers = await Promise.all([1, 2, 3].map(() => openTestLedger(dsn)));
  for (let round = 0; round < 20; round += 1) {
    const task = pendingTask();
    await ledgers[0]?.tasks.create(task, admitted(NEVER_MS));
    const claims = await Promise.all(ledgers.map((ledger) => ledger.tasks.claim(task.taskId, "later")));
    expect(claims.filter((claim) => claim !== undefined)).toHaveLength(1);
  }
});

test("a caller has so many tasks over all gateways, also when it sends them to all at once", async () => {
  const ledgers = await Promise.all([1, 2].map(() => openTestLedger(dsn)));
  const caller = randomUUID();
  const kept = await Promise.all(
    Array.from({ length: 60 }, async (_, place) => {
      const admission = { startAfterMs: NEVER_MS, mostOpen: 20 };
      return await ledgers[place % 2]?.tasks.create(pendingTask({ caller }), admission);
    }),
  );
  expect(kept.filter(Boolean)).toHaveLength(20);
});

async function count(query: string, database: string): Promise<number> {
  const [row] = await server().query(`SELECT count(*)::integer AS count FROM ${query}`, [], database);
  return Number(row?.["count"]);
}

test("several gateways remove what has ended at the same time, and leave nothing of it, jobs included", async () => {
  // Of its own, so that jobs that other tests have left take no worker.
  const own = await server().createDatabase();
  const ledgers = await Promise.all([1, 2, 3].map(() => openTestLedger(own)));
  const [first] = ledgers;
  if (first === undefined) throw new Error("a ledger is needed");
  for (let made = 0; made < 120; made += 1) {
    const task = pendingTask();
    await first.tasks.create(task, admitted(0));
    const claim = await first.tasks.claim(task.taskId, "later");
    await claim?.end({ status: "completed", updatedAt: "last", message: "completed", result: "{}" });
  }
  await Promise.all(
    ledgers.map(async ({ tasks }) => {
      while (await tasks.removeEnded(0));
    }),
  );
  expect(await count("mgp_ledger.task WHERE status NOT IN ('pending', 'running')", own)).toBe(0);
  // A job outlives its task until a worker has looked at it, then for a minute, and until the queue looks, each minute.
  await first.tasks.start(async () => undefined);
  const jobs = "mgp_ledger_queue.job WHERE data->>'taskId' NOT IN (SELECT task_id FROM mgp_ledger.task)";
  await expect.poll(async () => await count(jobs, own), { timeout: 400_000, interval: 1_000 }).toBe(0);
}, 440_000);

test("a cancel reaches the gateway that runs the task", async () => {
  const [runner, other] = [await openTestLedger(dsn), await openTestLedger(dsn)];
  const task = pendingTask();
  await runner.tasks.create(task, admitted(NEVER_MS));
  const claim = await runner.tasks.claim(task.taskId, "later");
  await other.tasks.cancel(task.taskId, { status: "cancelled", updatedAt: "last", message: "a\u0000b" });
  await expect.poll(() => claim?.lost.aborted, patience).toBe(true);
  await claim?.end({ status: "completed", updatedAt: "too late", message: "completed" });
  expect(await runner.tasks.get(task.taskId)).toMatchObject({ status: "cancelled", message: "a\u0000b" });
});

test("a claim that holds is not taken for lost", async () => {
  const ledger = await openTestLedger(dsn);
  const task = pendingTask();
  await ledger.tasks.create(task, admitted(NEVER_MS));
  const claim = await ledger.tasks.claim(task.taskId, "later");
  await wait(3_000);
  expect(claim?.lost.aborted).toBe(false);
  expect(await ledger.tasks.get(task.taskId)).toMatchObject({ status: "running" });
});

test("a claim that no task runs is put back", async () => {
  const ledger = await openTestLedger(dsn);
  const task = pendingTask();
  await ledger.tasks.create(task, admitted(NEVER_MS));
  const [row] = await server().query("SELECT max(gateway) AS number FROM mgp_ledger.gateway", [], dsn);
  // As a claim whose answer was lost leaves it.
  const claimed = "UPDATE mgp_ledger.task SET status = 'running', attempts = 1, claimed_by = $1 WHERE task_id = $2";
  await server().query(claimed, [row?.["number"], task.taskId], dsn);
  await expect.poll(async () => (await ledger.tasks.get(task.taskId))?.status, patience).toBe("pending");
});

test("a request that waits for a task learns soon that another gateway has ended it", async () => {
  const [runner, other] = [await openTestLedger(dsn), await openTestLedger(dsn)];
  const task = pendingTask();
  await runner.tasks.create(task, admitted(NEVER_MS));
  const claim = await runner.tasks.claim(task.taskId, "later");
  const started = performance.now();
  await other.tasks.settled(task.taskId, 300);
  expect(performance.now() - started).toBeGreaterThan(200);
  const settled = other.tasks.settled(task.taskId, 60_000);
  await claim?.end({ status: "completed", updatedAt: "last", message: "completed" });
  await settled;
  expect(performance.now() - started).toBeLessThan(30_000);
});

test("a gateway that closes puts its tasks back for the others at once", async () => {
  const [closing, other] = [await openTestLedger(dsn), await openTestLedger(dsn)];
  const task = pendingTask();
  await closing.tasks.create(task, admitted(NEVER_MS));
  await closing.tasks.claim(task.taskId, "later");
  await closing.close();
  expect((await other.tasks.claim(task.taskId, "later"))?.task.attempts).toBe(2);
});

test("a task whose gateway died before it was claimed runs elsewhere", async () => {
  const runner = await openTestLedger(dsn);
  const task = pendingTask();
  const ran = Promise.withResolvers<void>();
  await runner.tasks.create(task, admitted(0));
  // Fetched from the queue by a gateway that died at once.
  const fetched = `UPDATE mgp_ledger_queue.job SET state = 'active', started_on = now(), heartbeat_on = now()
    WHERE data->>'taskId' = $1`;
  await server().query(fetched, [task.taskId], dsn);
  await runner.tasks.start(async (taskId) => {
    const claim = await runner.tasks.claim(taskId, "later");
    await claim?.end({ status: "completed", updatedAt: "last", message: "completed" });
    if (taskId === task.taskId) ran.resolve();
  });
  await ran.promise;
  await runner.tasks.stop();
  expect(await runner.tasks.get(task.taskId)).toMatchObject({ status: "completed", attempts: 1 });
}, 120_000);

test("all gateways sign cursors alike", async () => {
  const [one, other] = [await openTestLedger(dsn), await openTestLedger(dsn)];
  expect(one.cursorKey).toHaveLength(32);
  expect(other.cursorKey).toEqual(one.cursorKey);
  const elsewhere = await openTestLedger(dsn, { schema: "another" });
  expect(elsewhere.cursorKey).not.toEqual(one.cursorKey);
});
