import { expect, test } from "vitest";
import { at, idsOf, listAt, textAt } from "../threats/support/json.ts";
import { candidate, memory } from "../threats/support/requests.ts";
import { acceptedTask } from "../threats/support/tasks.ts";
import { newHouse, sharedServer, startIn, type GatewayUrl } from "./support/gateways.ts";

const server = sharedServer();
const patience = { timeout: 60_000, interval: 50 };

async function accept(gateway: GatewayUrl, operation: "export" | "import", payload: object): Promise<string> {
  return acceptedTask(await gateway.ask(operation, { ...payload, execution_mode: "async" }));
}

test("what one gateway did the other tells, audit, cursors and memories", async () => {
  const house = await newHouse(server());
  const [one, other] = [await startIn(house), await startIn(house)];
  for (const [place, gateway] of [one, other, one].entries())
    expect((await gateway.ask("write", { memory: memory(`m-${place}`, "kiwi") })).status).toBe(200);
  const first = await one.ask("queryAudit", { limit: 2, action: "write" });
  const token = textAt(first.body, "data", "next_token");
  const second = await other.ask("queryAudit", { limit: 2, action: "write", pagination_token: token });
  const events = [...listAt(first.body, "data", "events"), ...listAt(second.body, "data", "events")];
  expect(events.map((event) => at(event, "target_memory_id"))).toEqual(["m-0", "m-1", "m-2"]);
  const page = await one.ask("export", { limit: 2 });
  const rest = await other.ask("export", { limit: 2, pagination_token: textAt(page.body, "data", "next_token") });
  expect(idsOf(listAt(rest.body, "data", "memories"))).toEqual(["m-2"]);
});

test("one idempotency key has one effect, in parallel on all gateways", async () => {
  const house = await newHouse(server());
  const gateways = [await startIn(house), await startIn(house), await startIn(house)];
  const input = {
    candidate: candidate("Drinks tea."),
    merge_hint: { strategy: "create", idempotency_key: "once" },
  };
  const answers = await Promise.all(
    Array.from({ length: 12 }, async (_, place) => await gateways[place % 3]?.ask("write", input)),
  );
  expect(answers.map((answer) => answer?.status)).toEqual(answers.map(() => 200));
  expect(new Set(answers.map((answer) => textAt(answer?.body, "data", "memory", "memory_id"))).size).toBe(1);
  const all = await gateways[0]?.ask("export", {});
  expect(listAt(all?.body, "data", "memories")).toHaveLength(1);
});

test("a task that one gateway accepted is run by the first poll, wherever it comes", async () => {
  const house = await newHouse(server());
  const never = { governance: { taskStartDelayMs: 3_600_000 } };
  const [one, other] = [await startIn(house, never), await startIn(house, never)];
  const taskId = await accept(one, "import", { memories: [memory("a", "kiwi"), memory("b", "kiwi")] });
  const polls = await Promise.all(
    [one, other, other, one].map((gateway) => gateway.ask("getTask", { task_id: taskId })),
  );
  for (const poll of polls)
    expect(at(poll.body, "data", "task")).toMatchObject({ status: "completed", result: { memory_ids: ["a", "b"] } });
  const { body } = await one.ask("queryAudit", { target_memory_id: "__import__" });
  expect(listAt(body, "data", "events").map((event) => at(event, "decision", "reason_code"))).toEqual([
    "import_accepted",
    "import_completed",
  ]);
});

test("a task that no client polls runs once, on one of the gateways, and a closing one hands its tasks on", async () => {
  const house = await newHouse(server());
  const soon = { governance: { taskStartDelayMs: 1 } };
  const [closing, other] = [await startIn(house, soon), await startIn(house, soon)];
  const tasks = await Promise.all(
    Array.from({ length: 12 }, async (_, place) => {
      const memories = Array.from({ length: 20 }, (__, item) => memory(`m-${place}-${item}`, "kiwi"));
      return await accept(closing, "import", { memories });
    }),
  );
  await closing.gateway.close();
  for (const taskId of tasks)
    await expect
      .poll(async () => at((await other.ask("getTask", { task_id: taskId })).body, "data", "task", "status"), patience)
      .toBe("completed");
  const exported = await other.ask("export", { limit: 1_000 });
  expect(listAt(exported.body, "data", "memories")).toHaveLength(240);
  expect(exported.text.match(/"revision":1/g)).toHaveLength(240);
  const { body } = await other.ask("queryAudit", { target_memory_id: "__import__", limit: 1_000 });
  const reasons = listAt(body, "data", "events").map((event) => at(event, "decision", "reason_code"));
  expect(reasons.filter((reason) => reason === "import_completed")).toHaveLength(12);
}, 120_000);

test("the result of an export is a page that any gateway answers, and any other goes on behind it", async () => {
  const house = await newHouse(server());
  const [one, other] = [await startIn(house), await startIn(house)];
  const ids = Array.from({ length: 250 }, (_, number) => `m-${String(number).padStart(4, "0")}`);
  await one.ask("import", { memories: ids.map((id) => memory(id, "kiwi")) });
  const taskId = await accept(one, "export", {});
  await expect
    .poll(async () => at((await one.ask("getTask", { task_id: taskId })).body, "data", "task", "status"), patience)
    .toBe("completed");
  const { body } = await other.ask("getTask", { task_id: taskId });
  const listed = [...idsOf(listAt(body, "data", "task", "result", "memories"))];
  let next = at(body, "data", "task", "result", "next_token");
  while (typeof next === "string") {
    const page = await one.ask("export", { pagination_token: next });
    listed.push(...idsOf(listAt(page.body, "data", "memories")));
    next = at(page.body, "data", "next_token");
  }
  expect(listed).toEqual(ids);
});

test("the callers' rate is that of all gateways together", async () => {
  const house = await newHouse(server());
  const limited = { callerRatePerSecond: 5 };
  const [one, other] = [await startIn(house, limited), await startIn(house, limited)];
  const answers = await Promise.all(
    Array.from({ length: 20 }, async (_, place) => await (place % 2 === 0 ? one : other).ask("search", { query: "a" })),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(5);
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers["retry-after"]).toBe("1");
});

test("while the ledger is away requests fail within their time and nothing is done; then all goes on", async () => {
  const house = await newHouse(server());
  const { ask } = await startIn(house, { limits: { requestMs: 3_000 }, callerRatePerSecond: 1_000 });
  expect((await ask("write", { memory: memory("m-1", "kiwi") })).status).toBe(200);
  await server().kill();
  for (const [operation, payload] of [
    ["write", { memory: memory("m-2", "kiwi") }],
    ["get", { memory_id: "m-1" }],
    ["getTask", { task_id: "task_1" }],
    ["import", { memories: [memory("m-3", "kiwi")], execution_mode: "async" }],
  ] as const) {
    const started = performance.now();
    const answer = await ask(operation, payload);
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(answer).toMatchObject({ status: 502, body: { error: { code: "MGP_BACKEND_ERROR" }, data: null } });
    expect(answer.text).not.toContain("kiwi");
  }
  await server().start();
  await expect.poll(async () => (await ask("write", { memory: memory("m-4", "kiwi") })).status, patience).toBe(200);
  expect((await ask("get", { memory_id: "m-2" })).status).toBe(404);
}, 120_000);
