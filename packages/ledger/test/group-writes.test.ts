import fs from "node:fs";
import path from "node:path";
import { sampleBeginning, sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import { expect, test, vi } from "vitest";
import { verifyAuditLog } from "../src/index.ts";
import { temporaryFolder, testLedger } from "./samples.ts";

vi.mock("node:fs", { spy: true });

test("whatever comes together, no write is larger than 8 MiB, and all of it arrives", async () => {
  const stateDirectory = temporaryFolder();
  const { audit } = await testLedger({ stateDirectory });
  const target = "x".repeat(100_000);
  let last = 0;
  for (let number = 0; number < 300; number += 1)
    last = audit.append(sampleOutcome(number, { target_memory_id: target }));
  await audit.synced(last);
  const sizes = vi.mocked(fs.write).mock.calls.map((call: readonly unknown[]) => sizeOf(call[1]));
  expect(sizes.length).toBeGreaterThan(3);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(8 * 1024 * 1024);
  expect(await verifyAuditLog(path.join(stateDirectory, "audit.jsonl"))).toMatchObject({ lines: 300 });
});

test("items are found by what their lines leave out after the index was made again from the log", async () => {
  const stateDirectory = temporaryFolder();
  const whole = { request_id: "r".repeat(512), correlation_id: "\u20ac".repeat(512) };
  const written = await testLedger({ stateDirectory });
  written.audit.append(sampleBeginning("evt_first", whole));
  await written.audit.synced(written.audit.append(sampleOutcome(1, { ...whole, context_of: "evt_first" })));
  await written.close();
  for (const name of fs.readdirSync(stateDirectory).filter((each) => each.startsWith("audit-index")))
    fs.rmSync(path.join(stateDirectory, name));
  const { audit } = await testLedger({ stateDirectory });
  for (const filter of [{ request_id: whole.request_id }, { correlation_id: whole.correlation_id }])
    expect((await audit.query("acme", filter, { limit: 9 })).items).toMatchObject([{ event_id: "evt_1", ...whole }]);
});

test("open intents have the context of their request", async () => {
  const stateDirectory = temporaryFolder();
  const { audit } = await testLedger({ stateDirectory });
  const first = sampleBeginning("evt_first");
  audit.append(first);
  audit.append(sampleIntent(1, { context_of: "evt_first" }));
  audit.append(sampleIntent(2));
  await audit.synced(audit.append(sampleIntent(2, { context_of: "evt_2" })));
  await expect.poll(async () => (await audit.openIntents()).length).toBe(3);
  const open = await audit.openIntents();
  expect(open.map((intent) => intent.policy_context)).toEqual(Array.from({ length: 3 }, () => first.policy_context));
  expect(open.map((intent) => intent.context_of)).toEqual(["evt_first", undefined, "evt_2"]);
});

function sizeOf(bytes: unknown): number {
  return Buffer.isBuffer(bytes) ? bytes.byteLength : 0;
}
