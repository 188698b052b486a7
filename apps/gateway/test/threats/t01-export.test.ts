import { expect, test } from "vitest";
import { textLike } from "../support/any-text.ts";
import { idsOf, listAt, textAt } from "./support/json.ts";
import { governed, memory, payloadsAbout } from "./support/requests.ts";
import { pollAccepted } from "./support/tasks.ts";
import { startTwoHouses } from "./support/two-houses.ts";
import { startWorld } from "./support/world.ts";

test("an export shows no memory of another tenant to any caller, page by page and as a task", async () => {
  const world = await startTwoHouses();
  for (const [identity, foreign] of world.readers) {
    const whole = await world.ask("export", identity, { include_inactive: true });
    expect(whole.status).toBe(200);
    expect(listAt(whole.body, "data", "memories")).toHaveLength(3);
    expect(whole.text).not.toContain(foreign);

    const pages: string[] = [];
    for (let token: string | undefined = ""; token !== undefined;) {
      const page = await world.ask("export", identity, { limit: 1, ...(token && { pagination_token: token }) });
      pages.push(...idsOf(listAt(page.body, "data", "memories")));
      expect(page.text).not.toContain(foreign);
      token = page.text.includes("next_token") ? textAt(page.body, "data", "next_token") : undefined;
    }
    expect(pages).toEqual(["m-confidential", "m-restricted", "m-shared"]);

    const accepted = await world.ask("export", identity, { execution_mode: "async" });
    const polled = await pollAccepted(world, identity, accepted);
    expect(listAt(polled.body, "data", "task", "result", "memories")).toHaveLength(3);
    expect(polled.text).not.toContain(foreign);
  }
});

test("no operation of any identity answers with a memory of another tenant", async () => {
  const world = await startTwoHouses();
  const before = world.outcomes().length;
  let requests = 0;
  for (const [identity, foreign] of world.readers) {
    for (const name of governed) {
      const { text } = await world.ask(name, identity, payloadsAbout("m-shared")[name]);
      expect(text).not.toContain(foreign);
      // A batch and an import that may run leave an event for their one item, too.
      requests += (name === "writeBatch" || name === "import") && identity.name !== "acme-reader" ? 2 : 1;
      if (name === "purge") await world.putBack();
    }
  }
  expect(world.outcomes().length - before - world.putBackCount()).toBe(requests);
});

test("neither header nor context leads into a tenant that the key does not open", async () => {
  const world = await startTwoHouses();
  const { "acme-bot": acme, "globex-bot": globex } = world.identities;
  const calls = world.store.requests.length;
  for (const identity of [
    { ...acme, tenant: "globex" },
    { ...acme, tenant: undefined, headers: { ...acme.headers, "MGP-Tenant-Id": "globex" } },
    { ...acme, headers: { ...acme.headers, "MGP-Tenant-Id": "globex" } },
    { ...acme, tenant: "globex", headers: { ...acme.headers, "MGP-Tenant-Id": "globex" } },
    { ...acme, agent: globex.agent },
    { ...acme, tenant: "default" },
    { ...acme, tenant: "acme " },
    { ...acme, tenant: "acme*" },
    { ...acme, tenant: "*" },
  ]) {
    for (const operation of ["export", "sync", "search", "queryAudit"] as const) {
      const payload = operation === "search" ? { query: "canary" } : {};
      const answer = await world.ask(operation, identity, payload);
      expect([answer.status, textAt(answer.body, "error", "code")]).toEqual([
        403,
        textLike(/^MGP_(SCOPE_VIOLATION|POLICY_DENIED)$/),
      ]);
    }
  }
  expect(world.store.requests.slice(calls)).toEqual([]);
});

test("hidden content is exported in its view, to all but those with the right raw_export", async () => {
  const world = await startTwoHouses();
  for (const [identity] of world.readers) {
    const { text } = await world.ask("export", identity, {});
    expect(text).not.toMatch(/hidden-(confidential|restricted)/);
  }
  const { text } = await world.ask("export", world.identities["acme-auditor"], {});
  expect(text).toMatch(/hidden-confidential-acme/);
  expect(text).toMatch(/hidden-restricted-acme/);
});

test("in the modes with one secret no caller exports what is hidden", async () => {
  const world = await startWorld({ named: false });
  const hidden = memory("m-1", "hidden-sentence", { sensitivity: "restricted" });
  await world.ask("write", world.anyAgent, { memory: hidden });
  expect((await world.ask("export", world.anyAgent, {})).text).not.toContain("hidden-sentence");
});
