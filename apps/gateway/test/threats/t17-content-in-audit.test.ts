import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type JsonObject, type OperationName } from "@mgp/core";
import { expect, test } from "vitest";
import { startProcess } from "../support/gateway-process.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { at, textAt } from "./support/json.ts";
import { envelope, governed, memory, payloadsAbout, type GovernedName } from "./support/requests.ts";
import { linesOf, type Answer, sendTo } from "./support/world.ts";

/** Stands wherever a memory may say something; in no id, since ids belong into the audit log. */
const canary = "qwxcanaryqwx";

/** A memory with the canary in everything that is content. */
function telling(id: string, changes: JsonObject = {}): JsonObject {
  return memory(id, canary, {
    content: { statement: canary, [canary]: canary, keywords: [canary], deeper: [{ [canary]: canary }] },
    extensions: { "x:note": canary, [`x:${canary}`]: 1 },
    evidence: [{ kind: "chat_message", ref: canary, excerpt: canary, metadata: { [canary]: canary } }],
    evidence_refs: [canary],
    backend_ref: { note: canary },
    ...changes,
  });
}

/** Requests that succeed, and requests that fail at each step that looks at the body. */
const told: readonly (readonly [GovernedName, Readonly<Record<string, unknown>>])[] = [
  ["write", { memory: telling("m-1") }],
  ["write", { memory: telling("m-1"), merge_hint: { strategy: "merge", dedupe_key: "k" } }],
  ["write", { memory: telling("m-1"), merge_hint: { strategy: "manual_review_required" } }],
  ["write", { memory: telling("m-2"), merge_hint: { strategy: "create", idempotency_key: "once" } }],
  ["write", { memory: telling("m-2"), merge_hint: { strategy: "create", idempotency_key: "once" } }],
  ["write", { memory: telling("m-3", { content: { statement: canary, more: 2 ** 60 } }) }],
  ["write", { memory: telling("m-3", { type: "semantic_fact", content: { [canary]: canary } }) }],
  ["write", { memory: telling("m-3", { [canary]: canary }) }],
  ["write", { memory: telling("m-3", { scope: canary }) }],
  ["writeBatch", { items: [{ memory: telling("m-4") }, { memory: telling("m-4") }] }],
  ["import", { memories: [telling("m-5"), telling("m-6")] }],
  ["import", { memories: [telling("m-7")], execution_mode: "async" }],
  ["update", { memory_id: "m-1", patch: { content: { note: canary }, extensions: { "x:more": canary } } }],
  ["update", { memory_id: "m-1", patch: { [canary]: canary } }],
  ["search", { query: canary }],
  ["search", { intent: { query_text: canary, keywords: [canary] } }],
  ["search", { query: canary, pagination_token: canary }],
  ["export", {}],
  ["export", { execution_mode: "async" }],
  ["sync", {}],
  ...governed.map((operation) => [operation, payloadsAbout("m-1", canary)[operation]] as const),
];

const ids = Array.from({ length: 7 }, (_, index) => `m-${index + 1}`);

test("what memories say gets into no audit line, no log line and no file of the gateway's own", async () => {
  const cwd = temporaryFolder();
  const words = ["--port", "0", "--state-dir", "state", "--log-level", "debug"];
  const child = startProcess(words, { cwd, environment: { MGP_TASK_START_DELAY_MS: "0" } });
  const url = await child.url;
  const send = async (operation: OperationName, body: string): Promise<Answer> => await sendTo(url, operation, body);
  const ask = async (operation: OperationName, payload: Readonly<Record<string, unknown>>): Promise<Answer> =>
    await send(operation, JSON.stringify(envelope(operation, { agent: "acme/one", tenant: "acme" }, payload)));

  const tasks: string[] = [];
  let answered = 0;
  for (const [operation, payload] of told) {
    const { status, body } = await ask(operation, payload);
    if (status === 200) answered += 1;
    if (status === 202) tasks.push(textAt(body, "data", "task", "task_id"));
    // Cut short, so that it cannot be parsed.
    await send(operation, JSON.stringify(envelope(operation, { agent: "a", tenant: "acme" }, payload)).slice(0, -1));
  }
  for (const task of tasks) await ended(send, task);
  for (const id of ids) await ask("purge", { memory_id: id });
  expect([answered > 15, tasks.length]).toEqual([true, 2]);
  expect(at((await ask("export", { include_inactive: true })).body, "data", "memories")).toEqual([]);
  expect(await child.stop()).toBe(0);

  expect(linesOf(readFileSync(path.join(cwd, "state", "audit.jsonl"), "utf8")).length).toBeGreaterThan(50);
  expect(linesOf(child.stderr()).length).toBeGreaterThan(50);
  expect(child.stderr() + child.stdout()).not.toContain(canary);
  for (const file of filesIn(path.join(cwd, "state"))) {
    expect([path.basename(file), readFileSync(file).includes(canary)]).toEqual([path.basename(file), false]);
  }
});

/** Resolves when the task has ended; each poll waits for a change by itself. */
async function ended(send: (operation: OperationName, body: string) => Promise<Answer>, task: string): Promise<void> {
  for (;;) {
    const { body } = await send("getTask", JSON.stringify({ request_id: "r", task_id: task }));
    const status = textAt(body, "data", "task", "status");
    if (status !== "pending" && status !== "running") return;
  }
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}
