import { appendFileSync, copyFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { chainLine, genesis, readLine, type ChainHead } from "@mgp/governance";
import { sampleOutcome } from "@mgp/ledger-suite";
import { expect, test } from "vitest";
import { openAuditFile, openLedger, verifyAuditLog } from "../src/index.ts";
import { temporaryFolder, testLedger } from "./samples.ts";

interface Written {
  readonly stateDirectory: string;
  readonly file: string;
  readonly lines: readonly string[];
  readonly head: ChainHead;
}

/** A log that a ledger wrote and closed. */
async function written(count: number): Promise<Written> {
  const stateDirectory = temporaryFolder();
  const file = path.join(stateDirectory, "audit.jsonl");
  const ledger = await openLedger({ stateDirectory });
  for (let number = 1; number <= count; number += 1) ledger.audit.append(sampleOutcome(number));
  await ledger.close();
  const lines = readFileSync(file, "latin1").split("\n").slice(0, -1);
  return { stateDirectory, file, lines, head: headOf(lines.at(-1)) };
}

function headOf(line: string | undefined): ChainHead {
  const read = readLine(line ?? "");
  return typeof read === "string" ? genesis : read.head;
}

function text(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** Lines of as many other events, chained for themselves. */
function rechained(count: number): readonly string[] {
  let head = genesis;
  return Array.from({ length: count }, (_, number) => {
    const line = chainLine(sampleOutcome(number + 1, { caller: "another-caller" }), head);
    ({ head } = line);
    return line.text.slice(0, -1);
  });
}

/** What an attacker does to a log, and the lines that are then in it. */
const tamperings: readonly (readonly [name: string, tamper: (log: Written) => readonly string[]])[] = [
  ["cut by a line", ({ lines }) => lines.slice(0, -1)],
  ["cut to half", ({ lines }) => lines.slice(0, lines.length / 2)],
  ["emptied", () => []],
  ["written anew", ({ lines }) => rechained(lines.length)],
  ["written anew, and longer", ({ lines }) => rechained(lines.length + 5)],
  ["cut, and another line put at its end", ({ lines }) => [...lines.slice(0, -1), ...otherEnd(lines)]],
];

function otherEnd(lines: readonly string[]): readonly string[] {
  return [chainLine(sampleOutcome(99), headOf(lines.at(-2))).text.slice(0, -1)];
}

test.each(tamperings)("a log that was %s is refused, and goes on when the loss is accepted", async (_name, tamper) => {
  const log = await written(20);
  const { stateDirectory, file, head: expected } = log;
  const left = tamper(log);
  writeFileSync(file, text(left));
  await expectRefusedThenAccepted(stateDirectory, file, expected, headOf(left.at(-1)));
});

test("a log that was removed is refused, and goes on when the loss is accepted", async () => {
  const { stateDirectory, file, head } = await written(20);
  rmSync(file);
  await expectRefusedThenAccepted(stateDirectory, file, head, genesis);
});

test("a log that was cut in the middle of a line is refused, and goes on when the loss is accepted", async () => {
  const { stateDirectory, file, head, lines } = await written(20);
  truncateSync(file, text(lines.slice(0, 9)).length + 40);
  await expectRefusedThenAccepted(stateDirectory, file, head, headOf(lines[8]));
});

function theMoment(): number {
  return Date.parse("2026-02-03T04:05:06.789Z");
}

async function expectRefusedThenAccepted(
  stateDirectory: string,
  file: string,
  expected: ChainHead,
  found: ChainHead,
): Promise<void> {
  const before = existsSync(file) ? readFileSync(file) : Buffer.alloc(0);
  const has = found.seq === 0 ? "no lines" : `${found.seq} lines, the last with the hash ${found.hash}`;
  for (let attempt = 0; attempt < 2; attempt += 1)
    await expect(openLedger({ stateDirectory })).rejects.toThrow(
      `line ${expected.seq} with the hash ${expected.hash} is expected, and the log has ${has}.`,
    );
  expect(readFileSync(file)).toEqual(before);
  const headFile = path.join(stateDirectory, "state.db");
  expect((await verifyAuditLog(file, { headFile })).firstBad?.reason).toContain(`number ${expected.seq} with the hash`);
  await (await openLedger({ stateDirectory, acceptAuditLoss: { by: "ada" }, now: theMoment })).close();
  const line: unknown = JSON.parse(readFileSync(file, "latin1").split("\n")[found.seq] ?? "");
  expect(line).toMatchObject({
    action: "accept_audit_loss",
    actor: { id: "ada", kind: "operator" },
    timestamp: "2026-02-03T04:05:06.789Z",
    loss: { expected, found },
    chain: { seq: found.seq + 1, prev: found.hash },
  });
  // From here on it is whole again.
  const ledger = await testLedger({ stateDirectory });
  await ledger.audit.synced(ledger.audit.append(sampleOutcome(100)));
  expect(await verifyAuditLog(file, { headFile })).toMatchObject({ lines: found.seq + 2 });
  expect((await ledger.audit.query("acme", {}, { limit: 100 })).items.at(-1)).toMatchObject({ event_id: "evt_100" });
}

test("a loss that is accepted stays one until it stands in the log", async () => {
  const { stateDirectory, file, head } = await written(3);
  writeFileSync(file, "");
  const [line = ""] = rechained(1);
  // What was on its way when the accepting gateway ended is in the log, and the head is still the old one.
  appendFileSync(file, `${line}\n`);
  await expect(openLedger({ stateDirectory })).rejects.toThrow(head.hash);
});

test("an older copy of the log is refused, and one of today is not", async () => {
  const { stateDirectory, file } = await written(5);
  const copy = path.join(stateDirectory, "copy");
  copyFileSync(file, copy);
  const ledger = await openLedger({ stateDirectory });
  await ledger.audit.synced(ledger.audit.append(sampleOutcome(6)));
  await ledger.close();
  const today = readFileSync(file);
  copyFileSync(copy, file);
  await expect(openLedger({ stateDirectory })).rejects.toThrow(/line 6 with the hash .* has 5 lines/);
  writeFileSync(file, today);
  await testLedger({ stateDirectory });
});

test("what was acknowledged is missed, although the process was killed right after it", async () => {
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory });
  await ledger.audit.synced(ledger.audit.append(sampleOutcome(1)));
  // A copy of the folder is what a kill at this moment leaves.
  const left = temporaryFolder();
  for (const name of ["state.db", "state.db-wal"]) copyFileSync(path.join(stateDirectory, name), path.join(left, name));
  await expect(openLedger({ stateDirectory: left })).rejects.toThrow(/line 1 with the hash .* has no lines/);
});

test("a head that was kept in a burst of lines is their last one, soon after", async () => {
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory });
  for (let number = 1; number <= 30; number += 1) await ledger.audit.synced(ledger.audit.append(sampleOutcome(number)));
  const database = new DatabaseSync(path.join(stateDirectory, "state.db"), { readOnly: true });
  await expect.poll(() => database.prepare("SELECT seq FROM audit_head").get()?.["seq"]).toBe(30);
  database.close();
});

test("a line that is not on disk yet is not in the head", async () => {
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory });
  const database = new DatabaseSync(path.join(stateDirectory, "state.db"), { readOnly: true });
  const kept = (): unknown => database.prepare("SELECT seq FROM audit_head").get()?.["seq"];
  const sequence = ledger.audit.append(sampleOutcome(1));
  expect(kept()).toBe(0);
  await ledger.audit.synced(sequence);
  expect(kept()).toBe(1);
  database.close();
});

test("lines that the head does not know yet are no loss", async () => {
  const { stateDirectory, file, head } = await written(3);
  appendFileSync(file, chainLine(sampleOutcome(4), head).text);
  const ledger = await testLedger({ stateDirectory });
  expect((await ledger.audit.query("acme", {}, { limit: 9 })).items).toHaveLength(4);
});

test("a ledger that knows no head takes the log as it is, and says so", async () => {
  const { stateDirectory, head } = await written(3);
  // As before this table was there.
  const database = new DatabaseSync(path.join(stateDirectory, "state.db"));
  database.exec("DROP TABLE audit_head");
  database.close();
  await expectAdopted(stateDirectory, head);
});

test("a state database that is lost is made again, and the log taken as it is", async () => {
  const { stateDirectory, head } = await written(3);
  rmSync(path.join(stateDirectory, "state.db"));
  await expectAdopted(stateDirectory, head);
});

async function expectAdopted(stateDirectory: string, head: ChainHead): Promise<void> {
  const events: unknown[] = [];
  const log = (...said: readonly unknown[]): void => void events.push(said);
  await (await openLedger({ stateDirectory, log })).close();
  expect(events).toEqual([["warn", "audit_head_adopted", { line: head.seq, hash: head.hash }]]);
  events.length = 0;
  await (await openLedger({ stateDirectory, log })).close();
  expect(events).toEqual([]);
}

test("where the state database is lost, the index still knows what the log should hold", async () => {
  const { stateDirectory, file, lines } = await written(6);
  rmSync(path.join(stateDirectory, "state.db"));
  writeFileSync(file, text(lines.slice(0, 2)));
  await expect(openLedger({ stateDirectory })).rejects.toThrow(/line 6 with the hash .* has 2 lines/);
});

test("accepting a loss where there is none changes nothing, and warns", async () => {
  const { stateDirectory, file } = await written(3);
  const before = readFileSync(file);
  const events: string[] = [];
  const log = (_level: string, event: string): void => void events.push(event);
  await (await openLedger({ stateDirectory, acceptAuditLoss: { by: "ada" }, log })).close();
  expect(readFileSync(file)).toEqual(before);
  expect(events).toEqual(["audit_loss_not_found"]);
});

test("a log beside another ledger's keeps its head beside itself", async () => {
  const file = path.join(temporaryFolder(), "copy.jsonl");
  const audit = await openAuditFile({ file });
  for (const number of [1, 2, 3]) audit.append(sampleOutcome(number));
  await audit.close();
  const lines = readFileSync(file, "latin1").split("\n");
  writeFileSync(file, text(lines.slice(0, 2)));
  expect((await verifyAuditLog(file)).firstBad).toMatchObject({ line: 3 });
  await expect(openAuditFile({ file })).rejects.toThrow(/line 3 with the hash .* has 2 lines/);
  await (await openAuditFile({ file, acceptAuditLoss: { by: "ada" } })).close();
  await (await openAuditFile({ file })).close();
  expect(await verifyAuditLog(file)).toMatchObject({ lines: 3 });
});

test("a file that is missing has no lines, unless the head knows better", async () => {
  const file = path.join(temporaryFolder(), "nowhere.jsonl");
  expect(await verifyAuditLog(file)).toEqual({ lines: 0, head: genesis.hash });
  const { stateDirectory, file: log } = await written(3);
  rmSync(log);
  expect(await verifyAuditLog(log, { headFile: path.join(stateDirectory, "state.db") })).toMatchObject({
    lines: 0,
    firstBad: { line: 1 },
  });
});
