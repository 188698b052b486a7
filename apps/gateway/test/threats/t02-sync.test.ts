import { expect, test } from "vitest";
import { at, idsOf, listAt, textAt } from "./support/json.ts";
import { memory } from "./support/requests.ts";
import { pollAccepted } from "./support/tasks.ts";
import { startTwoHouses } from "./support/two-houses.ts";

test("a sync shows no memory of another tenant and nothing hidden, page by page and as a task", async () => {
  const world = await startTwoHouses();
  for (const [identity, foreign] of world.readers) {
    const seen: string[] = [];
    for (let token: unknown = ""; token !== undefined;) {
      const payload = {
        limit: 1,
        include_inactive: true,
        ...(typeof token === "string" && token && { cursor: token }),
      };
      const page = await world.ask("sync", identity, payload);
      expect(page.status).toBe(200);
      expect(page.text).not.toContain(foreign);
      expect(page.text).not.toMatch(/hidden-(confidential|restricted)/);
      seen.push(...idsOf(listAt(page.body, "data", "memories")));
      token = at(page.body, "data", "next_token");
    }
    expect(seen.toSorted()).toEqual(["m-confidential", "m-restricted", "m-shared"]);

    const accepted = await world.ask("sync", identity, { execution_mode: "async" });
    const polled = await pollAccepted(world, identity, accepted);
    expect(listAt(polled.body, "data", "task", "result", "memories")).toHaveLength(3);
    expect(polled.text).not.toContain(foreign);
    expect(polled.text).not.toMatch(/hidden-(confidential|restricted)/);
  }
});

test("a sync that goes on from its cursor hears of its own tenant only", async () => {
  const world = await startTwoHouses();
  const { "acme-bot": acme, "globex-bot": globex } = world.identities;
  const first = await world.ask("sync", acme, {});
  await world.ask("write", globex, { memory: memory("m-late", "canary-of-globex") });
  await world.ask("purge", globex, { memory_id: "m-shared" });
  const cursor = textAt(first.body, "data", "cursor");
  expect(listAt((await world.ask("sync", acme, { cursor })).body, "data", "memories")).toEqual([]);
  await world.ask("write", acme, { memory: memory("m-late", "canary-of-acme") });
  const later = await world.ask("sync", acme, { cursor });
  expect(idsOf(listAt(later.body, "data", "memories"))).toEqual(["m-late"]);
  expect(later.text).not.toContain("globex");
});

test("every sync leaves one audit event, refused ones too", async () => {
  const world = await startTwoHouses();
  const before = world.outcomes().length;
  const { "acme-bot": acme, "acme-reader": reader } = world.identities;
  const statuses = [
    await world.ask("sync", acme, {}),
    await world.ask("sync", reader, { limit: 1 }),
    await world.ask("sync", acme, { cursor: "forged" }),
    await world.ask("sync", { ...acme, tenant: "globex" }, {}),
    await world.ask("sync", { ...acme, agent: "globex/one" }, {}),
    await world.ask("sync", acme, { limit: 0 }),
    await world.send("sync", "{", acme.headers),
    await world.ask("sync", acme, {}, { requested_action: "write" }),
  ].map(({ status }) => status);
  expect(statuses).toEqual([200, 200, 400, 403, 403, 400, 400, 400]);
  const events = world.outcomes().slice(before);
  expect(events.map((event) => [at(event, "caller"), at(event, "tenant"), at(event, "outcome")])).toEqual([
    ["acme-bot", "acme", "allowed"],
    ["acme-reader", "acme", "allowed"],
    ["acme-bot", "acme", "failed"],
    ["acme-bot", "__unbound__", "denied"],
    ["acme-bot", "acme", "denied"],
    ["acme-bot", "acme", "failed"],
    ["acme-bot", "acme", "failed"],
    ["acme-bot", "acme", "failed"],
  ]);
});
