import { auditBoundsSuite, auditSuite, idempotencySuite, taskSuite } from "@mgp/ledger-suite";
import { describe, expect, test } from "vitest";
import type { LedgerOptions } from "../src/index.ts";
import { temporaryFolder, testLedger } from "./samples.ts";

const open = async (options: Partial<LedgerOptions> = {}): ReturnType<typeof testLedger> =>
  await testLedger({ stateDirectory: temporaryFolder(), ...options });
const suite = { test, expect, open };

describe("audit log", () => {
  auditSuite(suite);
});
describe("bounds of the audit log", () => {
  auditBoundsSuite(suite);
});
describe("tasks", () => {
  taskSuite(suite);
});
describe("idempotency records", () => {
  idempotencySuite(suite);
});
