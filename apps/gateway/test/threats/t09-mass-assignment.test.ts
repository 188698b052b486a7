import { readFileSync } from "node:fs";
import path from "node:path";
import type { JsonObject, JsonValue } from "@mgp/core";
import fc from "fast-check";
import { expect, test } from "vitest";
import { authenticationFor } from "../../src/command/authentication.ts";
import { readConfiguration } from "../../src/command/configuration.ts";
import { silentLog } from "../../src/log/log.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { testAdapter } from "../support/test-backend.ts";
import type { Identity } from "./support/callers.ts";
import { at, listAt, membersAt } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { pollAccepted } from "./support/tasks.ts";
import { startWorld, type Answer, type World } from "./support/world.ts";

const schemaFile = path.join(import.meta.dirname, "../../../../schemas/memory-object.schema.json");
const schema: unknown = JSON.parse(readFileSync(schemaFile, "utf8"));
const person = { kind: "user", id: "u-9" };

/** A value for each field of a memory, another one than the stored memory has. */
const values: Readonly<Record<string, JsonValue>> = {
  memory_id: "m-other",
  subject: person,
  scope: "org",
  type: "artifact_summary",
  content: { statement: "patched", more: [1, { deep: true }] },
  source: { kind: "tool", ref: "patched" },
  confidence: 0.25,
  sensitivity: "restricted",
  retention_policy: "patched",
  ttl_seconds: 0,
  created_at: "2026-02-03T04:05:06Z",
  updated_at: "2026-11-20T00:00:00.000Z",
  assertion_mode: "inferred",
  asserted_by: person,
  confirmed_by_user: true,
  evidence_refs: ["patched"],
  evidence: [{ kind: "chat_message", ref: "patched" }],
  derived_from: ["patched"],
  valid_from: "2026-01-01T00:00:00Z",
  valid_to: null,
  backend_ref: { note: "patched" },
  extensions: { "x:patched": 1 },
};
const forbidden = [
  "adapter",
  "mgp_state",
  "mgp_state_changed_at",
  "mgp_state_reason",
  "revision",
  "policy_view",
  "tenant_id",
] as const;

/** The stored memory as one with the right raw_export sees it. */
async function stored(world: World): Promise<Record<string, unknown>> {
  const exported = await world.ask("export", world.identities["acme-auditor"], { include_inactive: true });
  const [only, ...others] = listAt(exported.body, "data", "memories");
  expect(others).toEqual([]);
  return membersAt(only);
}

async function start(): Promise<World> {
  const world = await startWorld();
  const first = memory("m-1", "as it was", {
    sensitivity: "confidential",
    backend_ref: { tenant_id: "acme", kept: 1 },
    extensions: { "x:kept": 1 },
  });
  await world.ask("write", world.identities["acme-auditor"], { memory: first });
  return world;
}

/** What is compared: the server's keys, and everything else. */
function split(one: Record<string, unknown>): { readonly fixed: unknown; readonly rest: Record<string, unknown> } {
  const reference = membersAt(one, "backend_ref");
  const fixed = [one["memory_id"], ...forbidden.map((key) => (key === "revision" ? 0 : reference[key]))];
  const others = Object.fromEntries(
    Object.entries(reference).filter(([key]) => !forbidden.some((name) => name === key)),
  );
  const { memory_id: _id, updated_at: _at, ...rest } = one;
  return { fixed, rest: { ...rest, backend_ref: others } };
}

test("every field of a memory is on the list here", () => {
  expect(Object.keys(values).toSorted()).toEqual(Object.keys(membersAt(schema, "properties")).toSorted());
});

test.each(Object.keys(values))("a patch of %s changes nothing but that", async (field) => {
  const world = await start();
  const before = split(await stored(world));
  const value = values[field] ?? null;
  const answer = await world.ask("update", world.identities["acme-auditor"], {
    memory_id: "m-1",
    patch: { [field]: value },
  });
  const after = split(await stored(world));
  expect(after.fixed).toEqual(before.fixed);
  if (field === "memory_id") {
    expect(answer.status).toBe(400);
    expect(after.rest).toEqual(before.rest);
    return;
  }
  expect(answer.status).toBe(200);
  const isMerged = field === "content" || field === "extensions" || field === "backend_ref";
  const patched = isMerged ? { ...membersAt(before.rest, field), ...membersAt(value) } : value;
  expect(after.rest).toEqual(field === "updated_at" ? before.rest : { ...before.rest, [field]: patched });
});

const anything = fc.jsonValue({ maxDepth: 2 });

test("no value of a server-owned key ever changes what is stored, beside whatever else the patch says", async () => {
  const world = await start();
  const before = split(await stored(world));
  const auditor = world.identities["acme-auditor"];
  const patches = fc.record({ key: fc.constantFrom("memory_id", ...forbidden), value: anything, also: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(patches, async ({ key, value, also }) => {
      const json: unknown = JSON.parse(JSON.stringify(value));
      const rest = also ? { confidence: 0.75 } : {};
      const patch =
        key === "memory_id" ? { memory_id: json, ...rest } : { backend_ref: { [key]: json, new: 1 }, ...rest };
      const { status } = await world.ask("update", auditor, { memory_id: "m-1", patch });
      expect(status).toBe(400);
      expect(split(await stored(world))).toEqual(before);
    }),
    { numRuns: 60 },
  );
});

test("a patch that repeats what is shown is taken, and stores none of it", async () => {
  const world = await start();
  const auditor = world.identities["acme-auditor"];
  const shown = await stored(world);
  const patch = { memory_id: "m-1", backend_ref: shown["backend_ref"], confidence: 0.5 };
  expect((await world.ask("update", auditor, { memory_id: "m-1", patch })).status).toBe(200);
  const draft = world.store.effects.at(-1)?.input[0];
  expect(JSON.parse(String(at(draft, "body")))).toMatchObject({ backend_ref: { tenant_id: "acme", kept: 1 } });
  for (const key of ["adapter", "mgp_state", "revision", "policy_view"])
    expect(at(JSON.parse(String(at(draft, "body"))), "backend_ref", key)).toBeUndefined();
});

test.each([
  ["an unknown field", { admin: true }],
  ["no reference at all", { backend_ref: null }],
  ["a list for a reference", { backend_ref: [{ tenant_id: "globex" }] }],
  ["no extensions", { extensions: null }],
  ["no content", { content: null }],
  ["a label that does not exist", { sensitivity: "none" }],
  ["no label", { sensitivity: null }],
])("%s: 400, nothing changes", async (_, patch) => {
  const world = await start();
  const before = await stored(world);
  const answer = await world.ask("update", world.identities["acme-auditor"], { memory_id: "m-1", patch });
  expect(answer.status).toBe(400);
  expect(await stored(world)).toEqual(before);
});

test("extensions cannot move a memory that names no tenant into another one", async () => {
  const world = await startWorld();
  const { "two-houses": both } = world.identities;
  await world.ask("write", both, { memory: memory("m-1", "mine") });
  const patch = { extensions: { "mgp:tenant_id": "globex" } };
  expect((await world.ask("update", both, { memory_id: "m-1", patch })).status).toBe(403);
  expect((await world.ask("get", both, { memory_id: "m-1" })).status).toBe(200);
});

test("a less sensitive label needs the right declassify, by patch and by every write onto it", async () => {
  const world = await start();
  const { "acme-bot": bot, "acme-auditor": auditor } = world.identities;
  const before = await stored(world);
  for (const sensitivity of ["public", "internal"])
    expect((await world.ask("update", bot, { memory_id: "m-1", patch: { sensitivity } })).status).toBe(403);
  for (const strategy of ["upsert", "replace"]) {
    for (const changes of [{ sensitivity: "public" }, {}]) {
      const payload = { memory: memory("m-1", "as it was", changes), merge_hint: { strategy } };
      expect((await world.ask("write", bot, payload)).status).toBe(403);
      const { body } = await world.ask("writeBatch", bot, { items: [payload] });
      expect(at(body, "data", "results", 0, "status")).toBe("error");
      const { memory: one, merge_hint: hint } = payload;
      expect((await world.ask("import", bot, { memories: [one], merge_hint: hint })).status).toBe(403);
    }
  }
  expect(await stored(world)).toEqual(before);
  expect((await world.ask("update", bot, { memory_id: "m-1", patch: { sensitivity: "restricted" } })).status).toBe(200);
  expect((await world.ask("update", auditor, { memory_id: "m-1", patch: { sensitivity: "public" } })).status).toBe(200);
});

/** A gateway in a mode with one secret, as its settings say, and who holds it. */
async function startShared(
  mode: "api_key" | "bearer",
  rights: string,
): Promise<{ readonly world: World; readonly holder: Identity }> {
  const secret = "a secret of some length";
  const workingDirectory = temporaryFolder();
  const { settings } = readConfiguration([], {
    workingDirectory,
    environment: {
      MGP_GATEWAY_AUTH_MODE: mode,
      [mode === "api_key" ? "MGP_GATEWAY_API_KEY" : "MGP_GATEWAY_BEARER_TOKEN"]: secret,
      MGP_SHARED_RIGHTS: rights,
    },
    out: () => undefined,
    err: () => undefined,
    isInteractive: false,
  });
  const world = await startWorld({ named: false, ...authenticationFor(settings, workingDirectory, silentLog).options });
  const headers = mode === "api_key" ? { "X-MGP-API-Key": secret } : { Authorization: `Bearer ${secret}` };
  return { world, holder: { ...world.anyAgent, headers } };
}

/** Every way to give a stored memory another label; the answers, and the label that is stored in the end. */
async function relabel(
  world: World,
  holder: Identity,
  sensitivity: string,
): Promise<{ readonly answers: readonly Answer[]; readonly labels: readonly unknown[] }> {
  const answers: Answer[] = [];
  const labels: unknown[] = [];
  const hints = ["upsert", "replace", "merge", "reinforce", "dedupe"].map((strategy) => ({ strategy }));
  const ways = [
    async (id: string) => [await world.ask("update", holder, { memory_id: id, patch: { sensitivity } })],
    ...hints.map((merge_hint) => async (id: string) => {
      const one = memory(id, "other words", { sensitivity });
      return [
        await world.ask("write", holder, { memory: one, merge_hint }),
        await world.ask("writeBatch", holder, { items: [{ memory: one, merge_hint }] }),
        await world.ask("import", holder, { memories: [one], merge_hint }),
        await importLater(world, holder, { memories: [one], merge_hint, execution_mode: "async" }),
      ];
    }),
  ];
  for (const [number, way] of ways.entries()) {
    const id = `m-${number}`;
    await world.ask("write", holder, { memory: memory(id, `secret words ${number}`, { sensitivity: "confidential" }) });
    answers.push(...(await way(id)));
    const got = await world.ask("get", holder, { memory_id: id });
    labels.push(at(got.body, "data", "memory", "sensitivity"));
    answers.push(got);
  }
  return { answers, labels };
}

async function importLater(world: World, holder: Identity, payload: JsonObject): Promise<Answer> {
  return await pollAccepted(world, holder, await world.ask("import", holder, payload));
}

test.each(["api_key", "bearer"] as const)(
  "in mode %s who holds the one secret lowers no label without the right",
  async (mode) => {
    const { world, holder } = await startShared(mode, "");
    const { answers, labels } = await relabel(world, holder, "public");
    expect(new Set(labels)).toEqual(new Set(["confidential"]));
    for (const { text } of answers) expect(text).not.toContain("secret words");
  },
);

test.each(["api_key", "bearer"] as const)("in mode %s MGP_SHARED_RIGHTS gives it, to tasks too", async (mode) => {
  const { world, holder } = await startShared(mode, "declassify");
  const { labels } = await relabel(world, holder, "public");
  // What is merged keeps the stricter of two labels in any case.
  expect(labels).toEqual(["public", "public", "public", "confidential", "confidential", "confidential"]);
  await world.ask("write", holder, { memory: memory("m-9", "secret", { sensitivity: "restricted" }) });
  const lower = { memories: [memory("m-9", "open")], merge_hint: { strategy: "upsert" }, execution_mode: "async" };
  expect(at((await importLater(world, holder, lower)).body, "data", "task", "status")).toBe("completed");
});

test("with authentication off every caller may", async () => {
  const world = await startWorld({ named: false });
  const { labels } = await relabel(world, world.anyAgent, "public");
  expect(labels[0]).toBe("public");
});

test("provenance and server keys that a writer makes up are not stored", async () => {
  const world = await startWorld();
  const forged = { adapter: "postgres", mgp_state: "deleted", revision: 99, policy_view: "raw", note: "mine" };
  await world.ask("write", world.identities["acme-auditor"], { memory: memory("m-1", "x", { backend_ref: forged }) });
  expect(at(await stored(world), "backend_ref")).toEqual({
    adapter: testAdapter,
    mgp_state: "active",
    revision: 1,
    note: "mine",
  });
  for (const view of ["masked", "metadata_only", "summary"]) {
    const one = memory("m-2", "***", { backend_ref: { policy_view: view } });
    expect((await world.ask("write", world.identities["acme-auditor"], { memory: one })).status).toBe(400);
  }
});
