import assert from "node:assert/strict";
import fc from "fast-check";
import type { CaseContext } from "../case-context.ts";
import { casesOf, type ConformanceCase } from "../case.ts";
import { expectFiltered, expectSame } from "../fixtures/expectations.ts";
import { changesOf, findsByWordsOnly, getOne, listAll, listInOrder, searchAll } from "../fixtures/steps.ts";
import { type Command, command } from "../model/commands.ts";
import { StoreModel } from "../model/store-model.ts";

const RUNS = 60;

/**
 * A slow backend is tried with fewer sequences, and one that fails is shrunk for a while only: each step runs all of
 * the sequence again. In milliseconds.
 */
const ENOUGH_MS = 30_000;

interface Step {
  readonly context: CaseContext;
  readonly tenant: string;
  readonly model: StoreModel;
}

async function runBoth(step: Command, { context, tenant, model }: Step): Promise<void> {
  const { store, manifest } = context;
  if (step.kind === "insert") {
    const { draft, searchable } = step.item;
    const result = await store.insert({ tenant, draft, searchable, unless: step.unless }, context.call());
    const item = step.unless === undefined ? step.item : { ...step.item, unless: step.unless };
    expectSame(result, model.insert(item), "insert");
  } else if (step.kind === "replace") {
    const { draft, searchable } = step.item;
    const expected = (model.get(draft.memoryId)?.revision ?? 1) + step.revisionError;
    const result = await store.replace(
      { tenant, draft, searchable: step.indexes ? searchable : undefined, expectedRevision: expected },
      context.call(),
    );
    expectSame(result, model.replace(draft, step.indexes ? searchable.tokens : undefined, expected), "replace");
  } else if (step.kind === "remove") {
    if (!manifest.capabilities.supports_purge) return;
    const expected = (model.get(step.memoryId)?.revision ?? 1) + step.revisionError;
    const { kind } = await store.remove(
      { tenant, memoryId: step.memoryId, expectedRevision: expected, writeId: "purge-1" },
      context.call(),
    );
    assert.equal(kind, model.remove(step.memoryId, expected, "purge-1").kind);
    await context.seen("get", async () =>
      expectSame(await getOne(context, tenant, step.memoryId), model.get(step.memoryId), "get"),
    );
  } else if (step.kind === "list") {
    await context.seen("get", async () => {
      const { filter, order, limit } = step;
      const listed = await listInOrder(context, { tenant, filter, order }, limit);
      expectFiltered(listed, model.records, filter, context.guarantees);
      if (context.guarantees.filters === "all") expectSame(listed, model.list(filter, order), `list by ${order}`);
    });
  } else if (manifest.capabilities.supports_search) {
    await context.seen("search", async () => {
      const hits = await searchAll(context, tenant, step);
      const records = hits.map((hit) => hit.record);
      const holders = model.holders(step.tokens);
      const asStored = records.map((record) => model.get(record.memoryId));
      expectSame(records, asStored, "search answered with other records than are stored");
      expectFiltered(records, holders, step.filter, context.guarantees);
      if (!findsByWordsOnly(context)) return;
      const held = new Set(holders.map((record) => record.memoryId));
      assert.ok(
        records.every((record) => held.has(record.memoryId)),
        "search found a record without any of the words",
      );
    });
  }
}

async function expectSameEnd({ context, tenant, model }: Step): Promise<void> {
  await context.seen("get", async () =>
    expectSame(await listAll(context, tenant), model.list({}), "the list at the end"),
  );
  for (const [memoryId, { revision, writeId }] of model.tombstones) {
    const trace = await context.store.operator.lastWrite({ tenant, memoryId }, context.call());
    expectSame(trace, { revision, writeIds: [writeId], purged: true }, "lastWrite");
  }
  if (context.guarantees.changes === "none") return;
  const { items } = await changesOf(context, tenant, { limit: 3 });
  const changes = items.map((change) =>
    change.kind === "record" ? change.record : { memoryId: change.memoryId, revision: change.revision },
  );
  expectSame(changes, model.changes(), "the change feed at the end");
}

export const modelCases: readonly ConformanceCase[] = casesOf("model", [
  {
    id: "model",
    title: "any sequence of operations is answered as a list would that is walked over for everything",
    why: "Faults that no single case thinks of are in the meeting of two operations.",
    run: async (context) => {
      await fc.assert(
        fc.asyncProperty(fc.array(command, { minLength: 10, maxLength: 60, size: "max" }), async (steps) => {
          const step: Step = { context, tenant: context.tenant(), model: new StoreModel() };
          for (const one of steps) await runBoth(one, step);
          await expectSameEnd(step);
        }),
        { numRuns: RUNS, seed: context.seed, plugins: [fc.interruptAfterTimeLimit(ENOUGH_MS)] },
      );
    },
  },
]);
