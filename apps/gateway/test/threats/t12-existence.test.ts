import { expect, test } from "vitest";
import { sharedApiKey, sharedBearerToken } from "../../src/index.ts";
import type { Identity } from "./support/callers.ts";
import { at } from "./support/json.ts";
import { envelope, memory, payloadsAbout, type GovernedName } from "./support/requests.ts";
import { expectSame } from "./support/same.ts";
import { startWorld, type Answer, type World, type WorldOptions } from "./support/world.ts";

const byId = ["get", "update", "expire", "revoke", "delete", "purge"] as const;

interface Told {
  readonly answer: Answer;
  /** The backend's calls for it, ids aside. */
  readonly calls: readonly unknown[];
}

/** One request under a fixed request id, about an id that is swapped for a common name in the answer. */
async function told(world: World, operation: GovernedName, identity: Identity, id: string): Promise<Told> {
  const before = world.store.requests.length;
  const body = { ...envelope(operation, identity, payloadsAbout(id)[operation]), request_id: "same" };
  const headers = { ...identity.headers, "MGP-Request-Id": "same" };
  const answer = await world.send(operation, JSON.stringify(body), headers);
  const calls = world.store.requests.slice(before).map(({ method, tenant }) => [method, tenant]);
  return { answer, calls };
}

async function compare(world: World, owner: Identity, stranger: Identity): Promise<readonly number[]> {
  // The same length, so that only what is known about them can tell them apart.
  await world.ask("write", owner, { memory: memory("m-foreign", "theirs") });
  await world.ask("write", owner, { memory: memory("m-deleted", "theirs") });
  await world.ask("delete", owner, { memory_id: "m-deleted" });
  const statuses: number[] = [];
  for (const operation of byId) {
    const absent = await told(world, operation, stranger, "m-missing");
    for (const id of ["m-foreign", "m-deleted"]) {
      const foreign = await told(world, operation, stranger, id);
      statuses.push(foreign.answer.status);
      expectSame(foreign.answer, absent.answer);
      expect(foreign.calls).toEqual(absent.calls);
      expect(foreign.calls.length).toBeGreaterThan(0);
    }
  }
  return statuses;
}

test("mode callers: a foreign id looks absent, to the byte, at the same work", async () => {
  const world = await startWorld();
  const { "acme-bot": acme, "globex-bot": globex } = world.identities;
  expect(new Set(await compare(world, acme, globex))).toEqual(new Set([404]));
});

const secrets: readonly (readonly [string, WorldOptions, Readonly<Record<string, string>>])[] = [
  ["api_key", { authenticate: sharedApiKey("geheim") }, { "X-MGP-API-Key": "geheim" }],
  ["bearer", { authenticate: sharedBearerToken("geheim") }, { Authorization: "Bearer geheim" }],
];

test.each(secrets)("mode %s: a foreign id looks absent, to the byte, at the same work", async (_, options, headers) => {
  const world = await startWorld({ named: false, ...options });
  const owner = { ...world.anyAgent, headers };
  expect(new Set(await compare(world, owner, { ...owner, tenant: "globex" }))).toEqual(new Set([404]));
});

test("mode off, where every caller may do everything, says so, as the protocol's reference does", async () => {
  const world = await startWorld({ named: false });
  await world.ask("write", world.anyAgent, { memory: memory("m-foreign", "theirs") });
  const stranger = { ...world.anyAgent, tenant: "globex" };
  for (const operation of byId) {
    const foreign = await told(world, operation, stranger, "m-foreign");
    expect([foreign.answer.status, at(foreign.answer.body, "error", "message")]).toEqual([403, "tenant_mismatch"]);
    expect((await told(world, operation, stranger, "m-missing")).answer.status).toBe(404);
  }
});

test("only with authentication off is the backend asked about other tenants", async () => {
  const world = await startWorld();
  const { "acme-bot": acme, "globex-bot": globex } = world.identities;
  await compare(world, acme, globex);
  expect(world.store.calls.filter(({ method }) => method === "heldElsewhere")).toEqual([]);
});

test("no conflict names a memory of another tenant", async () => {
  const world = await startWorld();
  const { "acme-bot": acme, "globex-bot": globex } = world.identities;
  const hint = { strategy: "create", dedupe_key: "k", conflict_key: "k", if_match_memory_id: "m-foreign" };
  await world.ask("write", acme, { memory: memory("m-foreign", "same"), merge_hint: hint });
  const answer = await world.ask("write", globex, { memory: memory("m-mine", "same"), merge_hint: hint });
  expect([answer.status, at(answer.body, "data", "resolution")]).toEqual([200, "created"]);
  const conflict = await world.ask("write", globex, { memory: memory("m-other", "same"), merge_hint: hint });
  expect([conflict.status, conflict.text.includes("m-foreign")]).toEqual([409, false]);
});
