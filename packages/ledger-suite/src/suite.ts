import type { Ledger } from "@mgp/governance";
import type { ExpectStatic, TestAPI } from "vitest";

/** What a suite is handed: vitest's functions, and how to get a ledger. */
export interface LedgerSuite {
  readonly test: TestAPI;
  readonly expect: ExpectStatic;
  /** A ledger that is closed with the test. What other tests left in it does not matter: each uses names of its own. */
  readonly open: (options?: { readonly auditQueueBytes: number }) => Promise<Ledger>;
}
