import { auditSuite, idempotencySuite, taskSuite } from "@mgp/ledger-suite";
import { postgresMissing, startPostgres, type PostgresServer } from "@mgp/test-servers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
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
    const open = async (): ReturnType<typeof openTestLedger> => await openTestLedger(server?.dsn ?? "");
    const suite = { test, expect, open };

    describe.skipIf(missing !== undefined)("audit log", () => {
      auditSuite(suite);
    });
    describe.skipIf(missing !== undefined)("tasks", () => {
      taskSuite(suite);
    });
    describe.skipIf(missing !== undefined)("idempotency records", () => {
      idempotencySuite(suite);
    });
  },
);
