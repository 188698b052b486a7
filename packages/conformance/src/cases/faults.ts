import assert from "node:assert/strict";
import type { StoreErrorCode } from "@mgp/core";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { everyMethod } from "../fixtures/every-call.ts";
import { expectRecord, expectRefusal } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { getOne, put } from "../fixtures/steps.ts";
import type { TargetFaults } from "../target.ts";

const WRITES: ReadonlySet<string> = new Set(["insert", "insertMany", "replace", "remove"]);

/** Short, but the clock stands still: only the adapter's own timer can notice it. */
const SOON_MS = 300;

async function during(context: CaseContext, fault: keyof TargetFaults, work: () => Promise<void>): Promise<void> {
  const undo = await context.faults[fault]?.(context.settings);
  try {
    await work();
  } finally {
    await undo?.();
  }
}

/** A write that said nothing took effect left nothing; one whose outcome is unknown left all of it or nothing. */
async function expectWhole(context: CaseContext, tenant: string): Promise<void> {
  const held = withTokens("held", ["zzkiwi"]);
  const found = await getOne(context, tenant, "new");
  if (found !== undefined) expectRecord(found, withTokens("new", ["zzkiwi"]).draft, 1);
  const kept = await getOne(context, tenant, "held");
  if (kept?.revision === 1) expectRecord(kept, held.draft, 1);
  await put(context, tenant, withTokens("afterwards", ["zzkiwi"]));
}

async function missingParts(context: CaseContext): Promise<readonly string[]> {
  return (await context.store.health(context.call())).map(({ part }) => part);
}

export const faultCases: readonly ConformanceCase[] = casesOf("faults", [
  {
    id: "fault-down",
    title:
      "while the backend is down every method is unavailable, and afterwards all works again, without half a write",
    why: "The gateway answers 502 and says whether to try again; a driver's error would tell its address.",
    when: "the target has `faults.down`",
    needs: ({ reach }) => reach.faults.down,
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("held", ["zzkiwi"]));
      await during(context, "down", async () => {
        for (const { name, run } of everyMethod(context)) {
          const codes: readonly StoreErrorCode[] = WRITES.has(name)
            ? ["unavailable", "busy", "unknown_outcome"]
            : ["unavailable", "busy"];
          await expectRefusal(run(context.store, tenant, context.call()), codes, `${name} without a backend`);
        }
      });
      await context.store.health(context.call());
      await expectWhole(context, tenant);
    },
  },
  {
    id: "fault-stuck",
    title: "while the backend holds its answers back, deadlines and cancels end every call",
    why: "A request that no client waits for must stop costing a connection.",
    when: "the target has `faults.stuck`",
    needs: ({ reach }) => reach.faults.stuck,
    run: async (context) => {
      const tenant = context.tenant();
      await put(context, tenant, withTokens("held", ["zzkiwi"]));
      await during(context, "stuck", async () => {
        for (const { name, run } of everyMethod(context)) {
          const isWrite = WRITES.has(name);
          const late = run(context.store, tenant, context.call({ deadline: context.clock.now + SOON_MS }));
          await expectRefusal(
            late,
            isWrite ? ["deadline", "unknown_outcome"] : ["deadline"],
            `${name} past its deadline`,
          );
          const controller = new AbortController();
          const cancelled = run(context.store, tenant, context.call({ signal: controller.signal }));
          setImmediate(() => controller.abort());
          await expectRefusal(
            cancelled,
            isWrite ? ["cancelled", "unknown_outcome"] : ["cancelled"],
            `${name}, cancelled`,
          );
        }
      });
      await expectWhole(context, tenant);
    },
  },
  {
    id: "fault-full",
    title:
      "without room a write is refused whole and as unwritable, reads go on, health says so, and with room again writes do too",
    why: "A disk that is full for an hour must not cost what was stored before, and a load balancer has to be told of it.",
    when: "the target has `faults.full`",
    needs: ({ reach }) => reach.faults.full,
    run: async (context) => {
      const tenant = context.tenant();
      const held = withTokens("held", ["zzkiwi"]);
      await put(context, tenant, held);
      await during(context, "full", async () => {
        const { draft, searchable } = withTokens("new", ["zzkiwi"]);
        const insert = context.store.insert({ tenant, draft, searchable }, context.call());
        const error = await expectRefusal(insert, ["unwritable", "unknown_outcome"], "an insert without room");
        if (error.code !== "unknown_outcome")
          assert.equal(await getOne(context, tenant, "new"), undefined, "it took effect");
        expectRecord(await getOne(context, tenant, "held"), held.draft, 1);
        if (error.code === "unwritable")
          assert.deepEqual(await missingParts(context), ["writes"], "health knows that writes are refused");
      });
      await expectWhole(context, tenant);
      assert.deepEqual(await missingParts(context), [], "health knows that writes are taken again");
    },
  },
]);
