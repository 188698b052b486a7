import type { AuditEvent } from "@mgp/core";
import { CursorInvalid, type AuditFilter, type AuditOutcome, type Ledger } from "@mgp/governance";
import fc from "fast-check";
import { expect, test } from "vitest";
import { sampleIntent, sampleOutcome } from "./entries.ts";
import { temporaryFolder, testLedger } from "./samples.ts";

const outcomes = fc.record({
  tenant: fc.constantFrom("acme", "globex"),
  action: fc.constantFrom("write", "read", "purge"),
  actor: fc.constantFrom("a", "b").map((id) => ({ kind: "agent" as const, id })),
  target_memory_id: fc.constantFrom("m1", "m2", "__search__"),
  request_id: fc.constantFrom("r1", "r2", "r3"),
});
const filters = fc.record(
  {
    action: fc.constantFrom("write", "read", "purge", "delete"),
    actor_id: fc.constantFrom("a", "b", "nobody"),
    target_memory_id: fc.constantFrom("m1", "__search__"),
    request_id: fc.constantFrom("r1", "r2"),
    correlation_id: fc.constantFrom("c1", "c2"),
  },
  { requiredKeys: [] },
);

test("answers what a scan of all lines would, page by page, before and after a restart", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(outcomes, fc.option(fc.constantFrom("c1", "c2"), { nil: undefined })), { maxLength: 60 }),
      filters,
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      async (drawn, filter, limit, reopen) => {
        const written = drawn.map(([members, correlation], place) =>
          sampleOutcome(place, { ...members, ...(correlation === undefined ? {} : { correlation_id: correlation }) }),
        );
        const stateDirectory = temporaryFolder();
        let ledger = await testLedger({ stateDirectory });
        await appendAll(ledger, written);
        if (reopen) {
          await ledger.close();
          ledger = await testLedger({ stateDirectory });
        }
        const expected = written.filter((outcome) => wanted(outcome, filter)).map((outcome) => outcome.event_id);
        expect((await allPages(ledger, "acme", filter, limit)).map((event) => event.event_id)).toEqual(expected);
        await ledger.close();
      },
    ),
    { numRuns: 120 },
  );
}, 120_000);

test("an answer holds protocol events only: no intents, no outcome, tenant, caller nor chain", async () => {
  const ledger = await testLedger({ stateDirectory: temporaryFolder() });
  const outcome = sampleOutcome(1);
  ledger.audit.append(sampleIntent(1));
  await ledger.audit.synced(ledger.audit.append(outcome));
  const { outcome: _outcome, tenant: _tenant, caller: _caller, ...event } = outcome;
  expect(await ledger.audit.query("acme", {}, { limit: 10 })).toEqual({ items: [event] });
  expect(await ledger.audit.query("globex", {}, { limit: 10 })).toEqual({ items: [] });
});

test("a chain of pages ends at the head that its first page saw", async () => {
  const ledger = await testLedger({ stateDirectory: temporaryFolder() });
  await appendAll(
    ledger,
    [1, 2, 3].map((number) => sampleOutcome(number)),
  );
  const first = await ledger.audit.query("acme", {}, { limit: 2 });
  await appendAll(
    ledger,
    [4, 5].map((number) => sampleOutcome(number)),
  );
  if (first.cursor === undefined) throw new Error("a cursor was expected");
  const second = await ledger.audit.query("acme", {}, { limit: 2, cursor: first.cursor });
  expect(second.items.map((event) => event.event_id)).toEqual(["evt_3"]);
  expect(second.cursor).toBeUndefined();
});

test("a line that is not synced yet is not answered", async () => {
  const ledger = await testLedger({ stateDirectory: temporaryFolder() });
  const sequence = ledger.audit.append(sampleOutcome(1));
  expect((await ledger.audit.query("acme", {}, { limit: 1 })).items).toEqual([]);
  await ledger.audit.synced(sequence);
  expect((await ledger.audit.query("acme", {}, { limit: 1 })).items).toHaveLength(1);
});

test.each(["", "x", "1", "1.1.1", "-1.1", "2.1", "0.zz", "0.1 ", "00.1", "0x0.1", "1.0", "NaN.NaN"])(
  "refuses the cursor %j",
  async (cursor) => {
    const ledger = await testLedger({ stateDirectory: temporaryFolder() });
    await appendAll(ledger, [sampleOutcome(1)]);
    await expect(ledger.audit.query("acme", {}, { limit: 1, cursor })).rejects.toBeInstanceOf(CursorInvalid);
  },
);

test("two long lists that never meet cost a bounded look, and the pages still end", async () => {
  const ledger = await testLedger({ stateDirectory: temporaryFolder() });
  const written = Array.from({ length: 12_000 }, (_, number) =>
    sampleOutcome(
      number,
      number % 2 === 0 ? { action: "purge", target_memory_id: "m" } : { actor: { kind: "agent", id: "b" } },
    ),
  );
  written.push(sampleOutcome(-1, { action: "purge", target_memory_id: "m", actor: { kind: "agent", id: "b" } }));
  await appendAll(ledger, written);
  const filter = { target_memory_id: "m", actor_id: "b" };
  const first = await ledger.audit.query("acme", filter, { limit: 5 });
  expect(first.items).toEqual([]);
  expect(first.cursor).toBeDefined();
  expect((await allPages(ledger, "acme", filter, 5)).map((event) => event.event_id)).toEqual(["evt_-1"]);
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
