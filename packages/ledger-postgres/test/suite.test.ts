import { auditBoundsSuite, auditSuite, idempotencySuite, taskSuite } from "@mgp/ledger-suite";
import { postgresMissing, startPostgres, type PostgresServer } from "@mgp/test-servers";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { LedgerOptions } from "../src/index.ts";
import { openTestLedger } from "./servers.ts";

/** The newest, and the oldest that is supported. */
const versions = [18, 14] as const;

// Where npm has no programs of a version for this platform, its tests are skipped.
describe.each(versions.map((version) => ({ version, missing: postgresMissing(version) })))(
  "PostgreSQL $version",
  ({ version, missing }) => {
    let server: PostgresServer | undefined;
    beforeAll(async () => {
      if (missing === undefined) server = await startPostgres({ version });
    });
    afterAll(async () => await server?.stop());
    beforeEach(({ skip }) => skip(missing !== undefined, missing));
    const open = async (options: Partial<LedgerOptions> = {}): ReturnType<typeof openTestLedger> =>
      await openTestLedger(server?.dsn ?? "", options);
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
  },
);
