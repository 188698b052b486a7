import { sampleOutcome } from "@mgp/ledger-suite";
import { quotedName } from "@mgp/postgres";
import { freePort } from "@mgp/test-servers";
import { expect, onTestFinished, test } from "vitest";
import { LineWriter } from "../src/audit/line-writer.ts";
import { auditSql } from "../src/audit/sql.ts";
import { Membership } from "../src/gateways/membership.ts";
import { Database } from "../src/storage/database.ts";
import { openTestLedger, sharedServer } from "./servers.ts";

const server = sharedServer();
const limits = { connections: 1, statementMs: 2_000, connectMs: 2_000 };
const schema = quotedName("mgp_ledger");

test("a throw while lines are written fails the requests that wait for them", async () => {
  // No server listens there.
  const database = new Database({ dsn: `postgres://absent@127.0.0.1:${await freePort()}/nothing`, ...limits });
  onTestFinished(async () => await database.close());
  const told: string[] = [];
  const log = (_level: string, event: string): void => {
    told.push(event);
    if (told.length === 1) throw new Error("an unexpected error");
  };
  const membership = new Membership({ database, schema, log });
  const writer = new LineWriter({ database, membership, sql: auditSql(schema), queueBytes: 1_000_000, log });
  const ticket = writer.add(sampleOutcome(1));
  await expect(writer.written(ticket)).rejects.toMatchObject({ name: "AuditUnavailable" });
  expect(told).toEqual(["audit_log_failed", "audit_log_failed"]);
  await writer.close();
});

test("what is done after a beat and throws ends neither the beats nor the process", async () => {
  const dsn = await server().createDatabase();
  await openTestLedger(dsn);
  const database = new Database({ dsn, ...limits });
  onTestFinished(async () => await database.close());
  const told: string[] = [];
  const membership = new Membership({ database, schema, log: (_level, event) => void told.push(event) });
  onTestFinished(async () => await membership.leave());
  let beats = 0;
  membership.onBeat(async () => {
    beats += 1;
    throw new Error("an unexpected error");
  });
  await membership.join();
  await expect.poll(() => beats, { timeout: 30_000 }).toBeGreaterThan(1);
  expect(told).toContain("ledger_beat_failed");
});
