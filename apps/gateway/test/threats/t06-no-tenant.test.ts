import { matchesPattern } from "@mgp/governance";
import fc from "fast-check";
import { expect, test } from "vitest";
import { at, membersAt } from "./support/json.ts";
import { governed, payloadsAbout } from "./support/requests.ts";
import { startWorld } from "./support/world.ts";

const names = ["acme", "globex", "default", "", "*", "acme*", "ACME", "acme\u0000", "__proto__", "аcme"];

test("no request reaches the backend without a tenant that its caller may use", async () => {
  const world = await startWorld();
  const callers = Object.values(world.identities);
  const tenantsOf: Readonly<Record<string, readonly string[]>> = {
    globex: ["globex"],
    acme: ["acme"],
    two: ["acme", "globex"],
  };
  const requests = fc.record({
    identity: fc.constantFrom(...callers),
    operation: fc.constantFrom(...governed),
    tenant: fc.option(fc.constantFrom(...names), { nil: undefined }),
    header: fc.option(fc.constantFrom("acme", "globex", "default", "*", "ACME", "acme, globex"), { nil: undefined }),
    agent: fc.constantFrom("acme/one", "acme/reader", "globex/one", "both/one", "acme", ""),
    inMemory: fc.option(fc.constantFrom("acme", "globex"), { nil: undefined }),
  });
  await fc.assert(
    fc.asyncProperty(requests, async ({ identity, operation, tenant, header, agent, inMemory }) => {
      const before = world.store.requests.length;
      const payload = payloadsAbout("m-1")[operation];
      const claim = inMemory === undefined ? {} : { backend_ref: { tenant_id: inMemory } };
      const named: unknown = JSON.parse(JSON.stringify(payload), (key, value: unknown) =>
        key === "memory" && typeof value === "object" ? { ...value, ...claim } : value,
      );
      const headers = { ...identity.headers, ...(header === undefined ? {} : { "MGP-Tenant-Id": header }) };
      const answer = await world.ask(operation, { ...identity, tenant, agent, headers }, membersAt(named));
      const mine = tenantsOf[identity.name.split("-")[0] ?? ""] ?? [];
      const reached = world.store.requests.slice(before).map((call) => call.tenant);
      expect(reached.filter((one) => one === undefined || !mine.includes(one))).toEqual([]);
      // What header and context say narrows it to that one tenant.
      for (const said of [header, tenant]) {
        if (said !== undefined && said !== "") expect(reached.filter((one) => one !== said)).toEqual([]);
      }
      if (header !== undefined && tenant !== undefined && tenant !== "" && header !== tenant) {
        expect([400, 403]).toContain(answer.status);
      }
    }),
    { numRuns: 150 },
  );
});

test("a caller of several tenants that names none gets the default tenant, which it has not", async () => {
  const world = await startWorld();
  const both = { ...world.identities["two-houses"], tenant: undefined };
  for (const operation of governed) {
    const answer = await world.ask(operation, both, payloadsAbout("m-1")[operation]);
    expect([answer.status, at(answer.body, "error", "code")]).toEqual([403, "MGP_SCOPE_VIOLATION"]);
  }
  expect(world.store.requests).toEqual([]);
});

test("without a key, or with a wrong one, nothing reaches the backend or the audit trail", async () => {
  const world = await startWorld();
  const { "acme-bot": owner } = world.identities;
  const key = owner.headers["Authorization"] ?? "";
  for (const headers of [
    {},
    { Authorization: key.slice(0, -1) },
    { Authorization: `${key}x` },
    { Authorization: key.replace("Bearer", "bearer") },
    { "X-MGP-API-Key": key },
    { "X-MGP-API-Key": "wrong", Authorization: key },
  ]) {
    for (const operation of governed) {
      const answer = await world.ask(operation, { ...owner, headers }, payloadsAbout("m-1")[operation]);
      expect(answer.status).toBe(401);
    }
  }
  expect(world.store.requests).toEqual([]);
  expect(world.lines()).toEqual([]);
});

test("a pattern matches names, and never more than it says", () => {
  expect(matchesPattern(["acme"], "acme")).toBe(true);
  expect(matchesPattern(["acme-*"], "acme-eu")).toBe(true);
  for (const name of ["acme-eu", "Acme", "acm", "", "*", "acme*"]) expect(matchesPattern(["acme"], name)).toBe(false);
});
