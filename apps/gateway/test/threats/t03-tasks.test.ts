import type { JsonObject } from "@mgp/core";
import { expect, test } from "vitest";
import { namedCallers } from "../../src/index.ts";
import { testCallers, type Identity } from "./support/callers.ts";
import { at, listAt, textAt } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { expectSame } from "./support/same.ts";
import { acceptedTask } from "./support/tasks.ts";
import { startWorld, type Answer, type World } from "./support/world.ts";

async function task(
  world: World,
  operation: "getTask" | "cancelTask",
  identity: Identity,
  taskId: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const body = JSON.stringify({ request_id: "poll", task_id: taskId });
  return await world.send(operation, body, { ...identity.headers, "MGP-Request-Id": "poll", ...headers });
}

async function accept(
  world: World,
  identity: Identity,
  operation: "export" | "import" | "sync",
  payload: JsonObject = {},
): Promise<string> {
  return acceptedTask(await world.ask(operation, identity, { ...payload, execution_mode: "async" }));
}

/** No task starts by itself while the test looks. */
const patient = { governance: { taskStartDelayMs: 3_600_000 } };

test("only its owner polls and cancels a task: to every other caller it looks absent, to the byte", async () => {
  const world = await startWorld(patient);
  const owner = world.identities["acme-bot"];
  const others = Object.values(world.identities).filter(({ name }) => name !== owner.name);
  expect(others).toHaveLength(5);
  const absentId = `task_${"0".repeat(32)}`;
  for (const operation of ["export", "sync", "import"] as const) {
    const payload = operation === "import" ? { memories: [memory("m-1", "canary")] } : {};
    const taskId = await accept(world, owner, operation, payload);
    expect(taskId).toMatch(/^task_[0-9a-f]{32}$/);
    for (const other of others) {
      for (const call of ["cancelTask", "getTask"] as const) {
        const foreign = await task(world, call, other, taskId);
        expect(foreign.status).toBe(404);
        expectSame(foreign, await task(world, call, other, absentId));
      }
    }
    // No caller has started or cancelled it.
    expect(textAt((await task(world, "getTask", owner, taskId)).body, "data", "task", "status")).toBe("completed");
  }
});

test("a tenant header that is not the task's makes it look absent", async () => {
  const world = await startWorld(patient);
  const owner = world.identities["two-houses"];
  const taskId = await accept(world, owner, "export");
  const wrong = await task(world, "getTask", owner, taskId, { "MGP-Tenant-Id": "globex" });
  expect(wrong.status).toBe(404);
  expectSame(wrong, await task(world, "getTask", owner, `task_${"0".repeat(32)}`, { "MGP-Tenant-Id": "globex" }));
  expect((await task(world, "getTask", owner, taskId, { "MGP-Tenant-Id": "acme" })).status).toBe(200);
  expect((await task(world, "getTask", owner, taskId)).status).toBe(200);
});

test("a right that is taken away between accept and run stops the task, and hides it", async () => {
  const { registry, identities } = testCallers();
  let allowed = true;
  const today = (id: string) => {
    const caller = registry.findById(id);
    return caller === undefined || allowed ? caller : { ...caller, actions: ["search" as const] };
  };
  const known = namedCallers(registry);
  const world = await startWorld({
    ...patient,
    authenticate: async (credentials) => {
      const found = await known(credentials);
      return "caller" in found ? { caller: today(found.caller.id) ?? found.caller } : found;
    },
    findCaller: today,
  });
  const owner = identities["acme-bot"];
  const taskId = await accept(world, owner, "import", { memories: [memory("m-1", "canary")] });
  allowed = false;
  expect((await task(world, "getTask", owner, taskId)).status).toBe(404);
  expect(world.store.effects).toEqual([]);
});

test("a right that is taken away while the task waits for its run is asked for at the run", async () => {
  const { registry, identities } = testCallers();
  let allowed = true;
  const world = await startWorld({
    ...patient,
    authenticate: namedCallers(registry),
    // Authentication still accepts it: the run itself has to ask.
    findCaller: (id) => (allowed ? registry.findById(id) : undefined),
  });
  const owner = identities["acme-bot"];
  const taskId = await accept(world, owner, "import", { memories: [memory("m-1", "canary")] });
  allowed = false;
  const polled = await task(world, "getTask", owner, taskId);
  expect(textAt(polled.body, "data", "task", "status")).toBe("failed");
  expect(textAt(polled.body, "data", "task", "error", "code")).toBe("MGP_POLICY_DENIED");
  expect(world.store.effects).toEqual([]);
});

test("a result is made again at each poll: what was hidden or purged meanwhile is not shown", async () => {
  const world = await startWorld(patient);
  const owner = world.identities["acme-bot"];
  for (const id of ["m-1", "m-2", "m-3"]) await world.ask("write", owner, { memory: memory(id, `canary-${id}`) });
  const taskId = await accept(world, owner, "export");
  expect((await task(world, "getTask", owner, taskId)).text).toContain("canary-m-2");
  await world.ask("update", owner, { memory_id: "m-2", patch: { sensitivity: "restricted" } });
  await world.ask("purge", owner, { memory_id: "m-3" });
  const later = await task(world, "getTask", owner, taskId);
  expect(later.text).toContain("canary-m-1");
  expect(later.text).not.toMatch(/canary-m-[23]/);
  expect(listAt(later.body, "data", "task", "result", "memories")).toHaveLength(2);
  expect(at(later.body, "data", "task", "status")).toBe("completed");
});
