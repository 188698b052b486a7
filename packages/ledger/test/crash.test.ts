import { once } from "node:events";
import { appendFileSync, copyFileSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { chainLine, isIntent, isOutcome } from "@mgp/governance";
import { sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import { expect, test } from "vitest";
import { verifyAuditLog } from "../src/index.ts";
import { startChild } from "./children/run.ts";
import { temporaryFolder, testLedger } from "./samples.ts";

/** Lets a child write until it has acknowledged so many lines, kills it, and returns the last one acknowledged. */
async function killAfter(stateDirectory: string, acknowledged: number): Promise<number> {
  const child = startChild("writer", stateDirectory, "Infinity");
  if (child.stdout === null) throw new Error("the child has no output");
  const gone = once(child, "close");
  let last = 0;
  let count = 0;
  for await (const line of createInterface(child.stdout)) {
    last = Math.max(last, Number(line));
    count += 1;
    if (count === acknowledged) child.kill("SIGKILL");
  }
  await gone;
  return last;
}

test("a killed gateway loses nothing that it acknowledged, time after time", async () => {
  const stateDirectory = temporaryFolder();
  const file = path.join(stateDirectory, "audit.jsonl");
  for (const acknowledged of [1, 40, 400, 1500, 20, 700]) {
    const last = await killAfter(stateDirectory, acknowledged);
    const ledger = await testLedger({ stateDirectory });
    const { lines, firstBad } = await verifyAuditLog(file);
    expect(firstBad).toBeUndefined();
    expect(lines).toBeGreaterThanOrEqual(last);
    // What is open is just what the file says: intents without a later outcome under the same id.
    const open = new Set<string>();
    for (const line of readFileSync(file, "utf8").trimEnd().split("\n")) {
      const entry: unknown = JSON.parse(line);
      if (isIntent(entry)) open.add(entry.event_id);
      else if (isOutcome(entry)) open.delete(entry.event_id);
    }
    expect(new Set((await ledger.audit.openIntents()).map((intent) => intent.event_id))).toEqual(open);
    // Recovery closes them.
    for (const intent of await ledger.audit.openIntents()) {
      const { intent: _intent, ...event } = intent;
      ledger.audit.append({ ...event, outcome: "failed" });
    }
    await ledger.close();
  }
}, 120_000);

test("an index that was killed in the middle of a flush is completed", async () => {
  const stateDirectory = temporaryFolder();
  // Around 16,400 acknowledgements the first batch of 32,768 lines goes to the database.
  const child = startChild("writer", stateDirectory, "Infinity", "256");
  if (child.stdout === null) throw new Error("the child has no output");
  const gone = once(child, "close");
  const acknowledged: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    if (acknowledged.push(line) === 16_500) child.kill("SIGKILL");
  }
  await gone;
  const ledger = await testLedger({ stateDirectory });
  for (const number of [0, 7, 8_000, 16_000, 16_400]) {
    const { items } = await ledger.audit.query("acme", { target_memory_id: `mem_${number}` }, { limit: 10 });
    expect(items.map((event) => event.event_id)).toEqual([`evt_${number}`]);
  }
}, 120_000);

test.each<[string, (index: string) => void]>([
  ["deleted", (index) => rmSync(index)],
  [
    "no database",
    (index) => writeFileSync(index, "this is not a database, and long enough to be read as one".repeat(100)),
  ],
  ["empty", (index) => writeFileSync(index, "")],
  ["cut", (index) => writeFileSync(index, readFileSync(index).subarray(0, statSync(index).size / 2))],
])("an index that is %s is made again", async (_what, damage) => {
  const stateDirectory = temporaryFolder();
  const index = path.join(stateDirectory, "audit-index.db");
  const ledger = await testLedger({ stateDirectory });
  ledger.audit.append(sampleIntent(77));
  const last =
    Array.from({ length: 3000 }, (_, number) => ledger.audit.append(sampleOutcome(number + 100))).at(-1) ?? 0;
  await ledger.audit.synced(last);
  await ledger.close();
  damage(index);
  const reopened = await testLedger({ stateDirectory });
  expect((await reopened.audit.query("acme", { request_id: "req_2500" }, { limit: 5 })).items).toHaveLength(1);
  expect((await reopened.audit.query("acme", {}, { limit: 5000 })).items).toHaveLength(3000);
  expect(await reopened.audit.openIntents()).toEqual([sampleIntent(77)]);
});

test("an index with damage inside is found out by the query that meets it, and made again at the next start", async () => {
  const stateDirectory = temporaryFolder();
  const index = path.join(stateDirectory, "audit-index.db");
  const ledger = await testLedger({ stateDirectory });
  const last = Array.from({ length: 5000 }, (_, number) => ledger.audit.append(sampleOutcome(number))).at(-1) ?? 0;
  await ledger.audit.synced(last);
  await ledger.close();
  const bytes = readFileSync(index);
  // The first pages hold the schema, how far the index reaches, and the roots of the tables; behind them, everything.
  bytes.fill(0x5a, 5 * 4096);
  writeFileSync(index, bytes);
  const damaged = await testLedger({ stateDirectory });
  await expect(damaged.audit.query("acme", { request_id: "req_9" }, { limit: 5 })).rejects.toThrow(
    /Restart the gateway/,
  );
  // The log itself is sound, and goes on.
  await damaged.audit.synced(damaged.audit.append(sampleOutcome(5000)));
  expect(await damaged.audit.health()).toMatch(/^The audit index is damaged/);
  await damaged.close();
  const mended = await testLedger({ stateDirectory });
  expect((await mended.audit.query("acme", {}, { limit: 6000 })).items).toHaveLength(5001);
});

test("an index of another log is made again", async () => {
  const [stateDirectory, other] = [temporaryFolder(), temporaryFolder()];
  for (const [folder, lines] of [
    [stateDirectory, 20],
    [other, 50],
  ] as const) {
    const ledger = await testLedger({ stateDirectory: folder });
    const sequences = Array.from({ length: lines }, (_, number) => ledger.audit.append(sampleOutcome(number)));
    await ledger.audit.synced(sequences.at(-1) ?? 0);
    await ledger.close();
  }
  copyFileSync(path.join(other, "audit-index.db"), path.join(stateDirectory, "audit-index.db"));
  const events: string[] = [];
  const reopened = await testLedger({ stateDirectory, log: (_level, event) => events.push(event) });
  expect(events).toEqual(["audit_index_rebuilt"]);
  expect((await reopened.audit.query("acme", {}, { limit: 100 })).items).toHaveLength(20);
});

test.each([1, 20, 300, 600])(
  "a line that was on its way, and lacks %i bytes at its end, is cut off",
  async (missing) => {
    const stateDirectory = temporaryFolder();
    const file = path.join(stateDirectory, "audit.jsonl");
    const ledger = await testLedger({ stateDirectory });
    for (const number of [1, 2]) await ledger.audit.synced(ledger.audit.append(sampleOutcome(number)));
    await ledger.close();
    const { head: hash } = await verifyAuditLog(file);
    appendFileSync(file, chainLine(sampleOutcome(3), { seq: 2, hash }).text.slice(0, -missing));
    const events: string[] = [];
    const reopened = await testLedger({ stateDirectory, log: (_level, event) => events.push(event) });
    expect(events).toContain("audit_log_torn_line_removed");
    await reopened.audit.synced(reopened.audit.append(sampleOutcome(4)));
    expect((await reopened.audit.query("acme", {}, { limit: 9 })).items.map((event) => event.event_id)).toEqual([
      "evt_1",
      "evt_2",
      "evt_4",
    ]);
    expect(await verifyAuditLog(file)).not.toHaveProperty("firstBad");
  },
);

test("zeros that a machine's crash left at the end are cut off", async () => {
  const stateDirectory = temporaryFolder();
  const file = path.join(stateDirectory, "audit.jsonl");
  const ledger = await testLedger({ stateDirectory });
  await ledger.audit.synced(ledger.audit.append(sampleOutcome(1)));
  await ledger.close();
  appendFileSync(file, `${"\u0000".repeat(4096)}"}\n`);
  await (await testLedger({ stateDirectory })).close();
  expect(await verifyAuditLog(file)).toMatchObject({ lines: 1 });
});
