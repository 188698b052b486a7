import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { admitted, pendingTask } from "@mgp/ledger-suite";
import { expect, test } from "vitest";
import { LedgerLocked, openLedger } from "../src/index.ts";
import { startChild } from "./children/run.ts";
import { temporaryFolder, testLedger } from "./samples.ts";

const NEVER_MS = 3_600_000;

test("a task outlives a restart", async () => {
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory });
  const task = pendingTask();
  await ledger.tasks.create(task, admitted(NEVER_MS));
  await ledger.close();
  const claim = await (await testLedger({ stateDirectory })).tasks.claim(task.taskId, task.updatedAt);
  expect(claim?.task).toEqual({ ...task, status: "running", attempts: 1, unended: 1 });
});

test("what a task was asked is wiped from every file with its end", async () => {
  const stateDirectory = temporaryFolder();
  const { tasks } = await testLedger({ stateDirectory });
  const onDisk = (): boolean =>
    readdirSync(stateDirectory).some((name) =>
      readFileSync(path.join(stateDirectory, name)).includes("secret of the kiwi"),
    );
  const task = pendingTask();
  await tasks.create(task, admitted(NEVER_MS));
  expect(onDisk()).toBe(true);
  await tasks.cancel(task.taskId, { status: "cancelled", updatedAt: "later", message: "cancelled" });
  expect(onDisk()).toBe(false);
});

test("tasks that a dead process left run when they are due, oldest first", async () => {
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory });
  const names = ["task_b", "task_a", "task_d", "task_c"];
  for (const taskId of names) await ledger.tasks.create(pendingTask({ taskId }), admitted(0));
  await ledger.tasks.claim("task_b", "later");
  const done = await ledger.tasks.claim("task_d", "later");
  await done?.end({ status: "completed", updatedAt: "later", message: "done", result: "{}" });
  await ledger.close();
  const { tasks } = await testLedger({ stateDirectory });
  const ran: string[] = [];
  const { promise: all, resolve } = Promise.withResolvers<void>();
  await tasks.start(async (taskId) => {
    ran.push(taskId);
    if (ran.length === 3) resolve();
  });
  await all;
  await tasks.stop();
  expect(ran).toEqual(["task_b", "task_a", "task_c"]);
  expect(await tasks.get("task_b")).toMatchObject({ status: "pending", attempts: 1, unended: 1 });
});

test("a change that fails takes no other with it", async () => {
  const { tasks } = await testLedger({ stateDirectory: temporaryFolder() });
  const [task, other] = [pendingTask(), pendingTask()];
  const results = await Promise.allSettled([
    tasks.create(task, admitted(NEVER_MS)),
    tasks.create(task, admitted(NEVER_MS)),
    tasks.create(other, admitted(NEVER_MS)),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await tasks.get(other.taskId)).toBeDefined();
});

test("an idempotency key stands until it is outdated, over a restart", async () => {
  let now = 1000;
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory, now: () => now });
  const first = { fingerprint: "f", writeId: "w1", memoryId: "m1" };
  const second = { fingerprint: "f", writeId: "w2" };
  const both = await Promise.all([
    ledger.idempotency.reserve("k", first, 1000),
    ledger.idempotency.reserve("k", second, 1000),
  ]);
  expect(both).toEqual([{ kind: "first" }, { kind: "resumed", record: first }]);
  await ledger.close();
  const { idempotency } = await testLedger({ stateDirectory, now: () => now });
  now = 1999;
  expect(await idempotency.reserve("k", second, 1000)).toEqual({ kind: "resumed", record: first });
  now = 2000;
  expect(await idempotency.reserve("k", second, 1000)).toEqual({ kind: "first" });
});

test("outdated idempotency records are wiped from the file, without another that comes", async () => {
  let now = 0;
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory, now: () => now });
  const record = { fingerprint: "f", writeId: "forgotten-write" };
  await Promise.all(Array.from({ length: 100 }, (_, number) => ledger.idempotency.reserve(`k${number}`, record, 10)));
  now = 9;
  expect(await ledger.idempotency.removeOutdated()).toBe(false);
  now = 10;
  while (await ledger.idempotency.removeOutdated());
  await ledger.close();
  expect(readFileSync(path.join(stateDirectory, "state.db")).includes("forgotten-write")).toBe(false);
});

test("the cursor key stays, and is another in another folder", async () => {
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory });
  const key = ledger.cursorKey;
  expect(key).toHaveLength(32);
  await ledger.close();
  expect((await testLedger({ stateDirectory })).cursorKey).toEqual(key);
  expect((await testLedger({ stateDirectory: temporaryFolder() })).cursorKey).not.toEqual(key);
});

test("a folder belongs to one process, until it ends, however it ends", async () => {
  const stateDirectory = temporaryFolder();
  const holder = startChild("holder", stateDirectory);
  if (holder.stdout === null) throw new Error("the child has no output");
  await once(holder.stdout, "data");
  const refused = openLedger({ stateDirectory });
  await expect(refused).rejects.toBeInstanceOf(LedgerLocked);
  await expect(refused).rejects.toThrow(/^MGP_STATE_DIR: .* in use by another gateway\. Stop that one/);
  const gone = once(holder, "close");
  holder.kill("SIGKILL");
  await gone;
  const ledger = await testLedger({ stateDirectory });
  await expect(openLedger({ stateDirectory })).rejects.toBeInstanceOf(LedgerLocked);
  // The refused attempt in this very process did not drop the lock.
  await expect(openLedger({ stateDirectory })).rejects.toBeInstanceOf(LedgerLocked);
  await ledger.close();
});

test("a state folder that a newer release has written is refused, with the fix", async () => {
  const stateDirectory = temporaryFolder();
  await (await testLedger({ stateDirectory })).close();
  const database = new DatabaseSync(path.join(stateDirectory, "state.db"));
  database.exec("PRAGMA user_version = 99");
  database.close();
  await expect(openLedger({ stateDirectory })).rejects.toThrow("run that one, or use another MGP_STATE_DIR");
});
