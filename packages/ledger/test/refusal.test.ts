import { execFileSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { AuditUnavailable } from "@mgp/governance";
import { sampleOutcome } from "@mgp/ledger-suite";
import { expect, test, type TestContext } from "vitest";
import { LedgerLocked, openLedger, verifyAuditLog } from "../src/index.ts";
import { runInShell } from "./children/run.ts";
import { temporaryFolder, testLedger } from "./samples.ts";

/** Devices, pipes and limits are made as Linux has them. */
function onLinux({ skip }: Pick<TestContext, "skip">): void {
  skip(process.platform !== "linux", "only Linux has these devices and limits");
}

async function refusalOf(auditLog: string, stateDirectory = temporaryFolder()): Promise<unknown> {
  return openLedger({ stateDirectory, auditLog }).then(
    () => "it was opened",
    (error: unknown) => error,
  );
}

test("refuses a pipe, a device and a folder, and names the setting", async (context) => {
  onLinux(context);
  const folder = temporaryFolder();
  const pipe = path.join(folder, "pipe");
  execFileSync("sh", ["-c", 'mkfifo "$1"', "sh", pipe]);
  for (const file of [pipe, "/dev/full", "/dev/null"]) {
    const error = await refusalOf(file);
    expect(error).toBeInstanceOf(AuditUnavailable);
    expect(error).toHaveProperty("message", expect.stringMatching(/^MGP_AUDIT_LOG: .* is not a regular file\. Point/));
  }
  expect(await refusalOf(folder)).toHaveProperty(
    "message",
    expect.stringMatching(/^MGP_AUDIT_LOG: .* is a folder\. Point/),
  );
});

test("refuses a folder that can never be made, at once and in words", async (context) => {
  onLinux(context);
  expect(await refusalOf("/proc/none/audit.jsonl")).toHaveProperty(
    "message",
    expect.stringMatching(
      /cannot be created, since its folder cannot be created: the file system has no place for folders there\. Point/,
    ),
  );
  const state = openLedger({ stateDirectory: "/proc/none/state" });
  await expect(state).rejects.toThrow("cannot be created: the file system has no place for folders there");
});

test("refuses a file that it may not write", async (context) => {
  onLinux(context);
  const folder = temporaryFolder();
  const file = path.join(folder, "audit.jsonl");
  writeFileSync(file, "");
  chmodSync(file, 0o444);
  const state = path.join(folder, "state");
  mkdirSync(state, { mode: 0o777 });
  chmodSync(folder, 0o755);
  // Nothing is forbidden to root, so root steps down for this.
  const root = process.geteuid?.() === 0;
  if (root) chownSync(state, 65534, 65534);
  if (root) process.seteuid?.(65534);
  try {
    expect(await refusalOf(file, state)).toHaveProperty(
      "message",
      expect.stringMatching(/^MGP_AUDIT_LOG: .* \(EACCES\)\. Point/),
    );
  } finally {
    if (root) process.seteuid?.(0);
  }
});

test.each([
  ["lines of another gateway", '{"event_id":"evt_1","action":"write"}\n'],
  ["the same without a line feed", '{"event_id":"evt_1","action":"write"}'],
  ["one that begins like ours", '{"action":"write","event_id":"evt_1"}'],
  ["some text", "hello"],
  ["an empty line", "\n"],
])("refuses a log with %s, and leaves it as it is", async (_what, text) => {
  const file = path.join(temporaryFolder(), "audit.jsonl");
  writeFileSync(file, text);
  expect(await refusalOf(file)).toHaveProperty(
    "message",
    expect.stringMatching(/line 1 of .* does not continue .* Move the file away/),
  );
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("refuses a log in which a line behind the index was changed, and one with a foreign line at the end", async () => {
  const stateDirectory = temporaryFolder();
  const file = path.join(stateDirectory, "audit.jsonl");
  const ledger = await testLedger({ stateDirectory });
  for (const number of [1, 2, 3]) ledger.audit.append(sampleOutcome(number));
  await ledger.close();
  const text = readFileSync(file, "utf8");
  writeFileSync(file, `${text}{"event_id":"evt_9"}\n`);
  await expect(openLedger({ stateDirectory })).rejects.toThrow(/line 4 of .*: it carries no chain/);
  writeFileSync(file, text.replace("evt_3", "evt_x"));
  await expect(openLedger({ stateDirectory })).rejects.toThrow(
    /line 3 with the hash [0-9a-f]{64} is expected, .* move the file away, whose line 3 is not as it was written \(it was changed/,
  );
  // A refused start leaves nothing locked.
  writeFileSync(file, text);
  await (await testLedger({ stateDirectory })).close();
});

test("a changed line answers no query", async () => {
  const stateDirectory = temporaryFolder();
  const file = path.join(stateDirectory, "audit.jsonl");
  const ledger = await testLedger({ stateDirectory });
  await ledger.audit.synced(ledger.audit.append(sampleOutcome(1)));
  await ledger.audit.synced(ledger.audit.append(sampleOutcome(2)));
  writeFileSync(file, readFileSync(file, "utf8").replace("evt_1", "evt_x"));
  await expect(ledger.audit.query("acme", {}, { limit: 1 })).rejects.toThrow(/^Line 1 of the audit log/);
});

test("files and folders are private", async () => {
  const folder = temporaryFolder();
  const stateDirectory = path.join(folder, "state");
  const auditLog = path.join(folder, "logs", "deep", "audit.jsonl");
  await testLedger({ stateDirectory, auditLog });
  const mode = (...parts: string[]): number => statSync(path.join(folder, ...parts)).mode & 0o777;
  expect(mode("state")).toBe(0o700);
  expect(mode("logs", "deep")).toBe(0o700);
  for (const file of [
    ["logs", "deep", "audit.jsonl"],
    ["state", "state.db"],
    ["state", "audit-index.db"],
  ]) {
    expect(mode(...file)).toBe(0o600);
  }
});

test("a log that is moved away while it is written is reported by health", async () => {
  const stateDirectory = temporaryFolder();
  const file = path.join(stateDirectory, "audit.jsonl");
  const ledger = await testLedger({ stateDirectory });
  await ledger.audit.health();
  renameSync(file, `${file}.1`);
  await expect(ledger.audit.health()).rejects.toBeInstanceOf(AuditUnavailable);
  renameSync(`${file}.1`, file);
  await ledger.audit.health();
});

test("a log is not shared, by whatever name", async () => {
  const folder = temporaryFolder();
  const auditLog = path.join(folder, "audit.jsonl");
  await testLedger({ stateDirectory: path.join(folder, "one"), auditLog });
  const alias = path.join(folder, "alias.jsonl");
  symlinkSync(auditLog, alias);
  for (const name of [auditLog, alias]) {
    const error = await refusalOf(name, path.join(folder, "two"));
    expect(error).toBeInstanceOf(LedgerLocked);
    expect(error).toHaveProperty("message", expect.stringContaining("MGP_AUDIT_LOG"));
  }
});

test("a closed ledger takes nothing", async () => {
  const ledger = await testLedger({ stateDirectory: temporaryFolder() });
  await ledger.close();
  expect(() => ledger.audit.append(sampleOutcome(1))).toThrow(AuditUnavailable);
  await expect(ledger.audit.health()).rejects.toBeInstanceOf(AuditUnavailable);
  await expect(ledger.audit.query("acme", {}, { limit: 1 })).rejects.toBeInstanceOf(AuditUnavailable);
});

test("when the disk is full, nothing more is acknowledged, and the next start mends the end", async (context) => {
  onLinux(context);
  const stateDirectory = temporaryFolder();
  const file = path.join(stateDirectory, "audit.jsonl");
  await (await testLedger({ stateDirectory })).close();
  // In blocks of 512 bytes; the signal that comes with the limit is ignored, so that the write is short, as on a full disk.
  const { stdout } = runInShell('trap "" XFSZ; ulimit -f 1024; exec "$@"', "writer", stateDirectory, "100000");
  const said = stdout.trimEnd().split("\n");
  const failure = said.findIndex((line) => line.startsWith("failed"));
  expect(said[failure]).toMatch(
    /^failed AuditUnavailable: The audit log \(MGP_AUDIT_LOG\) (took only a part|could not be written)/,
  );
  expect(said.slice(failure + 1)).toEqual(["AuditUnavailable", "AuditUnavailable", "AuditUnavailable"]);
  const acknowledged = Math.max(...said.slice(0, failure).map(Number));
  const ledger = await testLedger({ stateDirectory });
  const { lines, firstBad } = await verifyAuditLog(file);
  expect(firstBad).toBeUndefined();
  expect(lines).toBeGreaterThanOrEqual(acknowledged);
  await ledger.audit.synced(ledger.audit.append(sampleOutcome(1)));
  expect(existsSync(file)).toBe(true);
}, 120_000);
