import { randomUUID } from "node:crypto";
import type { AuditEvent } from "@mgp/core";
import { AuditLineTooLong, type AuditLog, AuditUnavailable } from "@mgp/governance";
import { sampleBeginning, sampleIntent, sampleOutcome } from "./samples.ts";
import type { LedgerSuite } from "./suite.ts";

const QUEUE_BYTES = 256 * 1024;
const long = "\u20ac".repeat(512);

/** What keeps the log from growing, and what waits for it, without an end. */
export function auditBoundsSuite({ test, expect, open }: LedgerSuite): void {
  test("items are answered with the whole context of their request, and found by all of it", async () => {
    const { audit } = await open();
    const tenant = randomUUID();
    const whole = {
      tenant,
      request_id: `${long}1`,
      correlation_id: `${long}2`,
      actor: { kind: "agent" as const, id: `${long}3` },
      policy_context: {
        actor_agent: `${long}3`,
        acting_for_subject: { kind: "user" as const, id: `${long}4` },
        requested_action: "write" as const,
        consent_basis: long,
      },
    };
    const first = sampleBeginning(`evt_${tenant}`, { ...whole, items: 40 });
    audit.append(first);
    const written = Array.from({ length: 40 }, (_, place) => sampleOutcome(place, whole));
    for (const [place, item] of written.entries()) {
      audit.append(sampleIntent(place, { ...whole, context_of: first.event_id }));
      audit.append({ ...item, context_of: first.event_id });
    }
    await audit.synced(audit.append(sampleOutcome(40, { ...whole, event_id: first.event_id })));
    const filters = [{}, { request_id: `${long}1` }, { correlation_id: `${long}2` }, { actor_id: `${long}3` }];
    for (const filter of filters) {
      const { items } = await audit.query(tenant, filter, { limit: 100 });
      const { outcome: _outcome, tenant: _tenant, caller: _caller, ...event } = sampleOutcome(0, whole);
      expect(items).toHaveLength(41);
      expect(items[0]).toEqual(event);
      expect(items.every((item) => item.policy_context.consent_basis === long)).toBe(true);
    }
    expect((await audit.query(tenant, { request_id: `${long}2` }, { limit: 100 })).items).toEqual([]);
  });

  test("an item whose request's first line is not there, or another tenant's, is answered as it was written", async () => {
    const { audit } = await open();
    const [tenant, other] = [randomUUID(), randomUUID()];
    const foreign = sampleBeginning(`evt_${other}`, { tenant: other });
    audit.append(foreign);
    audit.append(sampleOutcome(1, { tenant, context_of: foreign.event_id }));
    await audit.synced(audit.append(sampleOutcome(2, { tenant, context_of: `evt_${tenant}` })));
    expect((await everything(audit, tenant)).map((event) => event.policy_context)).toEqual(
      Array.from({ length: 2 }, () => ({
        actor_agent: "agent-1",
        acting_for_subject: { kind: "user", id: "user-1" },
        requested_action: "write",
      })),
    );
  });

  test("a request's first line and its intents are refused when too much waits, outcomes of what was announced are not", async () => {
    const { audit } = await open({ auditQueueBytes: QUEUE_BYTES });
    const tenant = randomUUID();
    const announced = fill(audit, tenant);
    expect(announced).toBeGreaterThan(10);
    expect(() => audit.append(sampleBeginning(`evt_${tenant}`, { tenant }))).toThrow(AuditUnavailable);
    const unannounced = sampleOutcome(-1, { tenant, target_memory_id: "x".repeat(4_000) });
    expect(() => audit.append(unannounced)).toThrow(AuditUnavailable);
    let last = 0;
    for (let number = 0; number < announced; number += 1)
      last = audit.append(sampleOutcome(number, { tenant, event_id: `evt_${tenant}_${number}` }));
    await audit.synced(last);
    expect(await everything(audit, tenant)).toHaveLength(announced);
    // What is written waits no more, and nothing is kept for outcomes that have come.
    expect(fill(audit, randomUUID())).toBe(announced);
  });

  test("a line that is too long is refused, and nothing else with it", async () => {
    const { audit } = await open();
    const tenant = randomUUID();
    const target = "x".repeat(600 * 1024);
    audit.append(sampleOutcome(1, { tenant }));
    expect(() => audit.append(sampleOutcome(2, { tenant, target_memory_id: target + target }))).toThrow(
      AuditLineTooLong,
    );
    // Its outcome says a little more than an intent.
    expect(() => audit.append(sampleIntent(3, { tenant, target_memory_id: target }))).toThrow(AuditLineTooLong);
    audit.append(sampleOutcome(4, { tenant, target_memory_id: target }));
    await audit.synced(audit.append(sampleOutcome(5, { tenant })));
    expect((await everything(audit, tenant)).map((event) => event.event_id)).toEqual(["evt_1", "evt_4", "evt_5"]);
  });
}

async function everything(audit: AuditLog, tenant: string): Promise<readonly AuditEvent[]> {
  return (await audit.query(tenant, {}, { limit: 1_000 })).items;
}

/** Announces effects until there is no room for another. Returns how many. */
function fill(audit: AuditLog, tenant: string): number {
  for (let number = 0; ; number += 1) {
    try {
      audit.append(sampleIntent(number, { tenant, event_id: `evt_${tenant}_${number}` }));
    } catch (error) {
      if (AuditUnavailable.isInstance(error)) return number;
      throw error;
    }
  }
}
