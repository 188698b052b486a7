import { LedgerUnavailable, type LedgerRow } from "@mgp/governance";
import { quotedName } from "@mgp/postgres";
import { startPostgres } from "@mgp/test-servers";
import { expect, onTestFinished, test } from "vitest";
import { Membership } from "../src/gateways/membership.ts";
import { PostgresIdempotencyRecords } from "../src/idempotency/postgres-idempotency-records.ts";
import { Database } from "../src/storage/database.ts";
import { openTestLedger } from "./servers.ts";

const limits = { connections: 4, statementMs: 3_000, connectMs: 1_000 };
const schema = quotedName("mgp_ledger");
const record = { fingerprint: "f", writeId: "w" };
const HOUR_MS = 3_600_000;

/** Notes which keys each statement lets go. */
class WatchedDatabase extends Database {
  readonly letGo: (readonly unknown[])[] = [];

  override async query(text: string, values: readonly unknown[] = []): Promise<readonly LedgerRow[]> {
    const [keys] = values;
    if (Array.isArray(keys)) this.letGo.push(keys);
    return await super.query(text, values);
  }
}

test("while the database is away no keys gather, and those that were held are let go in parts afterwards", async () => {
  const server = await startPostgres();
  onTestFinished(async () => await server.stop());
  const { idempotency: others } = await openTestLedger(server.dsn);
  const database = new WatchedDatabase({ dsn: server.dsn, ...limits });
  onTestFinished(async () => await database.close());
  const membership = new Membership({ database, schema, log: () => undefined });
  const records = new PostgresIdempotencyRecords(database, membership, schema);
  await membership.join();
  onTestFinished(async () => await membership.leave());
  const held = Array.from({ length: 1_200 }, (_, number) => `held ${number}`);
  for (const key of held) await records.reserve(key, record, HOUR_MS);
  await server.kill();
  for (const key of held) await records.release(key);
  for (let number = 0; number < 10; number += 1)
    await expect(records.reserve(`refused ${number}`, record, HOUR_MS)).rejects.toBeInstanceOf(LedgerUnavailable);
  await server.start();
  const lastOf = async (): Promise<string> =>
    await others.reserve("held 1199", { ...record, writeId: "other" }, HOUR_MS).then(
      ({ kind }) => kind,
      () => "away",
    );
  await expect.poll(lastOf, { timeout: 30_000 }).toBe("resumed");
  expect(Math.max(...database.letGo.map((keys) => keys.length))).toBe(1_000);
  expect(database.letGo.flat().filter((key) => String(key).startsWith("refused"))).toEqual([]);
}, 120_000);
