import type { JsonObject } from "@mgp/core";
import { expect, test } from "vitest";
import { at } from "./support/json.ts";
import { governed, memory, payloadsAbout } from "./support/requests.ts";
import { startWorld } from "./support/world.ts";

const agents = [
  "acme/reader",
  "globex/one",
  "acme",
  "acme*",
  "*",
  "ACME/one",
  "acme/../globex/one",
  " acme/one",
  "аcme/one",
];

test("an agent that the key does not speak for is refused in every operation, and noted under the true caller", async () => {
  const world = await startWorld();
  const { "acme-reader": reader, "globex-bot": globex } = world.identities;
  let refused = 0;
  for (const identity of [reader, globex]) {
    for (const agent of agents.filter(
      (name) => name !== identity.agent && !(identity === globex && name.startsWith("globex/")),
    )) {
      const answers = await Promise.all(
        governed.map(async (name) => await world.ask(name, { ...identity, agent }, payloadsAbout("m-1")[name])),
      );
      for (const answer of answers)
        expect([agent, answer.status, at(answer.body, "error", "code")]).toEqual([agent, 403, "MGP_POLICY_DENIED"]);
      refused += answers.length;
    }
  }
  expect(world.store.requests).toEqual([]);
  const events = world.outcomes();
  expect(events).toHaveLength(refused);
  expect(new Set(events.map((event) => at(event, "outcome")))).toEqual(new Set(["denied"]));
  expect(new Set(events.map((event) => at(event, "caller")))).toEqual(new Set(["acme-reader", "globex-bot"]));
});

test("an action that the key does not open is refused, whatever the context calls it", async () => {
  const world = await startWorld();
  const { "acme-reader": reader } = world.identities;
  const changing = ["write", "writeBatch", "update", "expire", "revoke", "delete", "purge", "import"] as const;
  for (const operation of changing) {
    const payload = payloadsAbout("m-1")[operation];
    expect((await world.ask(operation, reader, payload)).status).toBe(403);
    // A false name of the action is not a request of that operation at all.
    for (const action of ["read", "search"])
      expect((await world.ask(operation, reader, payload, { requested_action: action })).status).toBe(400);
  }
  expect((await world.ask("import", reader, { memories: [memory("m", "x")], execution_mode: "async" })).status).toBe(
    403,
  );
  expect(world.store.requests).toEqual([]);
});

/** Every field in which a request says who or what it is, with every other value that it could have there. */
const claims: readonly JsonObject[] = [
  { acting_for_subject: { kind: "agent", id: "globex/one" } },
  { acting_for_subject: { kind: "custom", id: "admin" } },
  { task_id: "task_of_another" },
  { session_id: "other" },
  { runtime_id: "globex" },
  { runtime_instance_id: "globex" },
  { data_zone: "globex" },
  { channel: "admin" },
  { consent_basis: "operator" },
  { assertion_origin: "operator" },
  { risk_level: "low" },
  { correlation_id: "globex" },
];

test.each(claims)("%j widens nothing: neither tenant nor rights", async (claim) => {
  const world = await startWorld();
  const { "acme-bot": acme, "acme-reader": reader, "globex-bot": globex } = world.identities;
  await world.ask("write", globex, { memory: memory("m-1", "globex-canary") });
  const secret = memory("m-2", "hidden-canary", { sensitivity: "restricted" });
  await world.ask("write", acme, { memory: secret });
  const calls = world.store.requests.length;
  for (const operation of ["get", "search", "export", "sync"] as const) {
    const answer = await world.ask(operation, acme, payloadsAbout("m-1", "canary")[operation], claim);
    expect(answer.text).not.toMatch(/(globex|hidden)-canary/);
  }
  for (const operation of ["write", "purge"] as const)
    expect((await world.ask(operation, reader, payloadsAbout("m-2")[operation], claim)).status).toBe(403);
  expect(new Set(world.store.requests.slice(calls).map(({ tenant }) => tenant))).toEqual(new Set(["acme"]));
  const last = world.outcomes().at(-1);
  expect([at(last, "caller"), at(last, "actor", "id")]).toEqual(["acme-reader", "acme/reader"]);
});

test.each(["X-MGP-Caller", "X-Forwarded-User", "X-Remote-User", "MGP-Actor", "X-MGP-Rights"])(
  "the header %s is not trusted",
  async (name) => {
    const world = await startWorld();
    const { "acme-reader": reader } = world.identities;
    const forged = { ...reader, headers: { ...reader.headers, [name]: "acme-auditor" } };
    expect((await world.ask("write", forged, { memory: memory("m-1", "x") })).status).toBe(403);
    expect((await world.ask("write", { ...forged, headers: { [name]: "acme-auditor" } }, {})).status).toBe(401);
  },
);
