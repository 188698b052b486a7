import { randomUUID } from "node:crypto";
import type { AuditEvent } from "@mgp/core";
import { CursorInvalid, type AuditFilter, type AuditLog, type AuditOutcome } from "@mgp/governance";
import fc from "fast-check";
import { sampleIntent, sampleOutcome } from "./samples.ts";
import type { LedgerSuite } from "./suite.ts";

const outcomes = fc.record({
  isOurs: fc.boolean(),
  action: fc.constantFrom("write", "read", "purge"),
  actor: fc.constantFrom("a", "b").map((id) => ({ kind: "agent" as const, id })),
  target_memory_id: fc.constantFrom("m1", "m2", "__search__"),
  request_id: fc.constantFrom("r1", "r2", "r3"),
  correlation_id: fc.option(fc.constantFrom("c1", "c2"), { nil: undefined }),
});
const filters = fc.record(
  {
    action: fc.constantFrom("write", "read", "purge", "delete"),
    actor_id: fc.constantFrom("a", "b", "absent"),
    target_memory_id: fc.constantFrom("m1", "__search__"),
    request_id: fc.constantFrom("r1", "r2"),
    correlation_id: fc.constantFrom("c1", "c2"),
  },
  { requiredKeys: [] },
);

/** An audit log, as one gateway sees it. */
export function auditSuite({ test, expect, open }: LedgerSuite): void {
  const allPages = async (
    audit: AuditLog,
    tenant: string,
    filter: AuditFilter,
    limit: number,
  ): Promise<readonly AuditEvent[]> => {
    const events: AuditEvent[] = [];
    let page = await audit.query(tenant, filter, { limit });
    for (;;) {
      expect(page.items.length).toBeLessThanOrEqual(limit);
      events.push(...page.items);
      if (page.cursor === undefined) return events;
      page = await audit.query(tenant, filter, { limit, cursor: page.cursor });
    }
  };

  test("answers what a scan of all lines would, page by page", { timeout: 120_000 }, async () => {
    const { audit } = await open();
    await fc.assert(
      fc.asyncProperty(
        fc.array(outcomes, { maxLength: 60 }),
        filters,
        fc.integer({ min: 1, max: 7 }),
        async (drawn, filter, limit) => {
          const tenant = randomUUID();
          const written = drawn.map(({ isOurs, correlation_id: correlation, ...members }, place) =>
            sampleOutcome(place, {
              ...members,
              tenant: isOurs ? tenant : randomUUID(),
              ...(correlation === undefined ? {} : { correlation_id: correlation }),
            }),
          );
          await appendAll(audit, written);
          const expected = written.filter((outcome) => wanted(outcome, tenant, filter)).map(({ event_id: id }) => id);
          expect((await allPages(audit, tenant, filter, limit)).map((event) => event.event_id)).toEqual(expected);
        },
      ),
      { numRuns: 120 },
    );
  });

  test("an answer holds protocol events only: no intents, no outcome, tenant, caller nor chain", async () => {
    const { audit } = await open();
    const tenant = randomUUID();
    const written = sampleOutcome(1, { tenant, correlation_id: "ü\u0000" });
    audit.append(sampleIntent(1, { tenant }));
    await audit.synced(audit.append(written));
    const { outcome: _outcome, tenant: _tenant, caller: _caller, ...event } = written;
    expect(await audit.query(tenant, {}, { limit: 10 })).toEqual({ items: [event] });
    expect(await audit.query(tenant, { correlation_id: "ü\u0000" }, { limit: 10 })).toEqual({ items: [event] });
    expect(await audit.query(randomUUID(), {}, { limit: 10 })).toEqual({ items: [] });
  });

  test("a chain of pages ends at the head that its first page saw", async () => {
    const { audit } = await open();
    const tenant = randomUUID();
    await appendAll(audit, tenantOutcomes(tenant, 1, 2, 3));
    const first = await audit.query(tenant, {}, { limit: 2 });
    await appendAll(audit, tenantOutcomes(tenant, 4, 5));
    if (first.cursor === undefined) throw new Error("a cursor was expected");
    const second = await audit.query(tenant, {}, { limit: 2, cursor: first.cursor });
    expect(second.items.map((event) => event.event_id)).toEqual(["evt_3"]);
    expect(second.cursor).toBeUndefined();
  });

  test("ids as long as the protocol allows are found", async () => {
    const { audit } = await open();
    const [tenant, long] = ["\u{10ffff}".repeat(256), "\u20ac".repeat(512)];
    const written = sampleOutcome(1, { tenant, request_id: long, target_memory_id: long, correlation_id: long });
    await appendAll(audit, [written]);
    const filter = { request_id: long, target_memory_id: long, correlation_id: long };
    expect((await audit.query(tenant, filter, { limit: 1 })).items).toHaveLength(1);
  });

  test.each(["", "x", "1", "1.1.1", "-1.1", "0.zz", "0.1 ", "00.1", "0x0.1", "1.0", "NaN.NaN"])(
    "refuses the cursor %j",
    async (cursor) => {
      const { audit } = await open();
      const tenant = randomUUID();
      await appendAll(audit, tenantOutcomes(tenant, 1));
      await expect(audit.query(tenant, {}, { limit: 1, cursor })).rejects.toBeInstanceOf(CursorInvalid);
    },
  );

  test("two long lists that never meet cost a bounded look, and the pages still end", async () => {
    const { audit } = await open();
    const tenant = randomUUID();
    const [ours, other] = [
      { kind: "agent" as const, id: "b" },
      { kind: "agent" as const, id: "a" },
    ];
    const written = Array.from({ length: 12_000 }, (_, number) =>
      sampleOutcome(number, {
        tenant,
        ...(number % 2 === 0 ? { action: "purge", target_memory_id: "m", actor: other } : { actor: ours }),
      }),
    );
    written.push(sampleOutcome(-1, { tenant, action: "purge", target_memory_id: "m", actor: ours }));
    await appendAll(audit, written);
    const filter = { target_memory_id: "m", actor_id: "b" };
    const first = await audit.query(tenant, filter, { limit: 5 });
    expect(first.items).toEqual([]);
    expect(first.cursor).toBeDefined();
    expect((await allPages(audit, tenant, filter, 5)).map((event) => event.event_id)).toEqual(["evt_-1"]);
  });

  test("lines that no request waits for are written all the same", async () => {
    const { audit } = await open();
    const tenant = randomUUID();
    const first = audit.append(sampleOutcome(1, { tenant }));
    const last = audit.append(sampleOutcome(2, { tenant }));
    expect(last).toBe(first + 1);
    await expect
      .poll(async () => (await audit.query(tenant, {}, { limit: 9 })).items.length, { timeout: 30_000 })
      .toBe(2);
    await audit.synced(last);
  });
}

function tenantOutcomes(tenant: string, ...numbers: readonly number[]): readonly AuditOutcome[] {
  return numbers.map((number) => sampleOutcome(number, { tenant }));
}

async function appendAll(audit: AuditLog, written: readonly AuditOutcome[]): Promise<void> {
  const last = written.map((outcome) => audit.append(outcome)).at(-1);
  if (last !== undefined) await audit.synced(last);
}

function wanted(outcome: AuditOutcome, tenant: string, filter: AuditFilter): boolean {
  return (
    outcome.tenant === tenant &&
    (filter.action ?? outcome.action) === outcome.action &&
    (filter.actor_id ?? outcome.actor.id) === outcome.actor.id &&
    (filter.target_memory_id ?? outcome.target_memory_id) === outcome.target_memory_id &&
    (filter.request_id ?? outcome.request_id) === outcome.request_id &&
    (filter.correlation_id ?? outcome.correlation_id) === outcome.correlation_id
  );
}
