import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import {
  asking,
  call,
  drain,
  itemOf,
  LATER_TOKEN,
  laterAnalyser,
  memoryOf,
  searchableBy,
  withTokens,
} from "@mgp/conformance";
import type { Analyser, InsertItem, MemoryObject, MemoryStore, Reindexed } from "@mgp/core";
import { type PostgresServer, startPostgres } from "@mgp/test-servers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { postgresAdapter, type PostgresAdapterOptions } from "../src/index.ts";
import { newSchema, openStore } from "./open-store.ts";

const TENANT = "acme";

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => await server.stop());

async function reindex(options: PostgresAdapterOptions, analyser: Analyser): Promise<Reindexed | undefined> {
  const context = { now: Date.now, log: () => undefined, analyser };
  return await postgresAdapter.reindex?.(options, context, call(), () => undefined);
}

async function insert(store: MemoryStore, id: string): Promise<string> {
  return (await store.insert({ tenant: TENANT, ...withTokens(id, ["zzkiwi"]) }, call())).kind;
}

test("behind a reindex a gateway of an older analyser reads, and cannot write any more", async () => {
  const options = { dsn: server.dsn, schema: newSchema() };
  const before = await openStore(options);
  await insert(before, "a");
  expect(await reindex(options, laterAnalyser())).toEqual({ records: 1, vectors: "none" });
  await expect(insert(before, "b")).rejects.toMatchObject({ code: "misconfigured" });
  const { draft, searchable } = withTokens("a", ["zzpear"]);
  const replaced = before.replace({ tenant: TENANT, draft, searchable, expectedRevision: 1 }, call());
  await expect(replaced).rejects.toMatchObject({ code: "misconfigured" });
  expect((await before.list({ tenant: TENANT, filter: {}, page: { limit: 9 } }, call())).items).toHaveLength(1);
  expect(await before.operator.analyserVersion(call())).toBe(laterAnalyser().version);
});

test("while a reindex runs, gateways of both analysers write, and all is made anew at its end", async () => {
  const options = { dsn: server.dsn, schema: newSchema() };
  const before = await openStore(options);
  const items = Array.from({ length: 600 }, (_, place) => withTokens(`m${place}`, ["zzkiwi"]));
  await before.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call());
  const written: Promise<unknown>[] = [];
  const analyser = laterAnalyser((place) => {
    if (place === 300) written.push(insert(before, "late"));
    if (place === 0 || place === 400) {
      // Of a batch that is done by then, and of one that is at work.
      const { draft } = withTokens(`m${place}`, [], { state: "expired" });
      written.push(before.replace({ tenant: TENANT, draft, expectedRevision: 1 }, call()));
    }
  });
  await reindex(options, analyser);
  for (const result of await Promise.all(written)) expect(result).not.toMatchObject({ kind: "stale" });
  const query = { ...asking(LATER_TOKEN), filter: {}, limit: 1_000 };
  expect((await before.search({ tenant: TENANT, query }, call())).items).toHaveLength(601);
});

test("two runs at the same time make each record's words once", async () => {
  const options = { dsn: server.dsn, schema: newSchema() };
  const before = await openStore(options);
  const items = Array.from({ length: 300 }, (_, place) => withTokens(`m${place}`, ["zzkiwi"]));
  await before.insertMany({ tenant: TENANT, items, stopAtFirstExisting: false }, call());
  let analysed = 0;
  const analyser = laterAnalyser(() => (analysed += 1));
  await Promise.all([reindex(options, analyser), reindex(options, analyser)]);
  expect(analysed).toBe(300);
});

/** Finds a memory by its statement, so often, and nothing else. */
function byStatement(often: (memory: MemoryObject) => number, before: () => void = () => undefined): Analyser {
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
  const options = { dsn: server.dsn, schema: newSchema() };
  const store = await openStore(options);
  await store.insert({ tenant: TENANT, ...saying("m0", "kiwi") }, call());
  let isChanged = false;
  const analyser = byStatement(
    () => 1,
    () => {
      if (isChanged) return;
      isChanged = true;
      // The batch has been read, and nothing else can happen in this process before its words are there.
      const program = fileURLToPath(new URL("replace-process.ts", import.meta.url));
      execFileSync(process.execPath, ["--conditions=@mgp/source", program, options.dsn, options.schema, "pear"]);
    },
  );
  await reindex(options, analyser);
  const query = { ...asking("zzpear"), filter: {}, limit: 9 };
  expect((await store.search({ tenant: TENANT, query }, call())).items).toHaveLength(1);
});

test("a search that has begun shows a memory that would be on its first page by now", async () => {
  const options = { dsn: server.dsn, schema: newSchema() };
  const store = await openStore(options);
  for (const id of ["a", "b", "c", "d"]) await store.insert({ tenant: TENANT, ...saying(id, "kiwi") }, call());
  const query = { ...asking("zzkiwi"), filter: {}, limit: 2 };
  const first = await store.search({ tenant: TENANT, query }, call());
  await reindex(
    options,
    byStatement(({ memory_id: id }) => (id === "c" ? 9 : 1)),
  );
  const { cursor = "" } = first;
  const rest = await drain(
    async (from) => await store.search({ tenant: TENANT, query: { ...query, cursor, ...from } }, call()),
  );
  const shown = new Set([...first.items, ...rest].map(({ record }) => record.memoryId));
  expect([...shown].toSorted()).toEqual(["a", "b", "c", "d"]);
});
