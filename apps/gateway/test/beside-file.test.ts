import path from "node:path";
import { openAuditFile, openLedger, verifyAuditLog } from "@mgp/ledger";
import { sampleIntent, sampleOutcome } from "@mgp/ledger-suite";
import { expect, onTestFinished, test } from "vitest";
import { besideFile } from "../src/ledgers/beside-file.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

test("a line is in both logs before any request that waits for it goes on, in whatever order they wait", async () => {
  const folder = temporaryFolder();
  const copy = path.join(folder, "copy.jsonl");
  // The copy is older: its numbers are others.
  const before = await openAuditFile({ file: copy });
  await before.synced(before.append(sampleOutcome(0)));
  await before.close();
  const file = await openAuditFile({ file: copy });
  const inFile: number[] = [];
  const watched = {
    ...bound(file),
    synced: async (number: number) => await file.synced(number).then(() => void inFile.push(number)),
  };
  const ledger = besideFile(await openLedger({ stateDirectory: folder }), watched);
  onTestFinished(async () => await ledger.close());
  const [first, second] = [ledger.audit.append(sampleIntent(1)), ledger.audit.append(sampleOutcome(1))];
  const later = ledger.audit.synced(second).then(() => [...inFile]);
  const earlier = ledger.audit.synced(first).then(() => [...inFile]);
  expect(await later).toContain(3);
  expect(await earlier).toContain(2);
  await ledger.audit.health();
  expect((await ledger.audit.query("acme", {}, { limit: 9 })).items).toHaveLength(1);
  expect(await ledger.audit.openIntents()).toEqual([]);
  expect(await verifyAuditLog(copy)).toMatchObject({ lines: 3 });
});

/** The file's methods, apart from their object, so that one can be replaced. */
function bound(file: Awaited<ReturnType<typeof openAuditFile>>): typeof file {
  return {
    append: (entry) => file.append(entry),
    synced: async (number) => await file.synced(number),
    query: async (tenant, filter, page) => await file.query(tenant, filter, page),
    openIntents: async () => await file.openIntents(),
    health: async () => await file.health(),
    close: async () => await file.close(),
  };
}
