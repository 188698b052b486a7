import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openTestLedger, sharedServer } from "./servers.ts";

const server = sharedServer();

async function isSomebodyWaiting(dsn: string): Promise<boolean> {
  const waiting = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND NOT granted";
  return (await server().query(waiting, [], dsn)).length > 0;
}

test("a gateway that waited while another made the schema sees what is there now", async () => {
  const dsn = await server().createDatabase();
  const other = new Client({ connectionString: dsn });
  await other.connect();
  onTestFinished(async () => await other.end());
  await other.query("BEGIN; SELECT pg_advisory_xact_lock(7019266102)");
  const refusal = openTestLedger(dsn).then(() => undefined, String);
  // It has seen that there is no schema, and waits for its turn.
  while (!(await isSomebodyWaiting(dsn))) await pause(10);
  await other.query(
    "CREATE SCHEMA mgp_ledger; CREATE TABLE mgp_ledger.migration (version integer); INSERT INTO mgp_ledger.migration VALUES (9999); COMMIT",
  );
  expect(await refusal).toContain("was made by a newer gateway (version 9999");
});
