import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { TaskRecord } from "@mgp/governance";
import { expect, test } from "vitest";
import { LedgerLocked, openLedger } from "../src/index.ts";
import { startChild } from "./children/run.ts";
import { temporaryFolder, testLedger } from "./samples.ts";

const task: TaskRecord = {
  taskId: "task_1",
  operation: "import",
  tenant: "acme",
  caller: "caller-1",
  requestId: "req_1",
  status: "pending",
  attempts: 0,
  createdAt: "2026-01-02T03:04:05.000Z",
  updatedAt: "2026-01-02T03:04:05.000Z",
  message: "accepted",
  request: '{"memories":["the secret of the kiwi"]}',
};
const { request: _request, ...ended } = task;

test("a task is kept as it was created, over a restart", async () => {
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory });
  await ledger.tasks.create(task);
  expect(await ledger.tasks.get("task_1")).toEqual(task);
  expect(await ledger.tasks.get("task_2")).toBeUndefined();
  await ledger.close();
  expect(await (await testLedger({ stateDirectory })).tasks.get("task_1")).toEqual(task);
});

test("one of many gets a task", async () => {
  const { tasks } = await testLedger({ stateDirectory: temporaryFolder() });
  await tasks.create(task);
  const claims = await Promise.all(Array.from({ length: 20 }, () => tasks.claim("task_1", "later")));
  expect(claims.filter((claim) => claim !== undefined)).toEqual([
    { ...task, status: "running", attempts: 1, updatedAt: "later" },
  ]);
});

test("the first end of a task stays", async () => {
  const { tasks } = await testLedger({ stateDirectory: temporaryFolder() });
  await tasks.create(task);
  const error = { code: "MGP_BACKEND_ERROR" as const, message: "no", details: { index: 3 } };
  const end = { status: "failed" as const, updatedAt: "later", message: "failed", error };
  expect(await tasks.end("task_1", end)).toEqual({ ...ended, ...end });
  expect(await tasks.end("task_1", { status: "completed", updatedAt: "last", message: "done", result: "{}" })).toEqual({
    ...ended,
    ...end,
  });
  expect(await tasks.claim("task_1", "last")).toBeUndefined();
  expect(await tasks.end("task_2", end)).toBeUndefined();
});

test("what a task was asked is wiped from every file with its end", async () => {
  const stateDirectory = temporaryFolder();
  const { tasks } = await testLedger({ stateDirectory });
  const onDisk = (): boolean =>
    readdirSync(stateDirectory).some((name) =>
      readFileSync(path.join(stateDirectory, name)).includes("secret of the kiwi"),
    );
  await tasks.create(task);
  expect(onDisk()).toBe(true);
  await tasks.end("task_1", { status: "cancelled", updatedAt: "later", message: "cancelled" });
  expect(onDisk()).toBe(false);
});

test("tasks that a dead process left come back, oldest first", async () => {
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory });
  for (const taskId of ["task_b", "task_a", "task_d", "task_c"]) await ledger.tasks.create({ ...task, taskId });
  await ledger.tasks.claim("task_b", "later");
  await ledger.tasks.end("task_d", { status: "completed", updatedAt: "later", message: "done", result: "{}" });
  await ledger.close();
  const { tasks } = await testLedger({ stateDirectory });
  expect((await tasks.recover()).map(({ taskId, status, attempts }) => [taskId, status, attempts])).toEqual([
    ["task_b", "pending", 1],
    ["task_a", "pending", 0],
    ["task_c", "pending", 0],
  ]);
});

test("a change that fails takes no other with it", async () => {
  const { tasks } = await testLedger({ stateDirectory: temporaryFolder() });
  const results = await Promise.allSettled([
    tasks.create(task),
    tasks.create(task),
    tasks.create({ ...task, taskId: "task_2" }),
  ]);
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await tasks.get("task_2")).toBeDefined();
});

test("an idempotency key is reserved once, until it is outdated", async () => {
  let now = 1000;
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory, now: () => now });
  const first = { fingerprint: "f1", writeId: "w1", memoryId: "m1" };
  const second = { fingerprint: "f2", writeId: "w2" };
  const both = await Promise.all([
    ledger.idempotency.reserve("k", first, 2000),
    ledger.idempotency.reserve("k", second, 2000),
  ]);
  expect(both).toEqual([
    { reserved: true, record: first },
    { reserved: false, record: first },
  ]);
  const end = { memoryIds: ["m1"], resolution: "created" as const, revision: 4 };
  await ledger.idempotency.complete("k", end);
  await ledger.close();
  const { idempotency } = await testLedger({ stateDirectory, now: () => now });
  now = 1999;
  expect(await idempotency.reserve("k", second, 3000)).toEqual({ reserved: false, record: { ...first, end } });
  now = 2000;
  expect(await idempotency.reserve("k", second, 3000)).toEqual({ reserved: true, record: second });
});

test("outdated idempotency records go, a few with each new one", async () => {
  let now = 0;
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory, now: () => now });
  const record = { fingerprint: "f", writeId: "forgotten-write" };
  await Promise.all(Array.from({ length: 100 }, (_, number) => ledger.idempotency.reserve(`k${number}`, record, 10)));
  now = 10;
  for (let number = 0; number < 7; number += 1)
    await ledger.idempotency.reserve(`n${number}`, { ...record, writeId: "new" }, 20);
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
