import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { type GatewayProcess, outcome, startProcess } from "../support/gateway-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { deadly, writeDeadlyPolicy } from "../threats/support/deadly-policy.ts";
import { at, listAt } from "../threats/support/json.ts";
import { memory } from "../threats/support/requests.ts";
import { acceptedTask } from "../threats/support/tasks.ts";
import { gatewayAt, newHouse, sharedServer, type House } from "./support/gateways.ts";

const server = sharedServer();
const patience = { timeout: 60_000, interval: 50 };

function environmentOf(house: House): Readonly<Record<string, string>> {
  return {
    MGP_ADAPTER: "graph",
    MGP_GRAPH_DB_PATH: house.memories,
    MGP_LEDGER: "postgres",
    MGP_LEDGER_DSN: house.dsn,
  };
}

test("a killed gateway's task is finished by another, each effect once and each with its audit event", async () => {
  const house = await newHouse(server());
  const start = (): GatewayProcess =>
    startProcess(["--port", "0"], { cwd: temporaryFolder(), environment: environmentOf(house) });
  const [victim, survivor] = [start(), start()];
  const { ask } = gatewayAt(await survivor.url);
  const accepted = await gatewayAt(await victim.url).ask("import", {
    memories: Array.from({ length: 1_000 }, (_, number) => memory(`m-${number}`, "kiwi")),
    execution_mode: "async",
  });
  const taskId = acceptedTask(accepted);
  // Polled at the victim, so that it is the one that runs it.
  void gatewayAt(await victim.url)
    .ask("getTask", { task_id: taskId })
    .catch(() => undefined);
  await expect
    .poll(async () => listAt((await ask("export", { limit: 1_000 })).body, "data", "memories").length, patience)
    .toBeGreaterThan(0);
  victim.kill("SIGKILL");
  const task = async (): Promise<unknown> => at((await ask("getTask", { task_id: taskId })).body, "data", "task");
  await expect.poll(async () => at(await task(), "status"), patience).toBe("completed");
  expect(await task()).toMatchObject({ result: { written_count: 1_000 } });
  const exported = await ask("export", { limit: 1_000 });
  expect(listAt(exported.body, "data", "memories")).toHaveLength(1_000);
  expect(exported.text.match(/"revision":1/g)).toHaveLength(1_000);
  const events = await ask("queryAudit", { action: "write", limit: 1_000, target_memory_id: "__import__" });
  expect(listAt(events.body, "data", "events").map((event) => at(event, "decision", "reason_code"))).toEqual([
    "import_accepted",
    "import_completed",
  ]);
  const verified = await outcome(["audit", "verify"], { environment: environmentOf(house) });
  expect(verified).toMatchObject({ code: 0, err: "" });
  expect(verified.out).toMatch(/^chain 1: \d+ lines, unbroken; the last one's hash is [0-9a-f]{64}\nchain 2: /);
}, 180_000);

test("a task whose run kills each gateway that takes it is ended as failed after three starts", async () => {
  const house = await newHouse(server());
  const cwd = temporaryFolder();
  const environment = { ...environmentOf(house), MGP_POLICY_MODULE: writeDeadlyPolicy(cwd) };
  const start = (): GatewayProcess => startProcess(["--port", "0"], { cwd, environment });
  const first = start();
  const accepted = await gatewayAt(await first.url).ask("import", {
    memories: [memory(deadly, "kiwi")],
    execution_mode: "async",
  });
  const taskId = acceptedTask(accepted);
  expect(await first.ended).toBeNull();
  for (let starts = 2; starts <= 3; starts += 1) expect(await start().ended).toBeNull();
  const { ask } = gatewayAt(await start().url);
  const task = async (): Promise<unknown> => at((await ask("getTask", { task_id: taskId })).body, "data", "task");
  await expect.poll(async () => at(await task(), "status"), patience).toBe("failed");
  expect(at(await task(), "error")).toMatchObject({ code: "MGP_BACKEND_ERROR", details: { starts: 3 } });
  expect((await ask("write", { memory: memory("afterwards", "kiwi") })).status).toBe(200);
}, 180_000);

test("the lines of audit go to a file as well, and both can be checked", async () => {
  const house = await newHouse(server());
  const cwd = temporaryFolder();
  const environment = { ...environmentOf(house), MGP_AUDIT_LOG: "copy/audit.jsonl" };
  const running = startProcess(["--port", "0"], { cwd, environment });
  const { ask } = gatewayAt(await running.url);
  expect(running.stdout()).toContain("  ledger: postgres\n  audit log: copy/audit.jsonl\n");
  expect((await ask("write", { memory: memory("m-1", "kiwi") })).status).toBe(200);
  const file = path.join(cwd, "copy/audit.jsonl");
  const inFile = readFileSync(file, "utf8");
  expect(inFile.match(/"target_memory_id":"m-1"/g)).toHaveLength(2);
  expect(await running.stop()).toBe(0);
  expect(await outcome(["audit", "verify", file])).toMatchObject({ code: 0 });
  const tail = await outcome(["audit", "tail", "--lines", "2"], { environment: environmentOf(house) });
  expect(tail.out.trim().split("\n")).toHaveLength(2);
  expect(tail.out).toContain('"target_memory_id":"m-1"');
  const known =
    /[0-9a-f]{64}/.exec((await outcome(["audit", "verify"], { environment: environmentOf(house) })).out)?.[0] ?? "";
  await server().query("DELETE FROM mgp_ledger.line WHERE seq = 2", [], house.dsn);
  expect(
    await outcome(["audit", "verify", "--head", `${known},${"f".repeat(64)}`], { environment: environmentOf(house) }),
  ).toMatchObject({
    code: 1,
    err: [
      "chain 1: line 2: it is missing: the chain's noted head is line 2",
      ...[known, "f".repeat(64)].map(
        (hash) => `no chain has the head ${hash}: lines were cut off at the end, or a chain was replaced`,
      ),
      "",
    ].join("\n"),
  });
}, 120_000);

test("migrate makes the schemas of both", async () => {
  const house = await newHouse(server());
  const first = await outcome(["migrate"], { environment: environmentOf(house) });
  expect(first).toMatchObject({ code: 0 });
  const version =
    /The schema of the ledger postgres went from version 0 to ([1-9]\d*)\./.exec(first.out)?.[1] ?? "none";
  const second = await outcome(["migrate"], { environment: environmentOf(house) });
  expect(second.out).toContain(`The schema of the ledger postgres is up to date, at version ${version}.`);
}, 60_000);

test.each([
  [
    { MGP_ADAPTER: "memory" },
    "the adapter memory belongs to one gateway alone. Set MGP_LEDGER or --ledger to embedded",
  ],
  [{ MGP_LEDGER_DSN: "" }, "needs a database: set MGP_LEDGER_DSN"],
  [
    { MGP_LEDGER_DSN: "postgres://hidden:hunter2@127.0.0.1:1/x" },
    "MGP_LEDGER_DSN: no PostgreSQL listens at its host and port",
  ],
  [{ MGP_LEDGER_SCHEMA: "No" }, "MGP_LEDGER_SCHEMA must be at most 40 lower-case letters"],
  [{ MGP_LEDGER: "oracle" }, "must be one of embedded, postgres"],
])("%j refuses to start, with one paragraph that says how to mend it", async (environment, message) => {
  const house = await newHouse(server());
  const { code, err } = await outcome(["--port", "0"], { environment: { ...environmentOf(house), ...environment } });
  expect(err).toContain(message);
  expect(err).not.toMatch(/hunter2|ECONNREFUSED/);
  const told = err.split("\n").filter((line) => /^mgp-gateway: (?!WARNING)/.test(line));
  expect([code, told.length]).toEqual([1, 1]);
});
