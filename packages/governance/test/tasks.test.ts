import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { type AsyncTask, type JsonObject, MgpError, StoreError } from "@mgp/core";
import { expect, onTestFinished, test, vi } from "vitest";
import { anonymousCaller, type Caller } from "../src/caller/caller.ts";
import type { GovernedResponse } from "../src/governance.ts";
import { AuditUnavailable } from "../src/ledger/ledger-errors.ts";
import type { Policy } from "../src/policy/policy.ts";
import { builtInPolicy } from "../src/policy/rules.ts";
import { copyOfFolder, type Circumstances, type Gateway, openGateway } from "./support/gateway-in-process.ts";
import { anyString, objectWith } from "./support/matchers.ts";
import { memoryOf, namedCaller } from "./support/samples.ts";

async function poll(gateway: Gateway, taskId: string, circumstances: Circumstances = {}): Promise<AsyncTask> {
  return (await gateway.ok("getTask", { task_id: taskId }, circumstances)).task;
}

test("a task is completed by its first poll, and carries what the operation would have answered", async () => {
  const gateway = await openGateway();
  const memories = [memoryOf("a"), memoryOf("b")];
  const imported = await poll(gateway, await gateway.accept("import", { memories }));
  expect(imported).toMatchObject({ status: "completed", progress: 1, message: "completed", error: null });
  expect(imported.result).toEqual({ memory_ids: ["a", "b"], written_count: 2 });
  const exported = await poll(gateway, await gateway.accept("export", { limit: 1 }));
  const page = exported.result;
  expect(page).toEqual({ memories: [objectWith({ memory_id: "a" })], next_token: anyString });
  const token = page?.["next_token"];
  const next = await gateway.ok("export", { pagination_token: typeof token === "string" ? token : "none" });
  expect(next).toMatchObject({ memories: [{ memory_id: "b" }] });
  const synced = await poll(gateway, await gateway.accept("sync"));
  expect(synced.result).toMatchObject({
    memories: [{ memory_id: "a" }, { memory_id: "b" }],
    cursor: anyString,
  });
});

test("nothing is done before the first poll, and a task runs once however often it is polled", async () => {
  const gateway = await openGateway();
  const taskId = await gateway.accept("import", { memories: [memoryOf("a")] });
  expect(gateway.store.effects).toBe(0);
  const polls = await Promise.all(Array.from({ length: 8 }, () => poll(gateway, taskId)));
  expect(new Set(polls.map((task) => task.status))).toEqual(new Set(["completed"]));
  expect(gateway.store.effects).toBe(1);
});

test("a task starts by itself after its delay", async () => {
  const gateway = await openGateway({ taskStartDelayMs: 1 });
  const { promise: ran, resolve } = Promise.withResolvers<void>();
  gateway.store.after = ({ method }) => {
    if (method === "insert") resolve();
  };
  await gateway.accept("import", { memories: [memoryOf("a")] });
  await ran;
  expect(gateway.store.effects).toBe(1);
});

test("a cancel straight after the accept wins, and stays", async () => {
  const gateway = await openGateway();
  const taskId = await gateway.accept("import", { memories: [memoryOf("a")] });
  const cancelled = await gateway.ok("cancelTask", { task_id: taskId, reason: "not needed" });
  expect(cancelled.task).toMatchObject({
    status: "cancelled",
    message: "not needed",
    progress: 0,
    result: null,
    error: null,
  });
  expect(await poll(gateway, taskId)).toEqual(cancelled.task);
  expect((await gateway.ok("cancelTask", { task_id: taskId })).task).toEqual(cancelled.task);
  expect(gateway.store.effects).toBe(0);
  const done = await gateway.accept("export");
  const completed = await poll(gateway, done);
  expect((await gateway.ok("cancelTask", { task_id: done })).task).toEqual(completed);
  const plain = await gateway.accept("export");
  expect((await gateway.ok("cancelTask", { task_id: plain })).task.message).toBe("cancelled");
});

test("a cancel stops a task that runs", async () => {
  const gateway = await openGateway();
  const taskId = await gateway.accept("import", { memories: ["a", "b", "c"].map((id) => memoryOf(id)) });
  gateway.store.after = async ({ method }) => {
    if (method !== "insert") return;
    gateway.store.after = () => undefined;
    await gateway.ok("cancelTask", { task_id: taskId });
  };
  expect(await poll(gateway, taskId)).toMatchObject({ status: "cancelled", result: null });
  expect(await gateway.ok("export", {})).toMatchObject({ memories: [{ memory_id: "a" }] });
});

test("a failure keeps its code, its words and its details", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("b") });
  const task = await poll(gateway, await gateway.accept("import", { memories: [memoryOf("a"), memoryOf("b")] }));
  expect(task).toMatchObject({
    status: "failed",
    progress: 1,
    message: "failed",
    result: null,
    error: { code: "MGP_CONFLICT_UNRESOLVED", details: { index: 1, memory_ids: ["a"], memory_id: "b" } },
  });
});

test("a bad request is refused at once, not accepted", async () => {
  const gateway = await openGateway();
  const bad = { memories: [{ ...memoryOf("a"), scope: "galaxy" }], execution_mode: "async" };
  expect(await gateway.fails("import", bad)).toMatchObject({ status: 400 });
});

test("a task belongs to its caller and tenant", async () => {
  const callers = ["owner", "stranger"].map((id) => namedCaller(id, { tenants: ["acme", "lab"] }));
  const [owner, stranger] = callers;
  const gateway = await openGateway({ findCaller: (id) => callers.find((caller) => caller.id === id) });
  const taskId = await gateway.accept("export", {}, { ...(owner && { caller: owner }), tenantHeader: "acme" });
  const statusOf = async (caller: Caller | undefined, tenantHeader?: string): Promise<number> => {
    const circumstances = { ...(caller && { caller }), ...(tenantHeader === undefined ? {} : { tenantHeader }) };
    return (await gateway.answer("getTask", { task_id: taskId }, circumstances)).status;
  };
  expect(await statusOf(stranger)).toBe(404);
  expect(await statusOf(undefined)).toBe(404);
  expect(await statusOf(owner, "lab")).toBe(404);
  expect(await statusOf(namedCaller("owner", { tenants: ["lab"] }))).toBe(404);
  expect(await statusOf(namedCaller("owner", { actions: ["write"] }))).toBe(404);
  expect(gateway.store.count("list")).toBe(0);
  expect(await statusOf(owner, "acme")).toBe(200);
  expect(await statusOf(owner)).toBe(200);
});

test("a caller who lost the right meanwhile: the task fails and does nothing", async () => {
  let actions: Caller["actions"] = ["write", "read"];
  const gateway = await openGateway({
    findCaller: (id) => (id === "owner" ? namedCaller("owner", { actions }) : undefined),
  });
  const taskId = await gateway.accept("import", { memories: [memoryOf("a")] }, { caller: namedCaller("owner") });
  actions = ["read"];
  const task = await poll(gateway, taskId, { caller: namedCaller("owner") });
  expect(task).toMatchObject({ status: "failed", error: { code: "MGP_POLICY_DENIED" } });
  expect(gateway.store.effects).toBe(0);
});

test("tasks survive a restart, finished or not", async () => {
  const first = await openGateway();
  const pending = await first.accept("import", { memories: [memoryOf("a")] }, { requestId: "the-original" });
  const done = await first.accept("sync");
  const before = await poll(first, done);
  await first.close();
  const second = await openGateway({ folder: first.folder, store: first.kept, clock: first.clock });
  expect(await poll(second, done)).toEqual(before);
  expect(await poll(second, pending)).toMatchObject({
    status: "completed",
    request_id: "the-original",
    result: { written_count: 1 },
  });
});

test("an import that a crash cut short is taken up again, and has each effect once", async () => {
  const first = await openGateway({ guarantees: { durable: true } });
  const memories = ["a", "b", "c", "d"].map((id) => memoryOf(id));
  const taskId = await first.accept("import", { memories });
  let remains = "";
  let inserts = 0;
  first.store.after = ({ method }) => {
    if (method !== "insert") return;
    inserts += 1;
    // The machine dies after the second effect: nothing that happens later reaches the copy, or the store.
    if (inserts === 2) {
      remains = copyOfFolder(first.folder);
      first.store.failOnce("insert", "unavailable");
    }
  };
  await poll(first, taskId);
  const second = await openGateway({
    folder: remains,
    store: first.kept,
    clock: first.clock,
    guarantees: { durable: true },
  });
  expect(await poll(second, taskId)).toMatchObject({
    status: "completed",
    result: { memory_ids: ["a", "b", "c", "d"], written_count: 4 },
  });
  const exported = await second.ok("export", {});
  expect(JSON.stringify(exported).match(/"revision":1/g)).toHaveLength(4);
  expect(await second.ledger.audit.openIntents()).toEqual([]);
});

test("a crash between a run's audit event and its end: the task runs again, and the event is there once", async () => {
  let remains = "";
  const first = await openGateway({
    guarantees: { durable: true },
    onTaskEnd: () => {
      remains = copyOfFolder(first.folder);
    },
  });
  const ids = ["a", "b"];
  const imported = await first.accept("import", { memories: ids.map((id) => memoryOf(id)) }, { requestId: "one" });
  await poll(first, imported);
  const second = await openGateway({ folder: remains, store: first.kept, clock: first.clock });
  expect(await poll(second, imported)).toMatchObject({ status: "completed", result: { memory_ids: ids } });
  const completed = second.outcomes().filter((line) => line.decision.reason_code === "import_completed");
  expect(completed).toHaveLength(1);
  const exported = await second.accept("export", {}, { requestId: "one" });
  await poll(second, exported);
  expect(second.trail().at(-1)).toBe("read __export__ allowed allow export_completed");
});

test("a result is made again at each poll, of what may be seen today", async () => {
  const gateway = await openGateway();
  await gateway.ok("import", {
    memories: ["a", "b", "c", "d"].map((id) => memoryOf(id, { content: { statement: `kiwi ${id}` } })),
  });
  const exportTask = await gateway.accept("export");
  const syncTask = await gateway.accept("sync");
  expect(JSON.stringify(await poll(gateway, exportTask))).toContain("kiwi d");
  await poll(gateway, syncTask);
  await gateway.ok("purge", { memory_id: "a" });
  await gateway.ok("update", { memory_id: "b", patch: { sensitivity: "confidential" } });
  await gateway.ok("delete", { memory_id: "c" });
  for (const taskId of [exportTask, syncTask]) {
    const text = JSON.stringify(await poll(gateway, taskId));
    expect(text).not.toMatch(/kiwi [abc]/);
    expect(text).toContain("kiwi d");
  }
  for (const file of readdirSync(gateway.folder).filter((name) => name.startsWith("state.db"))) {
    expect(readFileSync(`${gateway.folder}/${file}`).includes("kiwi")).toBe(false);
  }
});

test("an export of any size is a page with a token for the rest, like the answer of the same request", async () => {
  const gateway = await openGateway();
  const ids = Array.from({ length: 120 }, (_, number) => `m-${String(number).padStart(4, "0")}`);
  await gateway.ok("import", { memories: ids.map((id) => memoryOf(id)) });
  const { result } = await poll(gateway, await gateway.accept("export"));
  const same = await gateway.ok("export", {});
  expect(result).toEqual({ ...same, next_token: anyString });
  const token = result?.["next_token"];
  const rest = await gateway.ok("export", { pagination_token: typeof token === "string" ? token : "none" });
  expect([...JSON.stringify([result, rest]).matchAll(/(?<="memory_id":")m-\d+/g)].map(([id]) => id)).toEqual(ids);
  expect(rest).not.toHaveProperty("next_token");
  expect(gateway.outcomes().find((line) => line.decision.reason_code === "export_completed")).toMatchObject({
    result_count: 100,
  });
});

test("an idempotency key covers an asynchronous import too", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("a", { confidence: 0 }) });
  const hint = { strategy: "reinforce", reinforcement_weight: 0.5, idempotency_key: "once" };
  const input = { memories: [memoryOf("a")], merge_hint: hint };
  const tasks = [await gateway.accept("import", input), await gateway.accept("import", input)];
  for (const taskId of tasks)
    expect(await poll(gateway, taskId)).toMatchObject({ status: "completed", result: { memory_ids: ["a"] } });
  expect((await gateway.ok("get", { memory_id: "a" })).memory.confidence).toBe(0.5);
});

test("accept and run leave an outcome each, under the original request id", async () => {
  const gateway = await openGateway();
  const taskId = await gateway.accept("export", {}, { requestId: "the-original" });
  await poll(gateway, taskId);
  await poll(gateway, taskId);
  await gateway.ok("cancelTask", { task_id: taskId });
  expect(gateway.trail()).toEqual([
    "read __export__ allowed allow export_accepted",
    "read __export__ allowed allow export_completed",
  ]);
  expect(new Set(gateway.outcomes().map((line) => line.request_id))).toEqual(new Set(["the-original"]));
});

/** Has a task begun once more without an end, as a gateway that died leaves it. */
async function beginInVain(gateway: Gateway, taskId: string): Promise<void> {
  const claim = await gateway.ledger.tasks.claim(taskId, "later");
  if (claim === undefined) throw new Error("the task could not be claimed");
  await claim.release("trouble");
}

async function statusesOf(gateway: Gateway, taskIds: readonly string[]): Promise<readonly unknown[]> {
  return await Promise.all(taskIds.map(async (taskId) => (await gateway.ledger.tasks.get(taskId))?.status));
}

/** Exports come as far as the backend, and wait there until they are let go. */
function holdExports(gateway: Gateway): () => void {
  const gate = Promise.withResolvers<void>();
  gateway.store.before = async ({ method }) => {
    if (method === "list") await gate.promise;
  };
  return gate.resolve;
}

test("four tasks run at once, and the others wait in order", async () => {
  const gateway = await openGateway();
  const letGo = holdExports(gateway);
  const taskIds: string[] = [];
  for (let count = 0; count < 6; count += 1) taskIds.push(await gateway.accept("export"));
  const polls = taskIds.map(async (taskId) => await poll(gateway, taskId));
  await expect.poll(() => gateway.store.count("list")).toBe(4);
  const running = Array.from({ length: 4 }, () => "running");
  expect(await statusesOf(gateway, taskIds)).toEqual([...running, "pending", "pending"]);
  letGo();
  expect(new Set((await Promise.all(polls)).map(({ status }) => status))).toEqual(new Set(["completed"]));
});

test("a task that was begun before without an end runs alone", async () => {
  const gateway = await openGateway();
  const [suspect, other] = [await gateway.accept("export"), await gateway.accept("export")];
  await beginInVain(gateway, suspect);
  const letGo = holdExports(gateway);
  const polls = [suspect, other].map(async (taskId) => await poll(gateway, taskId));
  await expect.poll(() => gateway.store.count("list")).toBe(1);
  expect(await statusesOf(gateway, [suspect, other])).toEqual(["running", "pending"]);
  letGo();
  expect((await Promise.all(polls)).map(({ status }) => status)).toEqual(["completed", "completed"]);
});

test("a task that was begun three times without an end is ended as failed, and says why", async () => {
  const gateway = await openGateway();
  const taskId = await gateway.accept("import", { memories: [memoryOf("a")] });
  for (let starts = 0; starts < 3; starts += 1) await beginInVain(gateway, taskId);
  const task = await poll(gateway, taskId);
  expect(task).toMatchObject({ status: "failed", error: { code: "MGP_BACKEND_ERROR", details: { starts: 3 } } });
  expect(task.error?.message).toMatch(/^The task was started 3 times and never came to an end/);
  expect(gateway.store.effects).toBe(0);
  expect(gateway.trail().at(-1)).toBe("write __import__ failed deny backend_error");
});

test("a gateway that closes puts its tasks back, and that is no start without an end", async () => {
  const stopped = Promise.withResolvers<void>();
  const first = await openGateway({ onTaskStop: stopped.resolve });
  const taskId = await first.accept("import", { memories: [memoryOf("a")] });
  first.store.before = async ({ method }) => {
    if (method !== "insert") return;
    void first.close();
    await stopped.promise;
    throw new StoreError("cancelled", "closed");
  };
  await first.answer("getTask", { task_id: taskId });
  await first.close();
  const second = await openGateway({ folder: first.folder, store: first.kept, clock: first.clock });
  expect(await second.ledger.tasks.get(taskId)).toMatchObject({ status: "pending", attempts: 1, unended: 0 });
  expect(await poll(second, taskId)).toMatchObject({ status: "completed" });
});

test("while the audit log cannot be written no task is begun, and none is spent", async () => {
  const gateway = await openGateway({ taskPollWaitMs: 1 });
  const taskId = await gateway.accept("import", { memories: [memoryOf("a")] });
  const broken = vi.spyOn(gateway.ledger.audit, "health").mockRejectedValue(new AuditUnavailable("full"));
  for (let polls = 0; polls < 5; polls += 1) expect(await poll(gateway, taskId)).toMatchObject({ status: "pending" });
  expect(await gateway.ledger.tasks.get(taskId)).toMatchObject({ attempts: 0, unended: 0 });
  broken.mockRestore();
  await expect.poll(async () => (await poll(gateway, taskId)).status).toBe("completed");
});

test("a caller has so many tasks that have not ended; one more is a 429 that says when to come back", async () => {
  const gateway = await openGateway({ limits: { openTasks: 3 }, findCaller: (id) => namedCaller(id) });
  const [one, other] = [{ caller: namedCaller("one") }, { caller: namedCaller("other") }];
  const taskId = await gateway.accept("export", {}, one);
  const asked = Array.from({ length: 20 }, async () => {
    return (await gateway.answer("export", { execution_mode: "async" }, one)).status;
  });
  const statuses = await Promise.all(asked);
  expect([202, 429].map((status) => statuses.filter((answered) => answered === status).length)).toEqual([2, 18]);
  const refused = await gateway.answer("sync", { execution_mode: "async" }, one);
  expect(refused).toMatchObject({ status: 429, errorCode: "MGP_BACKEND_ERROR", retryAfterMs: 2_000 });
  await gateway.accept("export", {}, other);
  await poll(gateway, taskId, one);
  await gateway.accept("export", {}, one);
});

test("a task is unknown when its time is over, in a gateway that runs", async () => {
  const gateway = await openGateway({ taskTtlMs: 1_000 });
  const [taskId, open] = [await gateway.accept("export"), await gateway.accept("export")];
  expect(await poll(gateway, taskId)).toMatchObject({ status: "completed" });
  gateway.clock.now += 1_000;
  await expect.poll(async () => await gateway.ledger.tasks.get(taskId), { timeout: 30_000 }).toBeUndefined();
  expect(await gateway.fails("getTask", { task_id: taskId })).toMatchObject({ status: 404 });
  expect(await poll(gateway, open)).toMatchObject({ status: "completed" });
});

test("an idempotency key is forgotten when its time is over, without another request", async () => {
  const gateway = await openGateway({ idempotencyTtlMs: 1_000 });
  await gateway.ok("import", { memories: [memoryOf("a")], merge_hint: { strategy: "upsert", idempotency_key: "k" } });
  const state = new DatabaseSync(`${gateway.folder}/state.db`, { readOnly: true });
  onTestFinished(() => state.close());
  const kept = (): unknown => state.prepare("SELECT count(*) AS kept FROM idempotency").get()?.["kept"];
  expect(kept()).toBe(1);
  gateway.clock.now += 1_000;
  await expect.poll(kept, { timeout: 30_000 }).toBe(0);
});

test.each(["export", "sync"] as const)(
  "the run of %s keeps ids, and makes no view of what is shown as it is stored",
  async (operation) => {
    let reads = 0;
    let readsOfRun: number | undefined;
    const policy: Policy = {
      decide(question) {
        const { content } = question.memory;
        const get = (): JsonObject => {
          reads += 1;
          return content;
        };
        Object.defineProperty(question.memory, "content", { get, enumerable: true });
        return builtInPolicy.decide(question);
      },
    };
    const gateway = await openGateway({ policy, onTaskEnd: () => (readsOfRun = reads) });
    await gateway.ok("import", { memories: [memoryOf("a"), memoryOf("b")] });
    reads = 0;
    const { result } = await poll(gateway, await gateway.accept(operation));
    expect(result).toMatchObject({ memories: [{ memory_id: "a" }, { memory_id: "b" }] });
    expect({ readsOfRun, areViewsMade: reads > 0 }).toEqual({ readsOfRun: 0, areViewsMade: true });
  },
);

/** Polls where there is room for so many bytes of what is read. */
async function pollWithin(gateway: Gateway, taskId: string, room: number): Promise<GovernedResponse> {
  return await gateway.governance.handle({
    operation: "getTask",
    caller: anonymousCaller,
    body: { request_id: "poll", task_id: taskId },
    hold: (bytes) =>
      bytes <= room ? undefined : new MgpError("MGP_BACKEND_ERROR", "There is no room.", { status: 429 }),
  });
}

test("what a poll reads has a budget: the page ends where it does, and goes on behind", async () => {
  const gateway = await openGateway();
  const large = "x".repeat(1_200_000);
  for (const id of ["a", "b", "c"]) await gateway.ok("write", { memory: memoryOf(id, { content: { note: large } }) });
  const taskId = await gateway.accept("export");
  expect((await pollWithin(gateway, taskId, 1_000_000)).status).toBe(429);
  const gets = gateway.store.count("get");
  const { body } = await pollWithin(gateway, taskId, 3_000_000);
  expect(body["data"]).toMatchObject({
    task: { result: { memories: [{ memory_id: "a" }, { memory_id: "b" }], next_token: anyString } },
  });
  // Large memories are read one by one, and none behind the one that had no room.
  expect(gateway.store.count("get") - gets).toBe(3);
  const token = /"next_token":"([^"]*)"/.exec(JSON.stringify(body))?.[1] ?? "none";
  const rest = await gateway.ok("export", { pagination_token: token });
  expect(rest).toMatchObject({ memories: [{ memory_id: "c" }] });
});
