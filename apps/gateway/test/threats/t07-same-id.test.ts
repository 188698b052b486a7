import { expect, test } from "vitest";
import { at, textAt } from "./support/json.ts";
import { memory, payloadsAbout } from "./support/requests.ts";
import { startWorld, type World } from "./support/world.ts";

const strategies = ["create", "dedupe", "upsert", "replace", "merge", "reinforce", "manual_review_required"] as const;

async function stored(world: World, house: "acme" | "globex"): Promise<string> {
  const { "acme-auditor": acme, "globex-bot": globex } = world.identities;
  return JSON.stringify(
    at((await world.ask("get", house === "acme" ? acme : globex, { memory_id: "m-1" })).body, "data"),
  );
}

test.each(strategies)(
  "%s onto another tenant's id makes a memory of one's own and leaves theirs as it was",
  async (strategy) => {
    const world = await startWorld();
    const { "acme-bot": acme, "globex-bot": globex } = world.identities;
    await world.ask("write", acme, { memory: memory("m-1", "acme keeps this") });
    const before = await stored(world, "acme");
    const hints = { dedupe_key: "d", conflict_key: "c", if_match_memory_id: "m-1" };
    const payload = { memory: memory("m-1", "globex writes this"), merge_hint: { strategy, ...hints } };
    const written = await world.ask("write", globex, payload);
    expect([written.status, at(written.body, "data", "resolution")]).toEqual([200, "created"]);
    expect(await stored(world, "acme")).toBe(before);
    expect(await stored(world, "globex")).toContain("globex writes this");
    expect(written.text).not.toContain("acme");
  },
);

test("every change under an id that two tenants hold changes one of them", async () => {
  for (const operation of ["update", "expire", "revoke", "delete", "purge", "import", "writeBatch"] as const) {
    const world = await startWorld();
    const { "acme-bot": acme, "globex-bot": globex } = world.identities;
    for (const identity of [acme, globex]) await world.ask("write", identity, { memory: memory("m-1", identity.name) });
    const before = await stored(world, "acme");
    await world.ask(operation, globex, { ...payloadsAbout("m-1", "changed")[operation] });
    expect(await stored(world, "acme")).toBe(before);
  }
});

test("a memory cannot be written or moved into another tenant by what it says of itself", async () => {
  const world = await startWorld();
  const { "two-houses": both } = world.identities;
  for (const claim of [{ backend_ref: { tenant_id: "globex" } }, { extensions: { "mgp:tenant_id": "globex" } }]) {
    for (const strategy of strategies) {
      const payload = { memory: memory("m-1", "moved", claim), merge_hint: { strategy } };
      const answer = await world.ask("write", both, payload);
      expect([answer.status, textAt(answer.body, "error", "message")]).toEqual([403, "tenant_mismatch"]);
    }
    const imported = await world.ask("import", both, { memories: [memory("m-1", "moved", claim)] });
    expect(imported.status).toBe(403);
    const batch = await world.ask("writeBatch", both, { items: [{ memory: memory("m-1", "moved", claim) }] });
    expect(at(batch.body, "data", "results", 0, "error", "message")).toBe("tenant_mismatch");
  }
  expect(world.store.effects).toEqual([]);
});

test("with authentication off, too, two tenants may hold one id", async () => {
  const world = await startWorld({ named: false });
  const [acme, globex] = [world.anyAgent, { ...world.anyAgent, tenant: "globex" }];
  await world.ask("write", acme, { memory: memory("m-1", "acme keeps this") });
  expect(
    (await world.ask("write", globex, { memory: memory("m-1", "mine"), merge_hint: { strategy: "upsert" } })).status,
  ).toBe(200);
  expect((await world.ask("get", acme, { memory_id: "m-1" })).text).toContain("acme keeps this");
});
