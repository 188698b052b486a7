import type { Ledger } from "@mgp/governance";
import { type PostgresServer, sharedPostgres } from "@mgp/test-servers";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { openLedger, type LedgerOptions } from "../src/index.ts";

/** One PostgreSQL for the tests of a file. */
export function sharedServer(): () => PostgresServer {
  return sharedPostgres({ beforeAll, afterAll });
}

/** One gateway's view of the ledger, closed with the test. */
export async function openTestLedger(dsn: string, options: Partial<LedgerOptions> = {}): Promise<Ledger> {
  const ledger = await openLedger({ dsn, schema: "mgp_ledger", longestCallMs: 30_000, ...options });
  onTestFinished(() => ledger.close());
  return ledger;
}
