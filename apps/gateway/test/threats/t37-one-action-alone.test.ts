import { operations, requestedActions, type JsonObject, type OperationName, type RequestedAction } from "@mgp/core";
import { expect, test } from "vitest";
import { parseCallers } from "../../src/authentication/callers-file.ts";
import { namedCallers } from "../../src/authentication/modes.ts";
import { newKey } from "../../src/authentication/new-key.ts";
import type { Identity } from "./support/callers.ts";
import { at, textAt } from "./support/json.ts";
import { governed, memory, payloadsAbout, type GovernedName } from "./support/requests.ts";
import { startWorld, type Answer, type World } from "./support/world.ts";

const canary = "zzcanaryqq";

/** Found by a word that the canary is not part of. */
const word = "lanternfish";

/** The actions that are there to show content. */
const showing: ReadonlySet<RequestedAction> = new Set(["read", "search"]);

/** A memory with the canary everywhere where a writer may put what it likes. */
function kept(id: string): JsonObject {
  return memory(id, `${word} ${canary}`, {
    content: { statement: `${word} ${canary}`, [canary]: canary },
    sensitivity: "internal",
    backend_ref: { note: canary, deep: { note: [canary] } },
    extensions: { "x:note": canary, "mgp:dedupe_key": `key of ${id}`, "mgp:source_priority": 5 },
    evidence: [{ kind: "chat_message", ref: canary, excerpt: canary, metadata: { note: canary } }],
    evidence_refs: [canary],
  });
}

/** Ways to make a change answer with the memory that it came to, without bringing any content along. */
function changesOf(id: string): Readonly<Partial<Record<GovernedName, readonly JsonObject[]>>> {
  const bare = memory("probe", "", { content: {} });
  const onto = { if_match_memory_id: id, source_priority: 9 };
  const hints: readonly JsonObject[] = [
    { strategy: "dedupe", coalesce_window_seconds: 1_000_000, ...onto },
    { strategy: "reinforce", coalesce_window_seconds: 1_000_000, ...onto },
    { strategy: "merge", coalesce_window_seconds: 1_000_000, ...onto },
    { strategy: "dedupe", ...onto },
    { strategy: "reinforce", ...onto },
    { strategy: "merge", ...onto },
    { strategy: "dedupe", dedupe_key: `key of ${id}`, source_priority: 9 },
    { strategy: "merge", ...onto, idempotency_key: id },
    // The same again is answered without a write.
    { strategy: "merge", ...onto, idempotency_key: id },
    { strategy: "merge", ...onto, source_priority: 1 },
    { strategy: "merge", ...onto, if_match_updated_at: "2026-01-01T00:00:00Z" },
    { strategy: "create", ...onto },
  ];
  const writes = hints.map((hint) => ({ memory: bare, merge_hint: hint }));
  const taken = { memory: memory(id, "", { content: {} }) };
  return {
    write: [...writes, taken],
    writeBatch: [{ items: [...writes, taken] }],
    import: [
      ...writes.map(({ memory: one, merge_hint: hint }) => ({ memories: [one], merge_hint: hint })),
      { memories: [taken.memory] },
      { memories: [bare], merge_hint: hints[5] ?? {}, execution_mode: "async" },
    ],
    update: [
      {},
      { memory_id: id },
      { confidence: 0.5 },
      { extensions: {} },
      { backend_ref: {} },
      { content: {} },
      { content: null },
      { type: "relationship" },
    ].map((patch) => ({ memory_id: id, patch })),
  };
}

interface House {
  readonly world: World;
  readonly owner: Identity;
  readonly only: Identity;
}

function identity(name: string, key: string): Identity {
  return { name, headers: { "X-MGP-API-Key": key }, agent: name, tenant: "acme" };
}

/** A gateway whose second caller has one action, and all rights but that to see stored content. */
async function start(action: RequestedAction): Promise<House> {
  const [owner, only] = [newKey("owner"), newKey("only")];
  const entries = [
    { ...owner.entry, tenants: ["acme"] },
    { ...only.entry, tenants: ["acme"], actions: [action], rights: ["declassify"] },
  ];
  const registry = parseCallers(JSON.stringify({ callers: entries }));
  const world = await startWorld({
    authenticate: namedCallers(registry),
    findCaller: (id) => registry.findById(id),
  });
  return { world, owner: identity("owner", owner.key), only: identity("only", only.key) };
}

/** Everything that an operation answers about memories that another has written. */
async function answersTo(house: House, operation: GovernedName, number: number): Promise<readonly Answer[]> {
  const { world, owner, only } = house;
  const id = `m-${number}`;
  expect((await world.ask("write", owner, { memory: kept(id) })).status).toBe(200);
  const payloads = [...(changesOf(id)[operation] ?? []), payloadOf(operation, id)];
  const answers = [];
  for (const payload of payloads) {
    const answer = await world.ask(operation, only, payload);
    answers.push(answer);
    if (answer.status === 202) answers.push(await ended(house, answer));
  }
  return answers;
}

function payloadOf(operation: GovernedName, id: string): JsonObject {
  return operation === "search" ? { query: word } : payloadsAbout(id)[operation];
}

async function ended({ world, only }: House, accepted: Answer): Promise<Answer> {
  const poll = { request_id: "poll", task_id: textAt(accepted.body, "data", "task", "task_id") };
  return await world.send("getTask", JSON.stringify(poll), only.headers);
}

test.each(requestedActions)("%s alone does what it says and no more", async (action) => {
  const house = await start(action);
  for (const [number, operation] of governed.entries()) {
    const answers = await answersTo(house, operation, number);
    const isAllowed = operations[operation].action === action;
    expect(answers.map(({ status }) => status).every((status) => status === 403)).toBe(!isAllowed);
    const seen = answers.filter(({ text }) => text.includes(canary));
    const mayShow = isAllowed && showing.has(action) && operation !== "queryAudit";
    expect([operation, seen.map(({ text }) => text).slice(0, mayShow ? 0 : 1)]).toEqual([operation, []]);
    expect([operation, seen.length > 0]).toEqual([operation, mayShow]);
  }
  expect(JSON.stringify(house.world.lines())).not.toContain(canary);
});

test("what a change answers without the action read says why it shows no content", async () => {
  const { world, owner, only } = await start("update");
  await world.ask("write", owner, { memory: kept("m-1") });
  const { body } = await world.ask("update", only, { memory_id: "m-1", patch: { confidence: 0.5 } });
  expect(at(body, "data")).toMatchObject({
    memory: { memory_id: "m-1", confidence: 0.5, extensions: {}, backend_ref: { revision: 2 } },
    return_mode: "metadata_only",
    redaction_info: { reason_code: "read_not_allowed" },
    consumable_text: "profile metadata only",
  });
  const ends = world.outcomes().filter((line) => at(line, "caller") === "only");
  expect(ends.map((line) => at(line, "decision", "reason_code"))).toEqual(["read_not_allowed"]);
});

test("a change answers nothing of a memory that a read of it would not show", async () => {
  const { world, owner } = await start("read");
  const overLong = { created_at: "2020-01-01T00:00:00Z", ttl_seconds: 1 };
  await world.ask("write", owner, { memory: { ...kept("m-1"), ...overLong } });
  expect((await world.ask("get", owner, { memory_id: "m-1" })).status).toBe(403);
  const changes = changesOf("m-1");
  for (const operation of governed) {
    for (const payload of changes[operation] ?? []) {
      const { text } = await world.ask(operation, owner, payload);
      expect([operation, text.includes(canary)]).toEqual([operation, false]);
    }
  }
});

test("a task's result asks for the actions of the caller as it is today", async () => {
  const { world, owner, only } = await start("write");
  await world.ask("write", owner, { memory: kept("m-1") });
  for (const operation of ["export", "sync"] satisfies OperationName[])
    expect((await world.ask(operation, only, { execution_mode: "async" })).status).toBe(403);
});
