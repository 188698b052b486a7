import type { OperationName } from "@mgp/core";
import { conforms } from "@mgp/core/validation";
import { expect, test } from "vitest";
import { type Circumstances, type Gateway, openGateway } from "./support/gateway-in-process.ts";
import { candidateOf, memoryOf, namedCaller } from "./support/samples.ts";

const rows: readonly (readonly [name: string, OperationName, object, readonly string[], Circumstances?])[] = [
  ["write", "write", { memory: memoryOf("new") }, ["write new allowed allow allowed"]],
  ["write, taken", "write", { memory: memoryOf("m") }, ["write m failed allow conflict_unresolved"]],
  ["write, invalid", "write", { memory: {} }, ["write __invalid__ failed deny invalid_object"]],
  [
    "write, another's",
    "write",
    { memory: memoryOf("x", { backend_ref: { tenant_id: "x" } }) },
    ["write x denied deny tenant_mismatch"],
  ],
  [
    "write, confidential",
    "write",
    { memory: memoryOf("new", { sensitivity: "confidential" }) },
    ["write new allowed redact confidential_sensitivity"],
  ],
  [
    "write, hinted",
    "write",
    { memory: memoryOf("m2", { content: { statement: "Statement of m." } }), merge_hint: { strategy: "dedupe" } },
    ["write m allowed allow allowed"],
  ],
  [
    "batch",
    "writeBatch",
    { items: [{ memory: memoryOf("a") }, { memory: memoryOf("m") }, { memory: memoryOf("b") }] },
    [
      "write a allowed allow allowed",
      "write m failed allow conflict_unresolved",
      "write b allowed allow allowed",
      "write __batch__ allowed allow batch_completed",
    ],
  ],
  [
    "import",
    "import",
    { memories: [memoryOf("a"), memoryOf("b")] },
    [
      "write a allowed allow allowed",
      "write b allowed allow allowed",
      "write __import__ allowed allow import_completed",
    ],
  ],
  [
    "import, stopped",
    "import",
    { memories: [memoryOf("a"), memoryOf("m")] },
    [
      "write a allowed allow allowed",
      "write m failed allow conflict_unresolved",
      "write __import__ failed deny conflict_unresolved",
    ],
  ],
  ["search", "search", { query: "statement" }, ["search __search__ allowed allow search_completed"]],
  [
    "search, bad cursor",
    "search",
    { query: "x", pagination_token: "x" },
    ["search __search__ failed deny invalid_object"],
  ],
  ["get", "get", { memory_id: "m" }, ["read m allowed allow allowed"]],
  ["get, absent", "get", { memory_id: "gone" }, ["read gone failed deny memory_not_found"]],
  ["get, expired", "get", { memory_id: "old" }, ["read old denied deny ttl_expired"]],
  ["update", "update", { memory_id: "m", patch: {} }, ["update m allowed allow allowed"]],
  ["update, invalid", "update", { memory_id: "m", patch: { scope: "x" } }, ["update m failed allow invalid_object"]],
  ["expire", "expire", { memory_id: "m" }, ["expire m allowed allow allowed"]],
  ["revoke", "revoke", { memory_id: "m" }, ["revoke m allowed allow allowed"]],
  ["delete", "delete", { memory_id: "m" }, ["delete m allowed allow allowed"]],
  ["purge", "purge", { memory_id: "m" }, ["purge m allowed allow allowed"]],
  ["export", "export", {}, ["read __export__ allowed allow export_completed"]],
  ["sync", "sync", {}, ["read __sync__ allowed allow sync_completed"]],
  ["audit query", "queryAudit", {}, ["read __audit__ allowed allow audit_query_completed"]],
  ["export, accepted", "export", { execution_mode: "async" }, ["read __export__ allowed allow export_accepted"]],
  [
    "wrong tenant",
    "export",
    {},
    ["read __invalid__ denied deny scope_violation"],
    { tenantHeader: "a", context: { tenant_id: "b" } },
  ],
  [
    "not this action",
    "write",
    { memory: memoryOf("new") },
    ["write new denied deny policy_denied"],
    { caller: namedCaller("reader", { actions: ["read"] }) },
  ],
  ["initialize", "initialize", { protocol_version: "0.1.1", client: { name: "n", version: "1" } }, []],
  ["capabilities", "capabilities", {}, []],
  ["an unknown task", "getTask", { task_id: "task_1" }, []],
];

async function prepared(): Promise<{ readonly gateway: Gateway; readonly lines: number }> {
  const gateway = await openGateway();
  await gateway.ok("import", {
    memories: [memoryOf("m"), memoryOf("old", { created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 })],
  });
  return { gateway, lines: gateway.trail().length };
}

const requests = rows.map(([name, operation, input, trail, circumstances = {}]) => ({
  name,
  operation,
  input,
  trail,
  circumstances,
}));

test.each(requests)("$name", async ({ operation, input, trail, circumstances }) => {
  const { gateway, lines } = await prepared();
  const { tenant } = await gateway.answer(operation, input, { requestId: "this-one", ...circumstances });
  const outcomes = gateway.outcomes().slice(lines);
  expect(gateway.trail().slice(lines)).toEqual(trail);
  for (const {
    chain: _chain,
    context_of: _first,
    outcome: _outcome,
    tenant: lineTenant,
    caller,
    ...event
  } of outcomes) {
    expect(conforms("audit-event", event)).toBe(true);
    expect(event).toMatchObject({
      request_id: "this-one",
      backend: "memory-of-the-tests",
      actor: { kind: "agent", id: lineTenant === "__unbound__" ? caller : "tests/agent" },
    });
    if (tenant !== undefined) expect(lineTenant).toBe(tenant);
    expect(caller).toBe(circumstances.caller?.id ?? "anonymous");
  }
  // A request's outcome is the last line of all that it has left.
  if (trail.length > 0) expect("outcome" in (gateway.lines().at(-1) ?? {})).toBe(true);
  expect(new Set(outcomes.map((line) => line.event_id)).size).toBe(outcomes.length);
  expect(await gateway.ledger.audit.openIntents()).toEqual([]);
});

test.each([
  ["write", { memory: memoryOf("new") }, 1],
  ["writeBatch", { items: [{ memory: memoryOf("a") }, { candidate: candidateOf() }] }, 2],
  ["update", { memory_id: "m", patch: {} }, 1],
  ["expire", { memory_id: "m" }, 1],
  ["purge", { memory_id: "m" }, 1],
  ["get", { memory_id: "m" }, 0],
  ["search", { query: "x" }, 0],
] as const)("%s announces each effect before it begins", async (operation, input, intents) => {
  const appended: string[] = [];
  const seen: string[] = [];
  const gateway = await openGateway({
    onAppend: (line) => {
      if ("intent" in line) appended.push(line.intent.write_id);
    },
  });
  await gateway.ok("write", { memory: memoryOf("m") });
  appended.length = 0;
  gateway.store.before = ({ method }) => {
    if (method === "insert" || method === "replace" || method === "remove")
      seen.push(`${method} after ${String(appended.length)}`);
  };
  await gateway.answer(operation, input);
  expect(seen).toHaveLength(intents);
  expect(seen.every((text) => text.endsWith(`after ${String(intents)}`))).toBe(true);
  expect(new Set(appended).size).toBe(intents);
});

test("intents carry the event id of the outcome that closes them, and the revision they start from", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("m") });
  await gateway.ok("update", { memory_id: "m", patch: {} });
  await gateway.ok("purge", { memory_id: "m" });
  const pairs = gateway.lines().map((line) => ("intent" in line ? line.intent : line.event_id));
  const events = gateway.lines().map((line) => line.event_id);
  expect([0, 2, 4].every((index) => events[index] === events[index + 1])).toBe(true);
  expect([pairs[0], pairs[2], pairs[4]]).toMatchObject([
    { base_revision: 0, effect: "put" },
    { base_revision: 1, effect: "put" },
    { base_revision: 2, effect: "remove" },
  ]);
});

test("result counts, lineage and correlation are told", async () => {
  const gateway = await openGateway();
  const correlated = { context: { correlation_id: "trace-1" } };
  await gateway.ok(
    "write",
    { memory: memoryOf("m", { derived_from: ["p1", "p2"], content: { statement: "kiwi" } }) },
    correlated,
  );
  await gateway.ok("search", { query: "kiwi" });
  await gateway.ok("export", {});
  await gateway.ok("get", { memory_id: "m" });
  expect(gateway.outcomes()).toMatchObject([
    { lineage_refs: ["p1", "p2"], correlation_id: "trace-1" },
    { result_count: 1, lineage_refs: [] },
    { result_count: 1 },
    { target_memory_id: "m" },
  ]);
  expect(gateway.outcomes()[3]).not.toHaveProperty("result_count");
});

function inTenant(tenant: string, requestId: string): Circumstances {
  return { context: { tenant_id: tenant }, requestId };
}

test("a query sees its own tenant, in order, without what the log keeps beside an event", async () => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("a1") }, inTenant("acme", "one"));
  await gateway.ok("write", { memory: memoryOf("b1") }, inTenant("other", "two"));
  await gateway.fails("get", { memory_id: "gone" }, inTenant("acme", "three"));
  const { events } = await gateway.ok("queryAudit", {}, inTenant("acme", "four"));
  expect(events.map((event) => `${event.request_id} ${event.target_memory_id}`)).toEqual(["one a1", "three gone"]);
  for (const event of events) {
    for (const key of ["chain", "outcome", "tenant", "caller", "intent"]) expect(event).not.toHaveProperty(key);
  }
  const next = await gateway.ok("queryAudit", {}, inTenant("acme", "five"));
  expect(next.events.at(-1)).toMatchObject({ request_id: "four", target_memory_id: "__audit__", result_count: 2 });
});

test.each([
  [{ action: "write" }, ["w1", "w2"]],
  [{ target_memory_id: "b" }, ["w2", "g1"]],
  [{ request_id: "g1" }, ["g1"]],
  [{ correlation_id: "c-1" }, ["w1"]],
  [{ actor_id: "tests/agent", action: "read" }, ["g1"]],
  [{ actor_id: "absent" }, []],
  [
    { target_memory_id: "", request_id: "", correlation_id: "", actor_id: "", pagination_token: "" },
    ["w1", "w2", "g1"],
  ],
] as const)("audit filter %j", async (filter, expected) => {
  const gateway = await openGateway();
  await gateway.ok("write", { memory: memoryOf("a") }, { requestId: "w1", context: { correlation_id: "c-1" } });
  await gateway.ok("write", { memory: memoryOf("b") }, { requestId: "w2" });
  await gateway.ok("get", { memory_id: "b" }, { requestId: "g1" });
  const { events } = await gateway.ok("queryAudit", filter);
  expect(events.map((event) => event.request_id)).toEqual(expected);
});

test("a chain of audit pages ends where the first page saw the end", async () => {
  const gateway = await openGateway();
  for (let index = 0; index < 5; index += 1) await gateway.answer("get", { memory_id: "m" });
  const seen: string[] = [];
  let token: string | undefined;
  do {
    const page = await gateway.ok("queryAudit", {
      limit: 2,
      ...(token === undefined ? {} : { pagination_token: token }),
    });
    seen.push(...page.events.map((event) => event.request_id));
    token = page.next_token;
  } while (token !== undefined);
  expect(seen).toEqual(["request-1", "request-2", "request-3", "request-4", "request-5"]);
});

test("neither content nor keys are anywhere in the log, whatever is asked", async () => {
  const gateway = await openGateway();
  const content = { statement: "kiwi lantern", secret: "kiwi", keywords: ["kiwi"] };
  const hint = { strategy: "upsert" as const, idempotency_key: "kiwi-key" };
  const memory = memoryOf("m", {
    content,
    evidence: [{ kind: "chat_message", ref: "kiwi", excerpt: "kiwi" }],
    extensions: { kiwi: "kiwi" },
  });
  for (const [operation, input] of [
    ["write", { memory, merge_hint: hint }],
    ["write", { candidate: candidateOf({ statement: "kiwi", content: { preference: "" } }) }],
    ["write", { memory: { ...memory, scope: "kiwi" } }],
    ["write", { memory, kiwi: 1 }],
    ["writeBatch", { items: [{ memory }, { memory: { ...memory, memory_id: "n" } }] }],
    ["import", { memories: [memory], merge_hint: hint }],
    ["import", { memories: [memory] }],
    ["update", { memory_id: "m", patch: { content: { more: "kiwi" } } }],
    ["update", { memory_id: "m", patch: { kiwi: "kiwi" } }],
    ["search", { query: "kiwi", intent: { query_text: "kiwi", keywords: ["kiwi"] } }],
    ["search", { query: "kiwi", pagination_token: "kiwi" }],
    ["expire", { memory_id: "m", reason: "kiwi" }],
    ["delete", { memory_id: "m", reason: "kiwi" }],
    ["purge", { memory_id: "m", reason: "kiwi" }],
    ["export", {}],
    ["sync", {}],
  ] as const) {
    await gateway.answer(operation, input);
  }
  expect(gateway.lines().length).toBeGreaterThan(16);
  expect(JSON.stringify(gateway.lines())).not.toMatch(/kiwi|lantern/);
});
