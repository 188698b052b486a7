import { expect, test } from "vitest";
import { at, listAt, textAt } from "./support/json.ts";
import { memory, nextRequestId } from "./support/requests.ts";
import { startTwoHouses } from "./support/two-houses.ts";
import { startWorld } from "./support/world.ts";

test("an audit query shows the events of its own tenant only, with every filter and on every page", async () => {
  const world = await startTwoHouses();
  const { "acme-bot": acme, "globex-bot": globex } = world.identities;
  for (const [identity, canary] of [
    [acme, "acme-canary"],
    [globex, "globex-canary"],
  ] as const) {
    const context = { correlation_id: `${canary}-c`, consent_basis: `${canary}-basis` };
    await world.ask("get", identity, { memory_id: `${canary}-target` }, context);
    const body = { request_id: `${canary}-${nextRequestId()}`, policy_context: {}, payload: {} };
    await world.send("get", JSON.stringify(body), identity.headers);
  }
  for (const [identity] of world.readers) {
    const foreign = identity.tenant === "acme" ? "globex" : "acme";
    for (const filter of [
      {},
      { action: "read" },
      { target_memory_id: `${foreign}-canary-target` },
      { target_memory_id: "m-shared" },
      { correlation_id: `${foreign}-canary-c` },
      { actor_id: `${foreign}/one` },
      { limit: 1 },
    ]) {
      let token: unknown;
      do {
        const page = await world.ask("queryAudit", identity, {
          ...filter,
          ...(typeof token === "string" ? { pagination_token: token } : {}),
        });
        expect(page.status).toBe(200);
        // The answer's events; the two callers that work in both tenants leave events in each.
        expect(JSON.stringify(at(page.body, "data", "events"))).not.toMatch(
          new RegExp(`${foreign}-canary|${foreign}/`),
        );
        token = at(page.body, "data", "next_token");
      } while (token !== undefined);
    }
  }
});

test("a query of the audit trail stands in the audit trail", async () => {
  const world = await startWorld();
  const owner = world.identities["acme-bot"];
  const first = await world.ask("queryAudit", owner, {});
  expect(listAt(first.body, "data", "events")).toEqual([]);
  const requestId = textAt(first.body, "request_id");
  const second = await world.ask("queryAudit", owner, { request_id: requestId });
  const events = listAt(second.body, "data", "events");
  expect(events.map((event) => [at(event, "target_memory_id"), at(event, "actor", "id")])).toEqual([
    ["__audit__", owner.agent],
  ]);
  // Names and chain are the operator's: the answer is the protocol's event.
  for (const key of ["caller", "tenant", "chain", "outcome"]) expect(at(events[0], key)).toBeUndefined();
});

test("it needs the action read, and a refused query is an event, too", async () => {
  const world = await startWorld();
  const { "acme-bot": acme } = world.identities;
  const answers = [
    await world.ask("queryAudit", { ...acme, tenant: "globex" }, {}),
    await world.ask("queryAudit", { ...acme, agent: "globex/one" }, {}),
    await world.send("queryAudit", "{}", {}),
  ];
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 401]);
  expect(world.outcomes().map((event) => [at(event, "outcome"), at(event, "tenant")])).toEqual([
    ["denied", "__unbound__"],
    ["denied", "acme"],
  ]);
});

test("no memory's words get into the audit trail", async () => {
  const world = await startWorld();
  const owner = world.identities["acme-bot"];
  const told = "a-sentence-that-no-line-holds";
  const evidence = [{ kind: "chat_message", ref: told, excerpt: told }];
  const whole = memory("m-1", told, { extensions: { "x:note": told }, evidence_refs: [told], evidence });
  expect((await world.ask("write", owner, { memory: whole })).status).toBe(200);
  await world.ask("update", owner, { memory_id: "m-1", patch: { content: { note: told } } });
  await world.ask("search", owner, { query: told });
  await world.ask("import", owner, { memories: [{ ...whole, memory_id: "m-2" }] });
  await world.ask("write", owner, {
    memory: { ...whole, memory_id: "m-3", content: { statement: told, more: 2 ** 60 } },
  });
  const text = JSON.stringify(world.lines());
  expect(world.outcomes()).toHaveLength(6);
  expect(text).not.toContain(told);
  expect(text).not.toMatch(/mgp_[A-Za-z0-9_-]{20}/);
});
