import { auditSuite, idempotencySuite, taskSuite } from "@mgp/ledger-suite";
import { beforeAll, describe, expect, test } from "vitest";
import { openTestLedger, sharedServer } from "./servers.ts";

const server = sharedServer();
let dsn = "";
beforeAll(async () => {
  dsn = await server().createDatabase();
});
const suite = { test, expect, open: async () => await openTestLedger(dsn) };

describe("audit log", () => {
  auditSuite(suite);
});
describe("tasks", () => {
  taskSuite(suite);
});
describe("idempotency records", () => {
  idempotencySuite(suite);
});
