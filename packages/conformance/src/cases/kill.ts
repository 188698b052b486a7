import assert from "node:assert/strict";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { expectSame } from "../fixtures/expectations.ts";
import { withTokens } from "../fixtures/items.ts";
import { getOne, listAll, put } from "../fixtures/steps.ts";
import { ProcessFailure, type StoreProcess, withProcesses } from "../processes/store-process.ts";

const LANES = 4;

/** When a process is killed: as soon as so many writes are acknowledged, or in the middle of a write to a file. */
interface Kill {
  readonly acknowledged: number;
  readonly tornWrite?: number;
}

/** At any point: what an engine of its own does meanwhile is left to chance. */
const KILLS: readonly Kill[] = [1, 40, 150].map((acknowledged) => ({ acknowledged }));

/**
 * In a write through `node:fs`, where chance is not needed; the fourth is the second record's where each takes a
 * journal's line and a file. A store that writes by other ways is killed at the number of acknowledged writes.
 */
const TORN: readonly Kill[] = [1, 2, 3, 4].map((tornWrite) => ({ acknowledged: 16, tornWrite }));

/** Writes records of one round on one lane until the process has ended. */
async function writeUntilKilled(
  one: StoreProcess,
  { acknowledged: enough }: Kill,
  lane: { readonly tenant: string; readonly name: string; readonly acknowledged: Set<string>; readonly before: number },
): Promise<void> {
  for (let number = 0; ; number++) {
    const id = `${lane.name}-${String(number)}`;
    const item = withTokens(id, ["zzkiwi"], { body: JSON.stringify({ id, filler: "x".repeat(2_000) }) });
    try {
      await one.insert(lane.tenant, item);
    } catch (error) {
      if (error instanceof ProcessFailure && error.code === undefined) return;
      throw error;
    }
    lane.acknowledged.add(id);
    if (lane.acknowledged.size === lane.before + enough) await one.kill();
  }
}

/** Lets a process write until it is killed. @returns whether that was in the middle of a write to a file */
async function writeAndKill(
  context: CaseContext,
  kill: Kill,
  round: { readonly tenant: string; readonly name: string; readonly acknowledged: Set<string> },
): Promise<boolean> {
  const before = round.acknowledged.size;
  await withProcesses(context, 1, async ([one], module) => {
    assert.ok(one !== undefined);
    await one.open(module, context.settings, kill.tornWrite);
    const lanes = Array.from({ length: LANES }, async (_, lane) => {
      await writeUntilKilled(one, kill, { ...round, name: `${round.name}-${String(lane)}`, before });
    });
    await Promise.all(lanes);
  });
  return round.acknowledged.size < before + kill.acknowledged;
}

/** All that was acknowledged is there, all that is there is whole, and the store goes on. */
async function expectWhole(context: CaseContext, tenant: string, acknowledged: ReadonlySet<string>): Promise<void> {
  const found = new Map((await listAll(context, tenant, {}, 1_000)).map((record) => [record.memoryId, record]));
  expectSame(
    [...acknowledged].filter((id) => !found.has(id)),
    [],
    "acknowledged writes are lost",
  );
  for (const [id, { body }] of found) {
    if (id.startsWith("k"))
      assert.ok(body.includes(JSON.stringify(id)) && body.endsWith(`"}`), `half of ${id} was stored`);
  }
  const revision = (await getOne(context, tenant, "counter"))?.revision ?? 0;
  const { draft } = withTokens("counter", []);
  const { kind } = await context.store.replace({ tenant, draft, expectedRevision: revision }, context.call());
  assert.equal(kind, "replaced", "a record from before the process was killed cannot be replaced");
}

export const killCases: readonly ConformanceCase[] = casesOf("processes", [
  {
    id: "process-kill",
    title: "a process that is killed at any point has lost no write that it acknowledged, and left none half",
    why: "`durable` promises exactly this, and the gateway acknowledges on the strength of it; a file that is written anew in its place is empty, or half, for a moment at each write.",
    when: "`durable` and the target has `processes`",
    needs: ({ guarantees, reach }) => reach.processes && guarantees.durable,
    run: async (context) => {
      const tenant = context.tenant();
      const acknowledged = new Set<string>();
      await put(context, tenant, withTokens("counter", ["zzkiwi"]));
      for (const [place, kill] of [...KILLS, ...TORN].entries()) {
        if (!context.guarantees.replicas) await context.store.close();
        const wasTorn = await writeAndKill(context, kill, { tenant, name: `k${String(place)}`, acknowledged });
        await context.reopen();
        await expectWhole(context, tenant, acknowledged);
        // It does not write through node:fs.
        if (kill.tornWrite !== undefined && !wasTorn) return;
      }
    },
  },
]);
