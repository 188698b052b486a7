import { expect, test } from "vitest";
import { gatewayAt } from "../shared-ledger/support/gateways.ts";
import { startProcess, type GatewayProcess } from "../support/gateway-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testAdapter, testSettings } from "../support/test-backend.ts";
import { deadly, writeDeadlyPolicy } from "./support/deadly-policy.ts";
import { at, textAt } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { acceptedTask } from "./support/tasks.ts";
import { startWorld, type Answer, type World } from "./support/world.ts";

const patience = { timeout: 60_000, interval: 50 };

test("a task whose run kills the process is ended as failed after three starts, and the gateway serves", async () => {
  const folder = temporaryFolder();
  const environment = {
    MGP_ADAPTER: testAdapter,
    ...testSettings(folder),
    MGP_POLICY_MODULE: writeDeadlyPolicy(folder),
    MGP_TASK_START_DELAY_MS: "1500",
  };
  const start = (): GatewayProcess => startProcess(["--port", "0"], { cwd: folder, environment });
  const first = start();
  const importLater = async (memories: readonly object[]): Promise<string> => {
    return acceptedTask(await gatewayAt(await first.url).ask("import", { memories, execution_mode: "async" }));
  };
  const deadlyTask = await importLater([memory(deadly, "kiwi")]);
  const other = await importLater([memory("harmless", "kiwi")]);
  expect(await first.ended).toBeNull();
  // No client asks for it: a start alone takes it up again, and ends with it.
  for (let starts = 2; starts <= 3; starts += 1) expect(await start().ended).toBeNull();
  const last = start();
  const { ask } = gatewayAt(await last.url);
  const taskOf = async (taskId: string): Promise<unknown> =>
    at((await ask("getTask", { task_id: taskId })).body, "data", "task");
  await expect.poll(async () => at(await taskOf(deadlyTask), "status"), patience).toBe("failed");
  expect(at(await taskOf(deadlyTask), "error")).toMatchObject({ code: "MGP_BACKEND_ERROR", details: { starts: 3 } });
  await expect.poll(async () => at(await taskOf(other), "status"), patience).toBe("completed");
  expect((await ask("write", { memory: memory("afterwards", "kiwi") })).status).toBe(200);
  expect(await last.stop()).toBe(0);
}, 180_000);

async function accept(world: World, name: "acme-bot" | "globex-bot"): Promise<Answer> {
  return await world.ask("export", world.identities[name], { execution_mode: "async" });
}

test("of two hundred tasks that a caller sends at once a hundred are accepted, and others are not kept out", async () => {
  const world = await startWorld({ governance: { taskStartDelayMs: 3_600_000 } });
  const answers = await Promise.all(Array.from({ length: 200 }, async () => await accept(world, "acme-bot")));
  const accepted = answers.filter(({ status }) => status === 202);
  expect(accepted).toHaveLength(100);
  for (const { status, headers, body } of answers.filter((answer) => answer.status !== 202)) {
    expect({ status, code: at(body, "error", "code") }).toEqual({ status: 429, code: "MGP_BACKEND_ERROR" });
    expect(headers["retry-after"]).toBe("2");
  }
  expect((await accept(world, "globex-bot")).status).toBe(202);
  const taskId = textAt(accepted[0]?.body, "data", "task", "task_id");
  const cancel = JSON.stringify({ request_id: "cancel", task_id: taskId });
  expect((await world.send("cancelTask", cancel, world.identities["acme-bot"].headers)).status).toBe(200);
  expect((await accept(world, "acme-bot")).status).toBe(202);
  expect((await accept(world, "acme-bot")).status).toBe(429);
});
