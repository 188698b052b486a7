import { compareCodePoints, type Hit, type MemoryStore } from "@mgp/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drain, drainChanges } from "./drain.ts";
import { openStore } from "./open-store.ts";
import { call } from "./records.ts";
import { type Command, command } from "./store-commands.ts";
import { StoreModel } from "./store-model.ts";

/** Each run has a tenant of its own in one database. */
interface Tenancy {
  readonly store: MemoryStore;
  readonly tenant: string;
}

async function runBoth(step: Command, { store, tenant }: Tenancy, model: StoreModel): Promise<void> {
  if (step.kind === "insert") {
    const { draft, searchable } = step.item;
    const result = await store.insert(tenant, draft, searchable, step.unless, call());
    expect(result).toEqual(model.insert(step.item, step.unless));
  } else if (step.kind === "replace") {
    const { draft, searchable } = step.item;
    const expected = (model.get(draft.memoryId)?.revision ?? 1) + step.revisionError;
    const result = await store.replace(tenant, draft, step.indexes ? searchable : undefined, expected, call());
    expect(result).toEqual(model.replace(draft, step.indexes ? searchable.tokens : undefined, expected));
  } else if (step.kind === "remove") {
    const expected = (model.get(step.memoryId)?.revision ?? 1) + step.revisionError;
    const result = await store.remove(tenant, step.memoryId, expected, "purge-1", call());
    expect(result).toEqual(model.remove(step.memoryId, expected, "purge-1"));
    expect(await store.get(tenant, [step.memoryId], call())).toEqual([model.get(step.memoryId)]);
  } else if (step.kind === "list") {
    await expectSameList(step, { store, tenant }, model);
  } else {
    const { tokens, filter, limit } = step;
    const hits = await drain((cursor) =>
      store.search(tenant, { tokens, filter, text: "", limit, ...(cursor === undefined ? {} : { cursor }) }, call()),
    );
    const wanted = model.search(tokens, filter);
    expect(hits.map((hit) => hit.record.memoryId).toSorted()).toEqual([...wanted.keys()].toSorted());
    for (const { record, score } of hits) expect(score - 1).toBeCloseTo(wanted.get(record.memoryId) ?? NaN, 9);
    expect(hits).toEqual(inOrder(hits));
  }
}

/** By the store's own scores, then by how new, then by id. */
function inOrder(hits: readonly Hit[]): readonly Hit[] {
  return hits.toSorted(
    (left, right) =>
      right.score - left.score ||
      right.record.updatedAt - left.record.updatedAt ||
      compareCodePoints(left.record.memoryId, right.record.memoryId),
  );
}

async function expectSameList(
  { filter, limit }: Extract<Command, { kind: "list" }>,
  { store, tenant }: Tenancy,
  model: StoreModel,
): Promise<void> {
  const listed = await drain((cursor) =>
    store.list(tenant, filter, { limit, ...(cursor === undefined ? {} : { cursor }) }, call()),
  );
  const wanted = model.list(filter);
  expect(listed).toEqual(wanted);
  expect(await store.operator.count(tenant, filter, call())).toEqual({ count: wanted.length, exact: true });
}

async function expectSameTraces({ store, tenant }: Tenancy, model: StoreModel): Promise<void> {
  const { items } = await drainChanges((cursor) =>
    store.changes(tenant, { limit: 3, ...(cursor === undefined ? {} : { cursor }) }, call()),
  );
  const changes = items.map((change) =>
    change.kind === "record" ? change.record : { memoryId: change.memoryId, revision: change.revision },
  );
  expect(changes).toEqual(model.changes());
  for (const [memoryId, { revision, writeId }] of model.tombstones) {
    expect(await store.operator.lastWrite(tenant, memoryId, call())).toEqual({
      revision,
      writeIds: [writeId],
      purged: true,
    });
  }
}

describe("the store", () => {
  it("answers as a list that is walked over for everything", async () => {
    const { store } = await openStore();
    let runs = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 20, maxLength: 80, size: "max" }), async (steps) => {
        runs += 1;
        const tenancy = { store, tenant: `tenant ${String(runs)}` };
        const model = new StoreModel();
        for (const step of steps) await runBoth(step, tenancy, model);
        await expectSameTraces(tenancy, model);
      }),
      // What fails is shrunk for a while only: each step runs everything again.
      { numRuns: 60, plugins: [fc.interruptAfterTimeLimit(45_000, { failOnInterrupt: true })] },
    );
  }, 120_000);
});
