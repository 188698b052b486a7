import { auditSuite, idempotencySuite, taskSuite } from "@mgp/ledger-suite";
import { describe, expect, test } from "vitest";
import { temporaryFolder, testLedger } from "./samples.ts";

const suite = { test, expect, open: async () => await testLedger({ stateDirectory: temporaryFolder() }) };

describe("audit log", () => {
  auditSuite(suite);
});
describe("tasks", () => {
  taskSuite(suite);
});
describe("idempotency records", () => {
  idempotencySuite(suite);
});
