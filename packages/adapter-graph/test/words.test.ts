import path from "node:path";
import { asking, call, drain, itemOf, laterAnalyser, memoryOf, searchableBy, withTokens } from "@mgp/conformance";
import type { Analyser, InsertItem, MemoryObject } from "@mgp/core";
import { expect, test } from "vitest";
import { graphAdapter } from "../src/index.ts";
import { openStore, temporaryFolder } from "./open-store.ts";

const TENANT = "acme";

test("behind a reindex a gateway of an older analyser reads, and cannot write any more", async () => {
  const file = path.join(await temporaryFolder(), "graph.db");
  const { store } = await openStore({ path: file });
  await store.insert({ tenant: TENANT, ...withTokens("a", ["zzkiwi"]) }, call());
  const context = { now: Date.now, log: () => undefined, analyser: laterAnalyser() };
  await graphAdapter.reindex?.({ path: file }, context, call(), () => undefined);
  const late = store.insert({ tenant: TENANT, ...withTokens("b", ["zzkiwi"]) }, call());
  await expect(late).rejects.toMatchObject({ code: "misconfigured" });
  const { draft } = withTokens("a", []);
  const replaced = store.replace({ tenant: TENANT, draft, expectedRevision: 1 }, call());
  await expect(replaced).rejects.toMatchObject({ code: "misconfigured" });
  expect((await store.list({ tenant: TENANT, filter: {}, page: { limit: 9 } }, call())).items).toHaveLength(1);
  expect(await store.operator.analyserVersion(call())).toBe(laterAnalyser().version);
});

/** Finds a memory by its statement, so often, and nothing else. */
function analyserOf(often: (memory: MemoryObject) => number, before: () => void = () => undefined): Analyser {
  return {
    version: laterAnalyser().version,
    searchableOf: (memory) => {
      before();
      const { statement } = memory.content;
      return searchableBy(
        Array.from({ length: often(memory) }, () => `zz${JSON.stringify(statement).replaceAll('"', "")}`),
      );
    },
  };
}

function saying(memoryId: string, statement: string): InsertItem {
  const { draft } = itemOf(memoryOf(memoryId, { content: { statement } }));
  return { draft, searchable: searchableBy([`zz${statement}`]) };
}

test("a record that changes while its words are made is analysed again, as it is then", async () => {
  const file = path.join(await temporaryFolder(), "graph.db");
  const { store } = await openStore({ path: file });
  for (const id of ["a", "b"]) await store.insert({ tenant: TENANT, ...saying(id, "kiwi") }, call());
  let changed: Promise<unknown> | undefined;
  const analyser = analyserOf(
    () => 1,
    () => {
      // The writer's turn comes while the words of the batch are made.
      changed ??= store.replace({ tenant: TENANT, ...saying("a", "pear"), expectedRevision: 1 }, call());
    },
  );
  const context = { now: Date.now, log: () => undefined, analyser };
  await graphAdapter.reindex?.({ path: file }, context, call(), () => undefined);
  expect(await changed).toMatchObject({ kind: "replaced" });
  for (const [word, id] of [
    ["zzpear", "a"],
    ["zzkiwi", "b"],
  ] as const) {
    const { items } = await store.search({ tenant: TENANT, query: { ...asking(word), filter: {}, limit: 9 } }, call());
    expect(items.map(({ record }) => record.memoryId)).toEqual([id]);
  }
});

test("a search that has begun shows a memory that would be on its first page by now", async () => {
  const file = path.join(await temporaryFolder(), "graph.db");
  const { store } = await openStore({ path: file });
  for (const id of ["a", "b", "c", "d"]) await store.insert({ tenant: TENANT, ...saying(id, "kiwi") }, call());
  const query = { ...asking("zzkiwi"), filter: {}, limit: 2 };
  const first = await store.search({ tenant: TENANT, query }, call());
  const analyser = analyserOf(({ memory_id: id }) => (id === "c" ? 9 : 1));
  const context = { now: Date.now, log: () => undefined, analyser };
  await graphAdapter.reindex?.({ path: file }, context, call(), () => undefined);
  const { cursor = "" } = first;
  const rest = await drain(
    async (from) => await store.search({ tenant: TENANT, query: { ...query, cursor, ...from } }, call()),
  );
  const shown = new Set([...first.items, ...rest].map(({ record }) => record.memoryId));
  expect([...shown].toSorted()).toEqual(["a", "b", "c", "d"]);
});
