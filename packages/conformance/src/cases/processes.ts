import assert from "node:assert/strict";
import type { Claims } from "../case.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { expectSame } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { changesOf, listAll, put } from "../fixtures/steps.ts";
import { ProcessFailure, type StoreProcess, withProcesses } from "../processes/store-process.ts";

const PROCESSES = 4;
const WRITERS = PROCESSES * 4;
const ROUNDS = 8;
const KEY = "0123456789abcdef0123456789abcdef";

const shares = ({ guarantees, reach }: Claims): boolean => reach.processes && guarantees.replicas;
const shared = { when: "`replicas` and the target has `processes`", needs: shares };

async function openAll(
  processes: readonly StoreProcess[],
  module: string,
  settings: Parameters<StoreProcess["open"]>[1],
): Promise<void> {
  await Promise.all(processes.map(async (one) => await one.open(module, settings)));
}

export const processCases: readonly ConformanceCase[] = casesOf("processes", [
  {
    id: "process-race",
    title: "of the inserts of one id and of the replaces of one revision by four processes one each wins",
    why: "A lock in the process does not keep another gateway out.",
    ...shared,
    run: async (context) =>
      await withProcesses(context, PROCESSES, async (processes, module) => {
        await openAll(processes, module, context.settings);
        const writers = Array.from({ length: WRITERS }, (_, writer) => writer);
        const processOf = (writer: number): StoreProcess => processes[writer % PROCESSES] ?? assert.fail();
        for (let round = 0; round < ROUNDS; round++) {
          const tenant = context.tenant();
          const byId = await Promise.all(
            writers.map(
              async (writer) =>
                await processOf(writer).insert(tenant, withTokens("same", [], { stateReason: String(writer) })),
            ),
          );
          assert.equal(byId.filter((outcome) => outcome.kind === "inserted").length, 1, "inserts of one id");
          const replaced = await Promise.all(
            writers.map(async (writer) => {
              const { draft } = withTokens("same", [], { stateReason: String(writer) });
              return await processOf(writer).replace(tenant, draft, 1);
            }),
          );
          assert.equal(replaced.filter((outcome) => outcome.kind === "replaced").length, 1, "replaces of one revision");
          await context.seen("get", async () => assert.equal((await listAll(context, tenant)).length, 1));
        }
      }),
  },
  {
    id: "process-race-key",
    title: "of the inserts that share a key by four processes one wins",
    why: "Each gateway would keep a memory of the same thing.",
    when: "`replicas`, `insertByKey: backend` and the target has `processes`",
    needs: (claims) => shares(claims) && claims.guarantees.insertByKey === "backend",
    run: async (context) =>
      await withProcesses(context, PROCESSES, async (processes, module) => {
        await openAll(processes, module, context.settings);
        for (let round = 0; round < ROUNDS; round++) {
          const tenant = context.tenant();
          const outcomes = await Promise.all(
            Array.from({ length: WRITERS }, async (_, writer) => {
              const item = withTokens(`id-${String(writer)}`, [], { matchKeys: [KEY] });
              const one = processes[writer % PROCESSES] ?? assert.fail();
              return await one.insert(tenant, { ...item, unless: { keys: [KEY] } });
            }),
          );
          assert.equal(outcomes.filter((outcome) => outcome.kind === "inserted").length, 1, "inserts of one key");
          await context.seen("get", async () => assert.equal((await listAll(context, tenant)).length, 1));
        }
      }),
  },
  {
    id: "process-feed",
    title: "a reader that polls while four processes write misses no change",
    why: "Commit order over processes is where a counter in memory, or a plain sequence, loses changes.",
    when: "`replicas`, `changes: commit-order` and the target has `processes`",
    needs: (claims) => shares(claims) && claims.guarantees.changes === "commit-order",
    run: async (context) =>
      await withProcesses(context, PROCESSES, async (processes, module) => {
        await openAll(processes, module, context.settings);
        const tenant = context.tenant();
        const known = new Set<string>();
        let from: { readonly from?: string } = {};
        let writing = PROCESSES;
        const writers = processes.map(async (one, writer) => {
          for (let number = 0; number < 60; number++) {
            await one.insert(tenant, withTokens(`w${String(writer)}-${String(number)}`, []));
          }
          writing -= 1;
        });
        const reader = async (): Promise<void> => {
          for (;;) {
            const isLast = writing === 0;
            const { items, cursor } = await changesOf(context, tenant, { limit: 10, ...from });
            for (const change of items) known.add(change.kind === "record" ? change.record.memoryId : change.memoryId);
            from = { from: cursor };
            if (isLast) return;
            await new Promise((resolve) => setImmediate(resolve));
          }
        };
        await Promise.all([...writers, reader()]);
        assert.equal(known.size, PROCESSES * 60, "the reader missed changes");
      }),
  },
  {
    id: "process-second-opener",
    title:
      "a second process that opens a backend for one is told so, while the first works on, and may open it afterwards",
    why: "Two gateways on one folder destroy it; a second one that waits in silence looks like a hang.",
    when: "`durable`, not `replicas`, and the target has `processes`",
    needs: ({ guarantees, reach }) => reach.processes && guarantees.durable && !guarantees.replicas,
    run: async (context) =>
      await withProcesses(context, 2, async ([second, third], module) => {
        assert.ok(second !== undefined && third !== undefined);
        const tenant = context.tenant();
        await put(context, tenant, withTokens("before", ["zzkiwi"]));
        const refused = await second.open(module, context.settings).catch((error: unknown) => error);
        assert.ok(refused instanceof ProcessFailure, "a second process opened a backend that is not for replicas");
        assert.ok(
          refused.code === "misconfigured" || refused.code === "unavailable",
          `the second opener was told ${String(refused.code)}: ${refused.message}`,
        );
        await put(context, tenant, withTokens("beside", ["zzkiwi"]));
        await context.store.close();
        await third.open(module, context.settings);
        assert.equal((await third.insert(tenant, withTokens("after", ["zzkiwi"]))).kind, "inserted");
        await third.end();
        await context.reopen();
        expectSame(
          (await listAll(context, tenant)).map((record) => record.memoryId),
          ["after", "before", "beside"],
          "the records",
        );
      }),
  },
]);
