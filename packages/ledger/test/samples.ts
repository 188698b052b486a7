import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Ledger } from "@mgp/governance";
import { onTestFinished } from "vitest";
import { openLedger, type LedgerOptions } from "../src/index.ts";

export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "mgp-ledger-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A ledger that is closed with the test. */
export async function testLedger(options: LedgerOptions): Promise<Ledger> {
  const ledger = await openLedger(options);
  onTestFinished(() => ledger.close());
  return ledger;
}
