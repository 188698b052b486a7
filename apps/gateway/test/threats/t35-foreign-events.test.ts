import type { JsonObject } from "@mgp/core";
import { openLedger } from "@mgp/ledger-postgres";
import { startPostgres } from "@mgp/test-servers";
import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import type { Identity } from "./support/callers.ts";
import { at, listAt } from "./support/json.ts";
import { envelope, governed, payloadsAbout, type GovernedName } from "./support/requests.ts";
import { startWorld, type Answer, type World, type WorldOptions } from "./support/world.ts";

const UNBOUND = "__unbound__";

/** What makes a request fail, or not. */
const faults = {
  none: (body: string) => body,
  "unknown field": (body: string) => body.replace('"payload":{', '"payload":{"bogus":1,'),
  "over a limit": (body: string) => body.replace('"payload":{', '"payload":{"limit":100000,'),
  "no agent": (body: string) => body.replace('"actor_agent"', '"actor"'),
  "wrong action": (body: string) => body.replace(/"requested_action":"\w+"/, '"requested_action":"revoke"'),
  "foreign agent": (body: string) => body.replace(/"actor_agent":"[^"]*"/, '"actor_agent":"agent/absent"'),
  "deep payload": (body: string) => body.replace('"payload":{', `"payload":{"x":${"[".repeat(40)}${"]".repeat(40)},`),
  "NUL in the context": (body: string) => body.replace('"requested_action"', '"chat_id":"a\\u0000","requested_action"'),
  malformed: (body: string) => body.slice(0, -1),
  "a key twice": (body: string) => body.replace('"policy_context":{', '"policy_context":{"tenant_id":"globex",'),
  "too large": (body: string) => body.replace('"payload":{', `"payload":{"x":"${"x".repeat(17 * 1024 * 1024)}",`),
} as const;

type Fault = keyof typeof faults;

interface Request {
  readonly caller: "acme-bot" | "acme-reader" | "globex-bot" | "two-houses";
  readonly operation: GovernedName;
  readonly tenant: string | undefined;
  readonly header: string | undefined;
  readonly fault: Fault;
  readonly type: string;
}

const names = ["acme", "globex", "default", UNBOUND, "*", "ACME", "t".repeat(600)];
const faultNames = Object.keys(faults).filter((name): name is Fault => name in faults && name !== "too large");
const requests: fc.Arbitrary<Request> = fc.record({
  caller: fc.constantFrom("acme-bot", "acme-reader", "globex-bot", "two-houses"),
  operation: fc.constantFrom(...governed),
  tenant: fc.option(fc.constantFrom(...names), { nil: undefined }),
  header: fc.option(fc.constantFrom(...names), { nil: undefined }),
  fault: fc.constantFrom(...faultNames),
  type: fc.constantFrom("application/json", "application/json", "application/json", "text/plain"),
});

let drawn = 0;

/** Sends one request, with words of its own in its context. */
async function send(world: World, identity: Identity, request: Request): Promise<{ mark: string; answer: Answer }> {
  drawn += 1;
  const mark = `mark-${drawn}`;
  const context: JsonObject = { correlation_id: mark, consent_basis: mark };
  const { operation, tenant, header, fault, type } = request;
  const body = envelope(operation, { ...identity, tenant }, payloadsAbout(`${mark}-id`)[operation], context);
  const headers = {
    ...identity.headers,
    "content-type": type,
    ...(header !== undefined && { "MGP-Tenant-Id": header }),
  };
  return { mark, answer: await world.send(operation, faults[fault](JSON.stringify(body)), headers) };
}

const mayWork: Readonly<Record<Request["caller"], readonly string[]>> = {
  "acme-bot": ["acme"],
  "acme-reader": ["acme"],
  "globex-bot": ["globex"],
  "two-houses": ["acme", "globex"],
};

test("no event stands in another tenant than its context's, and nothing of a request in the one that has no readers", async () => {
  const world = await startWorld();
  await fc.assert(
    fc.asyncProperty(requests, async (request) => {
      const before = world.outcomes().length;
      const { mark } = await send(world, world.identities[request.caller], request);
      const events = world.outcomes().slice(before);
      expect(events.length).toBeGreaterThan(0);
      for (const event of events) {
        const filed = at(event, "tenant");
        expect([UNBOUND, ...mayWork[request.caller]]).toContain(filed);
        expect(at(event, "caller")).toBe(request.caller);
        const text = JSON.stringify(event);
        if (filed === UNBOUND) {
          expect(text).not.toContain(mark);
          expect(at(event, "target_memory_id")).toBe("__invalid__");
        } else if (text.includes(mark)) {
          // Something of the request was understood: then it is filed where it said.
          expect([undefined, filed]).toContain(request.tenant);
          expect([undefined, filed]).toContain(request.header);
        }
        const named = at(event, "policy_context", "tenant_id");
        expect([undefined, filed]).toContain(named);
      }
    }),
    { numRuns: 300 },
  );
});

/** All events that a caller can query in a tenant. */
async function eventsOf(world: World, identity: Identity, tenant: string): Promise<readonly unknown[]> {
  const answer = await world.ask("queryAudit", { ...identity, tenant }, { limit: 1_000 });
  return answer.status === 200 ? listAt(answer.body, "data", "events") : [];
}

async function failEarly(world: World): Promise<readonly string[]> {
  const { "two-houses": both } = world.identities;
  const base = {
    caller: "two-houses",
    operation: "get",
    tenant: "acme",
    header: undefined,
    type: "application/json",
  } as const;
  const marks: string[] = [];
  for (const fault of Object.keys(faults).filter((name): name is Fault => name in faults))
    for (const header of [undefined, "globex"] as const)
      marks.push((await send(world, both, { ...base, fault, header })).mark);
  return marks;
}

async function expectNobodyElseReadsThem(options: WorldOptions): Promise<void> {
  const world = await startWorld(options);
  const { identities } = world;
  const marks = await failEarly(world);
  const foreign = [
    ...(await eventsOf(world, identities["globex-bot"], "globex")),
    ...(await eventsOf(world, identities["two-houses"], "globex")),
  ].map((event) => JSON.stringify(event));
  for (const mark of marks) expect(foreign.filter((event) => event.includes(mark))).toEqual([]);
  // Its own are there: those that say acme, readably, and nothing else.
  const own = (await eventsOf(world, identities["acme-bot"], "acme")).map((event) => JSON.stringify(event));
  expect(own.filter((event) => event.includes("mark-")).length).toBeGreaterThan(3);
  for (const name of [UNBOUND, "__*", "*"]) expect(await eventsOf(world, identities["two-houses"], name)).toEqual([]);
}

test("requests of one tenant that fail early are not read in another", async () => {
  await expectNobodyElseReadsThem({});
});

test("nor where gateways share a ledger", async () => {
  const server = await startPostgres();
  onTestFinished(async () => await server.stop());
  const ledger = await openLedger({
    dsn: await server.createDatabase(),
    schema: "mgp_ledger",
    longestCallMs: 30_000,
  });
  await expectNobodyElseReadsThem({ ledger });
});

test("the reserved name is usable by no caller: not in a body, a header or by a pattern, with authentication off either", async () => {
  const world = await startWorld({ named: false });
  const { anyAgent } = world;
  for (const operation of governed) {
    const payload = payloadsAbout("m-1")[operation];
    const inBody = await world.ask(operation, { ...anyAgent, tenant: UNBOUND }, payload);
    const inHeader = await world.ask(
      operation,
      { ...anyAgent, tenant: undefined, headers: { "MGP-Tenant-Id": UNBOUND } },
      payload,
    );
    for (const answer of [inBody, inHeader])
      expect([answer.status, at(answer.body, "error", "code")]).toEqual([403, "MGP_SCOPE_VIOLATION"]);
  }
  expect(world.store.requests).toEqual([]);
  expect(new Set(world.outcomes().map((event) => at(event, "tenant")))).toEqual(new Set([UNBOUND]));
});

test("what no context can be read of is filed under the caller's only tenant, or where no tenant reads", async () => {
  const world = await startWorld();
  const { "acme-bot": bot, "two-houses": both } = world.identities;
  for (const headers of [
    bot.headers,
    { ...bot.headers, "MGP-Tenant-Id": "globex" },
    both.headers,
    { ...both.headers, "MGP-Tenant-Id": "globex" },
  ])
    await world.send("get", "{", headers);
  expect(world.outcomes().map((event) => at(event, "tenant"))).toEqual(["acme", UNBOUND, UNBOUND, UNBOUND]);
});
