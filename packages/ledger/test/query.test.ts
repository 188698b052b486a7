import type { AuditEvent } from "@mgp/core";
import { CursorInvalid, type AuditFilter, type AuditOutcome, type Ledger } from "@mgp/governance";
import { sampleOutcome } from "@mgp/ledger-suite";
import { expect, test } from "vitest";
import { temporaryFolder, testLedger } from "./samples.ts";

test("a line that is not synced yet is not answered", async () => {
  const ledger = await testLedger({ stateDirectory: temporaryFolder() });
  const sequence = ledger.audit.append(sampleOutcome(1));
  expect((await ledger.audit.query("acme", {}, { limit: 1 })).items).toEqual([]);
  await ledger.audit.synced(sequence);
  expect((await ledger.audit.query("acme", {}, { limit: 1 })).items).toHaveLength(1);
});

test("refuses a cursor that lies behind the end of the log", async () => {
  const ledger = await testLedger({ stateDirectory: temporaryFolder() });
  await appendAll(ledger, [sampleOutcome(1)]);
  await expect(ledger.audit.query("acme", {}, { limit: 1, cursor: "2.1" })).rejects.toBeInstanceOf(CursorInvalid);
});

test("finds everything across batches, on disk and in memory", async () => {
  const stateDirectory = temporaryFolder();
  const ledger = await testLedger({ stateDirectory });
  const written = Array.from({ length: 70_000 }, (_, number) =>
    sampleOutcome(number, { target_memory_id: `mem_${number % 500}`, action: number % 3 === 0 ? "read" : "write" }),
  );
  for (let from = 0; from < written.length; from += 5_000) await appendAll(ledger, written.slice(from, from + 5_000));
  const check = async (subject: Ledger): Promise<void> => {
    for (const filter of [
      { target_memory_id: "mem_77" },
      { request_id: "req_69999" },
      { request_id: "req_0" },
      { action: "read" as const },
    ]) {
      const expected = written.filter((outcome) => wanted(outcome, filter)).map((outcome) => outcome.event_id);
      expect((await allPages(subject, "acme", filter, 1000)).map((event) => event.event_id)).toEqual(expected);
    }
  };
  await check(ledger);
  await ledger.close();
  await check(await testLedger({ stateDirectory }));
}, 120_000);

test("a page ends where two keys hardly meet, and its cursor goes on", async () => {
  const ledger = await testLedger({ stateDirectory: temporaryFolder() });
  const reads = Array.from({ length: 9_000 }, (_, number) => sampleOutcome(number, { target_memory_id: "mem_1" }));
  await appendAll(ledger, [...reads, sampleOutcome(9_000, { target_memory_id: "mem_1", action: "purge" })]);
  const filter = { target_memory_id: "mem_1", action: "purge" as const };
  let page = await ledger.audit.query("acme", filter, { limit: 10 });
  const sizes = [page.items.length];
  while (page.cursor !== undefined) {
    page = await ledger.audit.query("acme", filter, { limit: 10, cursor: page.cursor });
    sizes.push(page.items.length);
  }
  expect(sizes).toEqual([0, 0, 1]);
});

async function appendAll(ledger: Ledger, written: readonly AuditOutcome[]): Promise<void> {
  const last = written.map((outcome) => ledger.audit.append(outcome)).at(-1);
  if (last !== undefined) await ledger.audit.synced(last);
}

function wanted(outcome: AuditOutcome, filter: AuditFilter): boolean {
  return (
    outcome.tenant === "acme" &&
    (filter.action ?? outcome.action) === outcome.action &&
    (filter.actor_id ?? outcome.actor.id) === outcome.actor.id &&
    (filter.target_memory_id ?? outcome.target_memory_id) === outcome.target_memory_id &&
    (filter.request_id ?? outcome.request_id) === outcome.request_id &&
    (filter.correlation_id ?? outcome.correlation_id) === outcome.correlation_id
  );
}

async function allPages(
  ledger: Ledger,
  tenant: string,
  filter: AuditFilter,
  limit: number,
): Promise<readonly AuditEvent[]> {
  const events: AuditEvent[] = [];
  let page = await ledger.audit.query(tenant, filter, { limit });
  for (;;) {
    expect(page.items.length).toBeLessThanOrEqual(limit);
    events.push(...page.items);
    if (page.cursor === undefined) return events;
    page = await ledger.audit.query(tenant, filter, { limit, cursor: page.cursor });
  }
}
