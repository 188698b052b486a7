import { type JsonObject, MgpError, type OperationName, operations } from "@mgp/core";
import { expect, test } from "vitest";
import { type Gateway, openGateway } from "./support/gateway-in-process.ts";
import { candidateOf, memoryOf, namedCaller } from "./support/samples.ts";

const acme = { context: { tenant_id: "acme" } };

/** One request of each operation that has to succeed, over a store that holds m-1 and a task. */
const successes: Readonly<Record<OperationName, (taskId: string) => object>> = {
  initialize: () => ({ protocol_version: "0.1.1", client: { name: "tests", version: "1" } }),
  write: () => ({ memory: memoryOf("m-2") }),
  writeBatch: () => ({ items: [{ memory: memoryOf("m-3") }, { candidate: candidateOf() }] }),
  search: () => ({ query: "statement" }),
  get: () => ({ memory_id: "m-1" }),
  update: () => ({ memory_id: "m-1", patch: { confidence: 0.5 } }),
  expire: () => ({ memory_id: "m-1" }),
  revoke: () => ({ memory_id: "m-1" }),
  delete: () => ({ memory_id: "m-1" }),
  purge: () => ({ memory_id: "m-1" }),
  export: () => ({}),
  import: () => ({ memories: [memoryOf("m-4")] }),
  sync: () => ({}),
  getTask: (taskId) => ({ task_id: taskId }),
  cancelTask: (taskId) => ({ task_id: taskId }),
  capabilities: () => ({}),
  queryAudit: () => ({}),
};
const names = Object.keys(successes).filter((name): name is OperationName => name in operations);

async function gatewayWithTask(): Promise<{ readonly gateway: Gateway; readonly taskId: string }> {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m-1") });
  return { gateway, taskId: await gateway.accept("export") };
}

test("there are 17 operations", () => {
  expect(names).toHaveLength(17);
});

test.each(names)("%s succeeds, echoes its request id and conforms to its schema", async (name) => {
  const { gateway, taskId } = await gatewayWithTask();
  const response = await gateway.answer(name, successes[name](taskId), { requestId: "my-request" });
  expect(response.status).toBe(200);
  if (name === "capabilities") expect(Object.keys(response.body)).toEqual(["manifest", "protocol_capabilities"]);
  else expect(response.body).toMatchObject({ request_id: "my-request", status: "ok", error: null });
});

test("the answers say what the contract says", async () => {
  const { gateway, taskId } = await gatewayWithTask();
  expect(await gateway.ok("write", { memory: memoryOf("m-2") })).toMatchObject({
    memory: { memory_id: "m-2", backend_ref: { adapter: "memory", mgp_state: "active" }, extensions: {} },
    return_mode: "raw",
    redaction_info: { policy_view: "raw" },
    consumable_text: "Statement of m-2.",
    resolution: "created",
  });
  expect(await gateway.ok("expire", { memory_id: "m-2" })).toEqual({ memory_id: "m-2", state: "expired" });
  expect(await gateway.ok("revoke", { memory_id: "m-2" })).toEqual({ memory_id: "m-2", state: "revoked" });
  expect(await gateway.ok("delete", { memory_id: "m-2" })).toEqual({ memory_id: "m-2", state: "deleted" });
  expect(await gateway.ok("purge", { memory_id: "m-2" })).toEqual({
    memory_id: "m-2",
    state: "purged",
    purged_at: null,
    reason: null,
  });
  await gateway.ok("write", { memory: memoryOf("m-2") });
  const purge = { memory_id: "m-2", purged_at: "whenever", reason: "" };
  expect(await gateway.ok("purge", purge)).toMatchObject({ purged_at: "whenever", reason: "" });
  expect(await gateway.ok("import", { memories: [memoryOf("m-5"), memoryOf("m-6")] })).toEqual({
    memory_ids: ["m-5", "m-6"],
    written_count: 2,
  });
  expect(await gateway.ok("getTask", { task_id: taskId })).toMatchObject({
    task: { task_id: taskId, status: "completed", progress: 1, total: 1, message: "completed", error: null },
  });
});

test("an asynchronous request is accepted with 202 and a pending task", async () => {
  const gateway = await openGateway();
  for (const [name, input] of [
    ["export", {}],
    ["sync", {}],
    ["import", { memories: [memoryOf("m-1")] }],
  ] as const) {
    const response = await gateway.answer(name, { ...input, execution_mode: "async" }, { requestId: `for-${name}` });
    expect(response.status).toBe(202);
    expect(response.body).toMatchObject({
      data: {
        task: {
          operation: name,
          status: "pending",
          request_id: `for-${name}`,
          progress: 0,
          total: 1,
          message: "accepted",
          result: null,
          error: null,
        },
      },
    });
  }
});

test.each(["get", "update", "expire", "revoke", "delete", "purge"] as const)(
  "%s of an unknown id is 404",
  async (name) => {
    const gateway = await openGateway();
    const input = { memory_id: "m-absent", ...(name === "update" ? { patch: {} } : {}) };
    expect(await gateway.fails(name, input)).toEqual({
      status: 404,
      code: "MGP_MEMORY_NOT_FOUND",
      message: "There is no memory with this id.",
      details: {},
    });
  },
);

test.each(["get", "update", "expire", "revoke", "delete", "purge"] as const)(
  "%s of another tenant's id: 403 with authentication off, the same as absent otherwise",
  async (name) => {
    const gateway = await openGateway();
    await gateway.ok("write", { memory: memoryOf("m-1") }, acme);
    const input = (id: string): object => ({ memory_id: id, ...(name === "update" ? { patch: {} } : {}) });
    const elsewhere = { context: { tenant_id: "other" } };
    expect(await gateway.fails(name, input("m-1"), elsewhere)).toMatchObject({
      status: 403,
      code: "MGP_POLICY_DENIED",
      message: "tenant_mismatch",
    });
    const caller = namedCaller("bot", { tenants: ["other"] });
    const foreign = await gateway.answer(name, input("m-1"), { caller, requestId: "same" });
    const absent = await gateway.answer(name, input("m-9"), { caller, requestId: "same" });
    expect(foreign).toEqual(absent);
    expect(foreign.status).toBe(404);
    expect(gateway.store.count("heldElsewhere")).toBe(1);
    expect(await gateway.ok("get", { memory_id: "m-1" }, acme)).toMatchObject({ return_mode: "raw" });
  },
);

test("the 404 of an unknown task looks alike for an absent, a foreign and a mistyped one", async () => {
  const { gateway, taskId } = await gatewayWithTask();
  for (const operation of ["getTask", "cancelTask"] as const) {
    const absent = await gateway.answer(operation, { task_id: "task_0" }, { requestId: "same" });
    const foreign = await gateway.answer(
      operation,
      { task_id: taskId },
      { requestId: "same", caller: namedCaller("x") },
    );
    expect(absent.errorCode).toBe("MGP_TASK_NOT_FOUND");
    expect(absent.status).toBe(404);
    expect(foreign).toEqual(absent);
  }
});

test("a taken id is 409: it is named without a hint, and not with one", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m-1") });
  const conflict = { status: 409, code: "MGP_CONFLICT_UNRESOLVED" };
  expect(await gateway.fails("write", { memory: memoryOf("m-1") })).toMatchObject({
    ...conflict,
    details: { memory_id: "m-1" },
  });
  for (const strategy of ["create", "manual_review_required"]) {
    expect(await gateway.fails("write", { memory: memoryOf("m-1"), merge_hint: { strategy } })).toMatchObject({
      ...conflict,
      details: {},
    });
  }
});

test("a taken id is 409 also where policy would deny the incoming memory", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m-1") }, acme);
  const foreign = memoryOf("m-1", { backend_ref: { tenant_id: "other" } });
  expect(await gateway.fails("write", { memory: foreign }, acme)).toMatchObject({ status: 409 });
  expect(await gateway.fails("write", { memory: { ...foreign, memory_id: "m-2" } }, acme)).toMatchObject({
    status: 403,
    message: "tenant_mismatch",
  });
});

test("a body without envelope, and one for another action, are 400 and never reach the store", async () => {
  const gateway = await openGateway();
  const before = gateway.store.calls.length;
  for (const body of [null, [], 5, "text", {}, { request_id: "r" }]) {
    expect(await gateway.send("write", body)).toMatchObject({ status: 400, errorCode: "MGP_INVALID_OBJECT" });
  }
  const wrongAction = { context: { requested_action: "read" as const } };
  expect(await gateway.fails("write", { memory: memoryOf("m-1") }, wrongAction)).toMatchObject({
    details: { field: "policy_context.requested_action", schema: "write-memory.request.schema.json" },
  });
  expect(await gateway.fails("write", { memory: memoryOf("m-1"), surplus: 1 })).toMatchObject({ status: 400 });
  expect(await gateway.fails("write", { memory: memoryOf("m-1"), candidate: candidateOf() })).toMatchObject({
    status: 400,
  });
  expect(gateway.store.calls).toHaveLength(before);
});

test("a request id that cannot be echoed is replaced", async () => {
  const gateway = await openGateway();
  for (const requestId of [undefined, null, "", 0, false, 5, {}, "x".repeat(513)]) {
    const response = await gateway.send("get", { request_id: requestId });
    expect(response.requestId).toMatch(/^req_[0-9a-f]{32}$/);
    expect(response).toMatchObject({ status: 400, body: { request_id: response.requestId } });
  }
});

const capabilityOf = {
  write: "supports_write",
  writeBatch: "supports_write",
  import: "supports_write",
  search: "supports_search",
  update: "supports_update",
  delete: "supports_delete",
  purge: "supports_purge",
} as const;

test.each(["write", "writeBatch", "import", "search", "update", "delete", "purge"] as const)(
  "%s is 501 where the manifest denies its capability, and nothing reaches the store",
  async (name) => {
    const flag = capabilityOf[name];
    const gateway = await openGateway({ capabilities: { [flag]: false } });
    const before = gateway.store.calls.length;
    expect(await gateway.fails(name, successes[name](""))).toMatchObject({
      status: 501,
      code: "MGP_UNSUPPORTED_CAPABILITY",
      details: { unsupported_capabilities: [flag] },
    });
    expect(gateway.store.calls).toHaveLength(before);
  },
);

test("limits are 400 and named", async () => {
  const gateway = await openGateway({
    limits: { pageItems: 3, batchItems: 2, idLength: 20, textLength: 50, jsonDepth: 12 },
  });
  const three = [memoryOf("a"), memoryOf("b"), memoryOf("c")];
  for (const [name, input, field, limit] of [
    ["export", { limit: 4 }, "payload.limit", 3],
    ["search", { intent: { query_text: "x", top_k: 4 } }, "payload.intent.top_k", 3],
    ["import", { memories: three }, "payload.memories", 2],
    ["writeBatch", { items: three.map((memory) => ({ memory })) }, "payload.items", 2],
    ["get", { memory_id: "x".repeat(21) }, "payload.memory_id", 20],
    ["expire", { memory_id: "m", reason: "x".repeat(51) }, "payload.reason", 50],
  ] as const) {
    expect(await gateway.fails(name, input)).toMatchObject({ status: 400, details: { field, limit } });
  }
  let nested: JsonObject = {};
  for (let depth = 0; depth < 12; depth += 1) nested = { nested };
  expect(await gateway.fails("write", { memory: memoryOf("m", { content: nested }) })).toMatchObject({
    status: 400,
    details: { limit: 12 },
  });
  // Content is the memory itself: its strings may be long.
  await gateway.ok("write", { memory: memoryOf("m", { content: { statement: "x".repeat(500) } }) });
});

test.each([
  ["a lone surrogate", String.raw`{"statement":"\ud800"}`],
  ["a lone surrogate in a key", String.raw`{"\ud800":1}`],
  ["an integer beyond 2^53", `{"statement":"x","n":9007199254740993}`],
  ["a number that overflows", `{"statement":"x","n":1e400}`],
  ["such a number in an array", `{"statement":"x","n":[1e400]}`],
])("%s is 400", async (_name, content) => {
  const gateway = await openGateway();
  const marker = '"CONTENT"';
  const memory = { ...memoryOf("m"), content: "CONTENT" };
  const text = JSON.stringify(gateway.bodyOf("write", { memory })).replace(marker, content);
  const body: unknown = JSON.parse(text);
  const response = await gateway.governance.handle({ operation: "write", caller: namedCaller("bot"), body });
  expect(response).toMatchObject({ status: 400, errorCode: "MGP_INVALID_OBJECT" });
  expect(gateway.store.effects).toBe(0);
});

test("an id may hold anything but NUL", async () => {
  const gateway = await openGateway();
  const id = "../é\n'\"; DROP TABLE memory; --\u2028";
  await gateway.ok("write", { memory: memoryOf(id) });
  expect((await gateway.ok("get", { memory_id: id })).memory.memory_id).toBe(id);
  expect(await gateway.fails("get", { memory_id: "a\u0000b" })).toMatchObject({ status: 400 });
});

test("a request that could not be parsed is answered and audited", async () => {
  const gateway = await openGateway();
  const error = new MgpError("MGP_INVALID_OBJECT", "not JSON");
  const caller = namedCaller("bot");
  expect(await gateway.governance.refuse({ operation: "write", caller, requestId: "r-1" }, error)).toMatchObject({
    status: 400,
    requestId: "r-1",
  });
  expect(gateway.outcomes()).toMatchObject([
    {
      request_id: "r-1",
      action: "write",
      target_memory_id: "__invalid__",
      outcome: "failed",
      tenant: "acme",
      caller: "bot",
    },
  ]);
  await gateway.governance.refuse({ operation: "initialize", caller }, error);
  expect(gateway.outcomes()).toHaveLength(1);
});
