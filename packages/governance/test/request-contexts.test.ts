import type { PolicyContext } from "@mgp/core";
import { StoreError } from "@mgp/core";
import { expect, test } from "vitest";
import { defaultLimits } from "../src/checks/limits.ts";
import { type AuditLine, copyOfFolder, openGateway } from "./support/gateway-in-process.ts";
import { memoryOf } from "./support/samples.ts";

const context: Partial<PolicyContext> = {
  task_type: "t".repeat(512),
  data_zone: "\u20ac".repeat(512),
  correlation_id: "c".repeat(200),
  session_id: "s-1",
};
const required = ["acting_for_subject", "actor_agent", "requested_action"];

function keysOf(line: AuditLine): readonly string[] {
  return Object.keys(line.policy_context).toSorted();
}

const items = ["a", "b", "c"].map((id) => ({ memory: memoryOf(id) }));

test.each([
  ["writeBatch", { items }],
  ["import", { memories: items.map(({ memory }) => memory) }],
] as const)(
  "%s has its context in its first line and in its last, and items refer to the first",
  async (name, input) => {
    const gateway = await openGateway({ guarantees: { durable: true } });
    await gateway.answer(name, input, { context, requestId: "r".repeat(300) });
    const lines = gateway.lines();
    const [first, last] = [lines[0], lines.at(-1)];
    expect(lines).toHaveLength(8);
    for (const line of [first, last])
      expect(line).toMatchObject({ policy_context: context, request_id: "r".repeat(300), event_id: first?.event_id });
    expect(first).toMatchObject({ items: 3 });
    for (const line of lines.slice(1, -1)) {
      expect(keysOf(line)).toEqual(required);
      expect(line).toMatchObject({ context_of: first?.event_id, request_id: `${"r".repeat(58)}\u2026` });
    }
    // Who asks sees none of this.
    const { events } = await gateway.ok("queryAudit", { request_id: "r".repeat(300) });
    expect(events).toHaveLength(4);
    for (const event of events) {
      expect(event.policy_context).toMatchObject(context);
      expect(event).not.toHaveProperty("context_of");
    }
  },
);

test("a write has its context in its intent and in its outcome; a repeated intent refers to the first", async () => {
  const gateway = await openGateway({ guarantees: { durable: true } });
  const other = await openGateway({ store: gateway.kept });
  await gateway.ok("write", { memory: memoryOf("m") });
  let raced = false;
  gateway.store.before = async ({ method }) => {
    if (method !== "replace" || raced) return;
    raced = true;
    await other.ok("update", { memory_id: "m", patch: { confidence: 0.1 } });
  };
  await gateway.ok("update", { memory_id: "m", patch: { confidence: 0.2 } }, { context, requestId: "raced" });
  const lines = gateway.lines().filter((line) => line.request_id === "raced");
  expect(lines.map((line) => ["outcome" in line, keysOf(line).length > required.length])).toEqual([
    [false, true],
    [false, false],
    [true, true],
  ]);
});

test("what a crash left of a batch is closed with the whole context", async () => {
  let remains = "";
  const died = await openGateway({ guarantees: { durable: true } });
  died.store.after = ({ method }) => {
    if (method !== "insert") return;
    remains = copyOfFolder(died.folder);
    throw new StoreError("unavailable", "the process dies here");
  };
  await died.answer("writeBatch", { items }, { context });
  const { clock, kept: store } = died;
  const gateway = await openGateway({ folder: remains, store, clock, guarantees: { durable: true } });
  const { events } = await gateway.ok("queryAudit", { action: "write" });
  expect(events).toHaveLength(3);
  for (const event of events) expect(event.policy_context).toMatchObject(context);
  for (const line of gateway.outcomes().filter(({ action }) => action === "write"))
    expect(keysOf(line)).toEqual(required);
});

test("what a crash left of a write that was tried again is closed with the whole context", async () => {
  let remains = "";
  const died = await openGateway({ guarantees: { durable: true } });
  const other = await openGateway({ store: died.kept });
  await died.ok("write", { memory: memoryOf("m") });
  let raced = false;
  died.store.before = async ({ method }) => {
    if (method !== "replace" || raced) return;
    raced = true;
    await other.ok("update", { memory_id: "m", patch: { confidence: 0.1 } });
    let replaced = 0;
    died.store.after = ({ method: done }) => {
      if (done === "replace") replaced += 1;
      if (done !== "replace" || replaced < 2) return;
      remains = copyOfFolder(died.folder);
      throw new StoreError("unavailable", "the process dies here");
    };
  };
  await died.answer("update", { memory_id: "m", patch: { confidence: 0.2 } }, { context, requestId: "raced" });
  const { clock, kept: store } = died;
  const gateway = await openGateway({ folder: remains, store, clock, guarantees: { durable: true } });
  const last = gateway.lines().at(-1);
  expect(last).toMatchObject({ outcome: "allowed", request_id: "raced", policy_context: context });
  expect(last).not.toHaveProperty("context_of");
});

test("what a crash left is closed however little may wait", async () => {
  let remains = "";
  const died = await openGateway({ guarantees: { durable: true } });
  died.store.before = ({ method }) => {
    if (method === "insert") remains ||= copyOfFolder(died.folder);
  };
  await died.answer("writeBatch", { items });
  const gateway = await openGateway({ folder: remains, clock: died.clock, auditQueueBytes: 100 });
  expect(gateway.outcomes()).toHaveLength(3);
});

test("a request that was given up announces nothing any more", async () => {
  const gateway = await openGateway({ limits: { ...defaultLimits, requestMs: 50 } });
  await gateway.ok("write", { memory: memoryOf("m") });
  const answered = Promise.withResolvers<void>();
  const { promise: late, resolve } = Promise.withResolvers<void>();
  gateway.store.after = async ({ method }) => {
    if (method !== "get") return;
    await answered.promise;
    resolve();
  };
  await gateway.fails("update", { memory_id: "m", patch: { confidence: 0.2 } }, { requestId: "late" });
  gateway.store.after = () => undefined;
  answered.resolve();
  await late;
  await gateway.ok("get", { memory_id: "m" });
  const lines = gateway.lines().filter((line) => line.request_id === "late");
  expect(lines).toMatchObject([{ outcome: "failed" }]);
});

test("a batch that the log has no room for is refused before any effect, and the next request is served", async () => {
  const gateway = await openGateway({ guarantees: { durable: true }, auditQueueBytes: 256 * 1024 });
  const many = Array.from({ length: 200 }, (_, place) => ({ memory: memoryOf(`${"i".repeat(500)}${place}`) }));
  const failure = await gateway.fails("writeBatch", { items: many }, { requestId: "refused" });
  expect(failure).toMatchObject({ status: 502, code: "MGP_BACKEND_ERROR" });
  expect(failure.message).toContain("audit log cannot be written");
  expect(failure.details["outcome"]).toBeUndefined();
  expect(gateway.store.calls.filter(({ method }) => method.startsWith("insert"))).toEqual([]);
  await gateway.ok("write", { memory: memoryOf("m") });
  expect(await gateway.ledger.audit.openIntents()).toEqual([]);
});

test("a request whose lines are too long is refused, has an outcome, and is the only one", async () => {
  const limits = { ...defaultLimits, idLength: 2_000_000 };
  const gateway = await openGateway({ guarantees: { durable: true }, limits });
  const failure = await gateway.fails("write", { memory: memoryOf("x".repeat(1_500_000)) });
  expect(failure).toMatchObject({ status: 400, code: "MGP_INVALID_OBJECT" });
  expect(gateway.outcomes()).toMatchObject([{ outcome: "failed", target_memory_id: `${"x".repeat(58)}\u2026` }]);
  await gateway.ok("write", { memory: memoryOf("m") });
  expect(gateway.store.calls.filter(({ method }) => method.startsWith("insert"))).toHaveLength(1);
});

test("of many memories that one was made from the log names the first", async () => {
  const gateway = await openGateway();
  const derived = Array.from({ length: 100 }, (_, place) => `${"d".repeat(90)}${place}`);
  await gateway.ok("write", { memory: memoryOf("m", { derived_from: derived }) });
  const refs = gateway.outcomes().flatMap((line) => line.lineage_refs ?? []);
  expect(refs).toEqual([...derived.slice(0, 21), "\u2026"]);
});
