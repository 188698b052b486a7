import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { AuditLog } from "@mgp/governance";
import { sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import { beforeAll, expect, test } from "vitest";
import { postgresLedger } from "../src/index.ts";
import { held } from "./held.ts";
import { openTestLedger, sharedServer } from "./servers.ts";

const server = sharedServer();
let dsn = "";
beforeAll(async () => {
  dsn = await server().createDatabase();
});

async function note(audit: AuditLog, tenant: string, ...numbers: readonly number[]): Promise<void> {
  const last = numbers.map((number) => audit.append(sampleOutcome(number, { tenant }))).at(-1);
  await audit.synced(last ?? 0);
}

test("each gateway has a chain, and all of them answer for all", async () => {
  const [one, other] = [await openTestLedger(dsn), await openTestLedger(dsn)];
  const tenant = randomUUID();
  await note(one.audit, tenant, 1, 2);
  await note(other.audit, tenant, 3);
  await note(one.audit, tenant, 4);
  for (const { audit } of [one, other]) {
    const { items } = await audit.query(tenant, {}, { limit: 10 });
    expect(items.map((event) => event.event_id)).toEqual(["evt_1", "evt_2", "evt_3", "evt_4"]);
  }
  const { chains, missingHeads } = await postgresLedger.verify({ dsn, schema: "mgp_ledger" }, []);
  expect(chains.slice(-2)).toMatchObject([{ lines: 3 }, { lines: 1 }]);
  expect(chains.every((chain) => chain.firstBad === undefined)).toBe(true);
  expect(missingHeads).toEqual([]);
});

test("a line that was on its way while the first page was made is in no later page", async () => {
  const [slow, quick] = [await openTestLedger(dsn), await openTestLedger(dsn)];
  const tenant = randomUUID();
  await note(quick.audit, tenant, 1);
  // The line gets its position, and then waits for another writer that might have written the same.
  const [row] = await server().query("SELECT max(gateway) - 1 AS chain FROM mgp_ledger.gateway", [], dsn);
  const letGo = await held(
    dsn,
    `INSERT INTO mgp_ledger.line (chain, seq, text) VALUES (${String(row?.["chain"])}, 1, '')`,
  );
  const late = note(slow.audit, tenant, 2);
  await expect
    .poll(async () => await server().query("SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'", [], dsn))
    .toHaveLength(1);
  await note(quick.audit, tenant, 3, 4);
  const first = await quick.audit.query(tenant, {}, { limit: 1 });
  await letGo();
  await late;
  const rest = await quick.audit.query(tenant, {}, { limit: 10, ...(first.cursor && { cursor: first.cursor }) });
  expect([...first.items, ...rest.items].map((event) => event.event_id)).toEqual(["evt_1", "evt_3", "evt_4"]);
  const all = await quick.audit.query(tenant, {}, { limit: 10 });
  expect(all.items.map((event) => event.event_id)).toEqual(["evt_1", "evt_2", "evt_3", "evt_4"]);
});

test("pages that are read while others write hold what was acknowledged before, once, and nothing later", async () => {
  const writers = await Promise.all([1, 2, 3].map(() => openTestLedger(dsn)));
  const reader = await openTestLedger(dsn);
  const tenant = randomUUID();
  const acknowledged = new Set<string>();
  const stop = new AbortController();
  let number = 0;
  const writing = writers.map(async ({ audit }) => {
    while (!stop.signal.aborted) {
      number += 1;
      const mine = number;
      await note(audit, tenant, mine);
      acknowledged.add(`evt_${mine}`);
    }
  });
  try {
    for (let round = 0; round < 20; round += 1) {
      await wait(20);
      const before = [...acknowledged];
      const read: string[] = [];
      let cursor: string | undefined;
      let begun = 0;
      do {
        const page = await reader.audit.query(tenant, {}, { limit: 25, ...(cursor === undefined ? {} : { cursor }) });
        if (cursor === undefined) begun = number;
        read.push(...page.items.map((event) => event.event_id));
        ({ cursor } = page);
      } while (cursor !== undefined);
      expect(new Set(read).size).toBe(read.length);
      expect(before.filter((event) => !read.includes(event))).toEqual([]);
      expect(read.filter((event) => Number(event.slice(4)) > begun)).toEqual([]);
    }
  } finally {
    stop.abort();
    await Promise.all(writing);
  }
});

test("an outcome closes the intents of its event, in one group or in several", async () => {
  const ledger = await openTestLedger(dsn);
  const openNow = async (): Promise<number> =>
    (await server().query("SELECT FROM mgp_ledger.open_intent", [], dsn)).length;
  const before = await openNow();
  ledger.audit.append(sampleIntent(1, { event_id: "evt_together" }));
  await ledger.audit.synced(ledger.audit.append(sampleOutcome(1, { event_id: "evt_together" })));
  expect(await openNow()).toBe(before);
  ledger.audit.append(sampleIntent(2, { event_id: "evt_apart" }));
  await ledger.audit.synced(ledger.audit.append(sampleIntent(3, { event_id: "evt_apart" })));
  expect(await openNow()).toBe(before + 2);
  await ledger.audit.synced(ledger.audit.append(sampleOutcome(3, { event_id: "evt_apart" })));
  expect(await openNow()).toBe(before);
});

test("an answer is never made of a line that was changed", async () => {
  const ledger = await openTestLedger(dsn);
  const tenant = randomUUID();
  await note(ledger.audit, tenant, 1);
  await server().query(
    "UPDATE mgp_ledger.line SET text = replace(text, 'allowed', 'denied') WHERE text LIKE $1",
    [`%${tenant}%`],
    dsn,
  );
  await expect(ledger.audit.query(tenant, {}, { limit: 1 })).rejects.toMatchObject({ name: "AuditUnavailable" });
  await server().query(
    "UPDATE mgp_ledger.line SET text = replace(text, 'denied', 'allowed') WHERE text LIKE $1",
    [`%${tenant}%`],
    dsn,
  );
});

test.each<[string, string, number, RegExp]>([
  ["changed", "UPDATE mgp_ledger.line SET text = replace(text, 'evt_3', 'evt_8') WHERE seq = 3", 3, /was changed/],
  ["removed", "DELETE FROM mgp_ledger.line WHERE seq = 3", 3, /removed, added or moved/],
  ["swapped", "UPDATE mgp_ledger.line SET seq = CASE seq WHEN 2 THEN -3 ELSE 2 END WHERE seq IN (2, 3)", 2, /removed/],
  [
    "cut off at the end",
    "DELETE FROM mgp_ledger.line WHERE seq > 3",
    4,
    /it is missing: the chain's noted head is line 5/,
  ],
  ["all of it removed", "DELETE FROM mgp_ledger.line", 1, /it is missing/],
  ["its head put back", "UPDATE mgp_ledger.chain SET seq = 4", 5, /is not the chain's noted head/],
  ["the chain removed", "DELETE FROM mgp_ledger.chain; DELETE FROM mgp_ledger.line", 1, /the whole chain was removed/],
])("verify finds a chain that was tampered with: %s", async (_what, tampering, line, reason) => {
  const database = await server().createDatabase();
  const ledger = await openTestLedger(database);
  await note(ledger.audit, "acme", 1, 2, 3, 4, 5);
  await ledger.close();
  const options = { dsn: database, schema: "mgp_ledger" };
  expect((await postgresLedger.verify(options, [])).chains).toMatchObject([{ chain: 1, lines: 5 }]);
  await server().query(tampering, [], database);
  const { chains } = await postgresLedger.verify(options, []);
  expect(chains).toHaveLength(1);
  expect(chains[0]?.firstBad?.line).toBe(line);
  expect(chains[0]?.firstBad?.reason).toMatch(reason);
});

test("a head that was noted elsewhere finds what was cut off together with its head", async () => {
  const database = await server().createDatabase();
  const ledger = await openTestLedger(database);
  const options = { dsn: database, schema: "mgp_ledger" };
  const heads: string[] = [];
  for (const number of [1, 2, 3]) {
    await note(ledger.audit, "acme", number);
    heads.push((await postgresLedger.verify(options, [])).chains[0]?.head ?? "");
  }
  await ledger.close();
  expect((await postgresLedger.verify(options, heads)).missingHeads).toEqual([]);
  await server().query("DELETE FROM mgp_ledger.line WHERE seq > 2", [], database);
  await server().query("UPDATE mgp_ledger.chain SET seq = 2, hash = $1", [heads[1]], database);
  const found = await postgresLedger.verify(options, heads);
  expect(found.chains[0]?.firstBad).toBeUndefined();
  expect(found.missingHeads).toEqual([heads[2]]);
});

test("tail shows the last lines of all chains, and follows", async () => {
  const database = await server().createDatabase();
  const [one, other] = [await openTestLedger(database), await openTestLedger(database)];
  await note(one.audit, "acme", 1, 2);
  await note(other.audit, "acme", 3);
  const stop = new AbortController();
  const seen: string[] = [];
  const show = (line: string): void => {
    seen.push(/"event_id":"([^"]+)"/.exec(line)?.[1] ?? "");
    if (seen.length === 2) void note(other.audit, "acme", 4, 5);
    if (seen.length === 4) stop.abort();
  };
  const place = { dsn: database, schema: "mgp_ledger" };
  await postgresLedger.tail(place, { lines: 2, follow: true, signal: stop.signal, show });
  expect(seen).toEqual(["evt_2", "evt_3", "evt_4", "evt_5"]);
});
