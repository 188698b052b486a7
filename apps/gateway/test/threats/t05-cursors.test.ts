import { describe, expect, test } from "vitest";
import { at, textAt } from "./support/json.ts";
import { allPages, cursorOf, namesOn, pagedOperations, pageOf, writeKiwis } from "./support/paging.ts";
import { memory } from "./support/requests.ts";
import { startWorld } from "./support/world.ts";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

describe.each(pagedOperations.map((paged) => [`${paged.operation} (${paged.field})`, paged] as const))(
  "%s",
  (_, paged) => {
    test("a cursor with any one character changed, cut or added is refused before the backend is asked", async () => {
      const world = await startWorld();
      const owner = world.identities["acme-bot"];
      await writeKiwis(world, owner, 3);
      const cursor = cursorOf(await pageOf(world, owner, paged, 1)) ?? "";
      expect(cursor).not.toBe("");
      const forged = Array.from(cursor).map((character, place) => {
        const other = alphabet.charAt((alphabet.indexOf(character) + 1 + (place % 63)) % 64);
        return cursor.slice(0, place) + other + cursor.slice(place + 1);
      });
      // The unused bits of the last character: another spelling of the same bytes.
      const last = alphabet.indexOf(cursor.at(-1) ?? "");
      const spellings = Array.from(alphabet, (character) => cursor.slice(0, -1) + character).filter(
        (text) => alphabet.indexOf(text.at(-1) ?? "") !== last,
      );
      const shapes = [
        cursor.slice(1),
        cursor.slice(0, -1),
        `${cursor}A`,
        `${cursor}=`,
        ` ${cursor}`,
        `${cursor}\n`,
        cursor.repeat(2),
        "-5",
        "0",
        "abc",
        "null",
        "A".repeat(22),
        "ü",
      ];
      const calls = world.store.requests.length;
      const refuse = async (text: string): Promise<void> => {
        const answer = await pageOf(world, owner, paged, 1, text);
        expect([text, answer.status, at(answer.body, "error", "code")]).toEqual([text, 400, "MGP_INVALID_OBJECT"]);
      };
      const texts = [...forged, ...spellings, ...shapes];
      // Fewer at a time than one address may have connections.
      while (texts.length > 0) await Promise.all(texts.splice(0, 100).map(refuse));
      expect(world.store.requests.slice(calls)).toEqual([]);
      expect((await pageOf(world, owner, paged, 1, cursor)).status).toBe(200);
    });

    test("another caller, tenant, query or operation cannot use it; another page size can", async () => {
      const world = await startWorld();
      const { "acme-bot": owner, "acme-second": second, "globex-bot": globex, "two-houses": both } = world.identities;
      for (const identity of [owner, globex]) await writeKiwis(world, identity, 3);
      // Both tenants hold the same, so that only the binding can tell.
      await writeKiwis(world, { ...both, tenant: "globex" }, 1, "z-");
      const cursor = cursorOf(await pageOf(world, owner, paged, 1)) ?? "";
      const mine = cursorOf(await pageOf(world, both, paged, 1)) ?? "";
      const statuses = [
        await pageOf(world, second, paged, 1, cursor),
        await pageOf(world, globex, paged, 1, cursor),
        await pageOf(world, both, paged, 1, cursor),
        await pageOf(world, { ...both, tenant: "globex" }, paged, 1, mine),
        await pageOf(world, owner, { ...paged, payload: paged.otherPayload }, 1, cursor),
      ].map(({ status }) => status);
      expect(statuses).toEqual([400, 400, 400, 400, 400]);
      for (const other of pagedOperations.filter(({ operation }) => operation !== paged.operation))
        expect((await pageOf(world, owner, other, 1, cursor)).status).toBe(400);
      expect((await pageOf(world, owner, paged, 7, cursor)).status).toBe(200);
    });

    test("what is written during paging makes nothing come twice and nothing be left out", async () => {
      const world = await startWorld();
      const owner = world.identities["acme-bot"];
      const before = await writeKiwis(world, owner, 9);
      const events = (
        await allPages(world, owner, { ...paged, operation: "queryAudit", payload: { action: "write" } }, 50)
      ).length;
      const seen = await allPages(world, owner, paged, 2, async (page) => {
        // A search ranks anew at each write, so it promises this only while nothing is written.
        if (page > 3 || paged.operation === "search") return;
        await world.ask("write", owner, { memory: memory(`a-${page}`, "not the word") });
        await world.ask("write", owner, { memory: memory(`m-0${page}-new`, "nor here") });
      });
      expect(seen).toHaveLength(new Set(seen).size);
      if (paged.operation === "queryAudit") expect(seen).toHaveLength(events);
      else expect(seen).toEqual(expect.arrayContaining(before));
    });
  },
);

test("a gateway with another key takes none of them", async () => {
  const [one, other] = [await startWorld({ named: false }), await startWorld({ named: false })];
  for (const world of [one, other]) await writeKiwis(world, world.anyAgent, 3);
  for (const paged of pagedOperations) {
    const cursor = cursorOf(await pageOf(one, one.anyAgent, paged, 1)) ?? "";
    expect((await pageOf(other, other.anyAgent, paged, 1, cursor)).status).toBe(400);
    expect(namesOn(await pageOf(one, one.anyAgent, paged, 1, cursor))).toHaveLength(1);
  }
  // Even an empty one says nothing about where it stands.
  const empty = await one.ask("sync", { ...one.anyAgent, tenant: "empty" }, {});
  expect(textAt(empty.body, "data", "cursor")).not.toBe("");
});

test("cursors of one tenant tell nothing of what another does", async () => {
  const world = await startWorld();
  const { "acme-bot": acme, "globex-bot": globex } = world.identities;
  await writeKiwis(world, acme, 3);
  const cursorsNow = async (): Promise<Buffer[]> => {
    const all = pagedOperations.map(async (paged) => cursorOf(await pageOf(world, acme, paged, 1)) ?? "");
    const resume = textAt((await world.ask("sync", acme, {})).body, "data", "cursor");
    return [...(await Promise.all(all)), resume].map((cursor) => Buffer.from(cursor, "base64url"));
  };
  const before = await cursorsNow();
  await writeKiwis(world, globex, 12);
  const after = await cursorsNow();
  for (const [index, one] of before.entries()) {
    const other = after[index] ?? Buffer.alloc(0);
    expect(other).toHaveLength(one.length);
    // Of two sealed texts about every 256th byte is the same by chance; of two that are only signed most are.
    const same = one.filter((byte, place) => byte === other[place]).length;
    expect(same).toBeLessThan(one.length / 4);
    expect(one.toString("latin1")).not.toMatch(/m-\d\d|acme|kiwi|change|rank/);
  }
});
